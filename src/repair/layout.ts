import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { startWithDecorators, type Node } from '../ast/index.js';
import { oncePerFile } from './once-per-file.js';

type SourceCode = Readonly<TSESLint.SourceCode>;
type Token = TSESLint.AST.Token | TSESTree.Comment;

/** What breaks the lines of a file. */
export const lineBreakOf = oncePerFile(({ text }) => /\r?\n/.exec(text)?.[0] ?? '\n');

/** The white space that the line of a node begins with. */
export function indentOf({ lines }: SourceCode, node: Node | Token): string {
  return /^\s*/.exec(lines[node.loc.start.line - 1] ?? '')?.[0] ?? '';
}

/** Whether no other code stands before a node on its line. */
export function startsLine(sourceCode: SourceCode, node: Node | Token): boolean {
  const before = sourceCode.getTokenBefore(node);
  return before === null || before.loc.end.line < node.loc.start.line;
}

/** What stands between a statement and one that is written behind it: a line break, or, on one line, the end that it may lack. */
export function separatorBehind(sourceCode: SourceCode, statement: Node): string {
  if (startsLine(sourceCode, statement)) return `${lineBreakOf(sourceCode)}${indentOf(sourceCode, statement)}`;
  return sourceCode.getLastToken(statement)?.value === ';' ? ' ' : '; ';
}

/** Comments that are about all that follows, or about the whole file. */
const WIDE = /^\s*(@ts-(no)?check|eslint-(disable|enable)(?!-)|eslint-env|eslint |globals? )/;

/**
 * Where a node begins, with its decorators and the comments directly above it: a directive among them is about the line below. Not a
 * comment behind other code.
 */
export function startWithComments(sourceCode: SourceCode, node: Node | Token): Node | Token {
  let start: Node | Token = 'parent' in node ? startWithDecorators(node as Node) : node;
  const before = sourceCode.getTokenBefore(start);
  for (const comment of sourceCode.getCommentsBefore(start).reverse()) {
    const isBehind = before?.loc.end.line === comment.loc.start.line && comment.loc.end.line < start.loc.start.line;
    const isAbove = start.loc.start.line - comment.loc.end.line <= 1;
    if (isBehind || !isAbove || WIDE.test(comment.value) || (comment.type as string) === 'Shebang') break;
    start = comment;
  }
  return start;
}

/** A node with the parentheses around it, but not those of its parent: `((a, b))` in `call((a, b))`. */
export function withParentheses(sourceCode: SourceCode, node: Node): { start: Node | Token; end: Node | Token } {
  let [start, end]: [Node | Token, Node | Token] = [node, node];
  for (;;) {
    const [before, after]: (TSESLint.AST.Token | null)[] = [sourceCode.getTokenBefore(start), sourceCode.getTokenAfter(end)];
    if (before?.value !== '(' || after?.value !== ')' || after.range[1] >= (node.parent?.range[1] ?? 0)) return { start, end };
    [start, end] = [before, after];
  }
}

/** Adds items behind the last one of a list: each on a line of its own where the last one has one, too. */
export function appendItems(
  fixer: TSESLint.RuleFixer,
  sourceCode: SourceCode,
  { start, end }: { readonly start: Node | Token; readonly end: Node | Token },
  isMultiLine: boolean,
  items: readonly string[],
): TSESLint.RuleFix[] {
  const next = sourceCode.getTokenAfter(end);
  const comma = next?.value === ',' ? next : null;
  const last = comma ?? end;
  // A comment behind the last item stays with it.
  const comment = sourceCode.getCommentsAfter(last).findLast((each) => each.loc.start.line === last.loc.end.line);
  if (!isMultiLine && comment?.type !== 'Line') {
    const text = items.join(', ');
    if (!comma) return [fixer.insertTextAfter(end, `, ${text}`)];
    const isLineEnd = sourceCode.getTokenAfter(comma)?.loc.start.line !== comma.loc.end.line;
    return [fixer.insertTextAfter(comma, ` ${text}${isLineEnd ? ',' : ''}`)];
  }
  const lineBreak = `${lineBreakOf(sourceCode)}${indentOf(sourceCode, start)}`;
  const lines = `${lineBreak}${items.join(`,${lineBreak}`)}`;
  if (comma) return [fixer.insertTextAfter(comment ?? comma, `${lines},`)];
  return comment ? [fixer.insertTextAfter(end, ','), fixer.insertTextAfter(comment, lines)] : [fixer.insertTextAfter(end, `,${lines}`)];
}

/** Whether the first statement of a file ends with a semicolon. */
export function usesSemicolons(sourceCode: SourceCode): boolean {
  const [first] = sourceCode.ast.body;
  return !first || sourceCode.getLastToken(first)?.value === ';' || !/^(Import|Variable|Expression)/.test(first.type);
}

/** One step of indentation in a file. */
export const unitOf = oncePerFile(({ lines }) => {
  const first = /^(\t|  +)(?=[\w}'"(])/.exec(lines.find((line) => /^(\t|  +)(?=[\w}'"(])/.test(line)) ?? '')?.[1];
  return first === undefined || first.length > 4 ? '  ' : first;
});

/** Moves lines to the right, but for those inside a template, whose text they are. */
export function indented(body: string, step: string): string {
  let isInTemplate = false;
  return body.split('\n').map((line, index) => {
    const moved = index > 0 && !isInTemplate && line.trim() !== '' ? `${step}${line}` : line;
    if ((line.match(/(?<!\\)`/gu) ?? []).length % 2 === 1) isInTemplate = !isInTemplate;
    return moved;
  }).join('\n');
}
