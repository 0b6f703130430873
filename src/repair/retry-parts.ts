import type { TSESLint } from '@typescript-eslint/utils';
import type { Node } from '../ast/index.js';
import type { Retry } from '../semantics/types.js';
import { indentOf, lineBreakOf, startsLine } from './layout.js';
import { printAtom } from './set-option.js';

type SourceCode = Readonly<TSESLint.SourceCode>;

/** Between half of a time and all of it: those who failed together do not come back together. */
const JITTER = '(0.5 + Math.random() / 2)';

/** `await new Promise((resolve) => setTimeout(resolve, 100 * 2 ** attempt * (0.5 + Math.random() / 2)))` */
export function printPause(counter: string | null): string {
  const ms = counter === null ? `1000 * ${JITTER}` : `100 * 2 ** ${counter} * ${JITTER}`;
  return `await new Promise((resolve) => setTimeout(resolve, ${ms}))`;
}

/** Puts statements first in a block: on lines of their own where its own are. */
export function startBlock(fixer: TSESLint.RuleFixer, sourceCode: SourceCode, block: Extract<Node, { type: 'BlockStatement' }>, lines: readonly string[]): TSESLint.RuleFix {
  const [first] = block.body;
  const start: TSESLint.AST.Range = [block.range[0], block.range[0] + 1];
  if (first && startsLine(sourceCode, first)) {
    const gap = `${lineBreakOf(sourceCode)}${indentOf(sourceCode, first)}`;
    return fixer.insertTextAfterRange(start, lines.map((line) => `${gap}${line}`).join(''));
  }
  const isOneLine = block.loc.start.line === block.loc.end.line;
  const joined = lines.map((line) => (line.endsWith(';') ? line : `${line};`)).join(' ');
  if (isOneLine) return fixer.insertTextAfterRange(start, ` ${joined}${first ? '' : ' '}`);
  const gap = `${lineBreakOf(sourceCode)}${indentOf(sourceCode, block)}  `;
  return fixer.insertTextAfterRange(start, lines.map((line) => `${gap}${line}`).join(''));
}

/** Leaves a part of a wait that is written out to chance. */
export function jitterPause(sourceCode: SourceCode, { node, body, failure, pause: ms }: Retry): ((fixer: TSESLint.RuleFixer) => TSESLint.RuleFix[]) | null {
  const isInside = (root: Node | null): boolean => root !== null && ms !== null && ms.range[0] >= root.range[0] && ms.range[1] <= root.range[1];
  const isOwn = ms !== null && rootOf(ms) === sourceCode.ast && (isInside(node) || isInside(body) || isInside(failure));
  if (!ms || !isOwn || (ms.parent?.type !== 'CallExpression' && ms.parent?.type !== 'NewExpression')) return null;
  return (fixer) => {
    const text = printAtom(sourceCode, ms);
    const isTyped = text.startsWith('(');
    return [isTyped ? fixer.replaceText(ms, `${text} * ${JITTER}`) : fixer.insertTextAfter(ms, ` * ${JITTER}`)];
  };
}

function rootOf(node: Node): Node {
  let at = node;
  while (at.parent) at = at.parent;
  return at;
}


type Inserts = (fixer: TSESLint.RuleFixer) => TSESLint.RuleFix[];

/** Puts a pause where a `catch` goes on to the next attempt. Null where it leaves at its end. */
export function pauseAtEnd(sourceCode: SourceCode, block: Extract<Node, { type: 'BlockStatement' }>, text: string): Inserts | null {
  const last = block.body.at(-1);
  if (!last) return (fixer) => [startBlock(fixer, sourceCode, block, [text])];
  if (last.type === 'ThrowStatement' || last.type === 'ReturnStatement' || last.type === 'BreakStatement') return null;
  const gap = startsLine(sourceCode, last) ? `${lineBreakOf(sourceCode)}${indentOf(sourceCode, last)}` : ' ';
  if (last.type === 'ContinueStatement') return (fixer) => [fixer.insertTextBefore(last, `${text}${gap}`)];
  const end = sourceCode.getLastToken(last)?.value ?? ';';
  // `() => {}` ends with a bracket, and may still go on.
  const isOpen = gap === ' ' && end !== ';' && (end !== '}' || /^(Expression|Variable)/u.test(last.type));
  // A comment behind the last statement stays with it.
  const comment = sourceCode.getCommentsAfter(last).findLast((each) => each.loc.start.line === last.loc.end.line);
  return (fixer) => [fixer.insertTextAfter(comment ?? last, `${isOpen ? ';' : ''}${comment?.type === 'Line' && gap === ' ' ? '\n' : gap}${text}`)];
}

/** Puts a pause before the statement of an `async` function that a call is in. */
export function pauseBefore(sourceCode: SourceCode, call: Node, around: Node, text: string): Inserts | null {
  let statement: Node = call;
  while (statement.parent && statement.parent.type !== 'BlockStatement' && statement.parent !== around) statement = statement.parent;
  if (statement.parent?.type !== 'BlockStatement') return null;
  const gap = startsLine(sourceCode, statement) ? `${lineBreakOf(sourceCode)}${indentOf(sourceCode, statement)}` : ' ';
  return (fixer) => [fixer.insertTextBefore(statement, `${text}${text.endsWith(';') || gap !== ' ' ? '' : ';'}${gap}`)];
}
