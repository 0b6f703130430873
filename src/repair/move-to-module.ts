import type { TSESLint } from '@typescript-eslint/utils';
import type { Node, Variable } from '../ast/index.js';
import { indentOf, lineBreakOf, startWithComments } from './layout.js';

type SourceCode = Readonly<TSESLint.SourceCode>;

/** `const db = createDb();` in a function, whose right side means the same in module scope. */
export interface MoveRequest {
  readonly statement: Node;
  readonly name: string;
  readonly value: Node;
  /** What must be there before the value can be made. */
  readonly behind: readonly Variable[];
}

export interface MovePlan {
  /** What several repairs of one pass do once, all of them meaning the same. */
  readonly shared?: { readonly key: string; readonly edit: (fixer: TSESLint.RuleFixer) => readonly TSESLint.RuleFix[] };
  readonly edit: (fixer: TSESLint.RuleFixer) => readonly TSESLint.RuleFix[];
}

/** Moves a constant out of a function, in front of the statement of module scope that the function is in. Null where its name means something else there, or what it needs is not there yet. */
export function moveToModule(sourceCode: SourceCode, request: MoveRequest): MovePlan | null {
  const { statement, name, value, behind } = request;
  const home = findTopStatement(statement);
  if (!home || !isPlain(sourceCode, statement)) return null;
  const isAbove = (variable: Variable): boolean => variable.defs.every(({ type, name: at }) => type === 'ImportBinding' || type === 'FunctionName' || at.range[1] <= home.range[0]);
  if (!behind.every(isAbove)) return null;
  const there = findThere(sourceCode, statement, name);
  if (there === 'taken') return null;
  const text = printMoved(sourceCode, statement);
  if (there && sourceCode.getText(there) !== sourceCode.getText(value)) return null;
  const lineBreak = lineBreakOf(sourceCode);
  return {
    ...(there ? {} : { shared: { key: `${name}=${text}`, edit: (fixer) => [fixer.insertTextBefore(startWithComments(sourceCode, home), `${text}${lineBreak}${lineBreak}`)] } }),
    edit: (fixer) => [fixer.removeRange(rangeOfLine(sourceCode, statement))],
  };
}

function findTopStatement(node: Node): Node | null {
  let at: Node = node;
  while (at.parent && at.parent.type !== 'Program') at = at.parent;
  return at.parent && at !== node ? at : null;
}

/** A statement of its own, with no comment that a move could lose. */
function isPlain(sourceCode: SourceCode, statement: Node): boolean {
  return statement.parent?.type === 'BlockStatement' && sourceCode.getCommentsInside(statement).length === 0;
}

/** What the name stands for around the function: nothing, something else, or the value of a constant that was moved before. */
function findThere(sourceCode: SourceCode, statement: Node, name: string): Node | 'taken' | null {
  const own = sourceCode.getScope(statement);
  for (let scope = own.upper; scope; scope = scope.upper) {
    const found = scope.set.get(name);
    if (!found || found.defs.length === 0) continue;
    const [definition] = found.defs;
    const isTop = scope.type === 'module' || scope.block.type === 'Program';
    if (!isTop || definition?.type !== 'Variable' || definition.parent.kind !== 'const' || definition.node.range[0] > statement.range[0]) return 'taken';
    return definition.node.init ?? 'taken';
  }
  return null;
}

function printMoved(sourceCode: SourceCode, statement: Node): string {
  const indent = indentOf(sourceCode, statement);
  const text = sourceCode.getText(statement);
  return text.includes('`') ? text : text.replaceAll(`\n${indent}`, '\n');
}

/** The statement with the rest of its line, where nothing else stands on it. */
function rangeOfLine({ text }: SourceCode, { range: [start, end] }: Node): [number, number] {
  const before = /[ \t]*$/.exec(text.slice(0, start))?.[0].length ?? 0;
  const isFirst = start - before === 0 || text[start - before - 1] === '\n';
  const after = /^[ \t]*(?:\r?\n)?/.exec(text.slice(end))?.[0] ?? '';
  if (isFirst && after.endsWith('\n')) {
    // A blank line that stood behind it at the top of a block goes, too.
    const opens = /\{[ \t]*\r?\n$/.test(text.slice(0, start - before));
    const blank = opens ? (/^[ \t]*\r?\n/.exec(text.slice(end + after.length))?.[0].length ?? 0) : 0;
    return [start - before, end + after.length + blank];
  }
  return [start, end + (after.endsWith('\n') ? 0 : after.length)];
}
