import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { isFunction, isInside, someNode, walk, type CallExpression, type FunctionNode, type Node, type Variable } from '../ast/index.js';
import { indented, indentOf, lineBreakOf, usesSemicolons } from './layout.js';

type SourceCode = Readonly<TSESLint.SourceCode>;

export interface GiveBackRequest {
  readonly sourceCode: SourceCode;
  /** The statement that takes it into a constant. */
  readonly statement: Node;
  readonly variable: Variable;
  readonly fn: FunctionNode;
  /** The calls that give it back now. */
  readonly releases: readonly CallExpression[];
  /** How it is given back where nothing does: `client.release()`. */
  readonly call: string;
  /** What undoes a transaction that it is left in. */
  readonly undo: string | null;
}

type Edit = (fixer: TSESLint.RuleFixer) => readonly TSESLint.RuleFix[];

/**
 * Gives back in `finally` what is taken: what stands behind goes into a `try`, the calls that gave it back go. Null where that would
 * change what the code does, or lose a comment.
 */
export function giveBackInFinally(request: GiveBackRequest): Edit | null {
  const { sourceCode, statement, fn, releases, undo } = request;
  const block = statement.parent;
  if (block?.type !== 'BlockStatement' || statement.type !== 'VariableDeclaration' || statement.declarations.length !== 1) return null;
  const giving = releases.map(statementOf);
  if (giving.some((each) => each === null || sourceCode.getCommentsInside(each).length > 0)) return null;
  const texts = new Set(giving.map((each) => (each ? sourceCode.getText(each).replace(/;$/u, '') : '')));
  if (texts.size > 1 || releases.some((each) => each.arguments.length > 0 && each.callee.type === 'MemberExpression' && each.arguments[0]?.type !== 'Identifier')) return null;
  const rest = block.body.slice(block.body.indexOf(statement) + 1);
  const [first, last] = [rest[0], rest.at(-1)];
  if (!first || !last || !fn.async || !isEndedByLastUse(rest, giving, request.variable) || returnsUnawaited(rest, request.variable)) return null;
  const text = [...texts][0] ?? request.call;
  const end = usesSemicolons(sourceCode) ? ';' : '';
  const attempt = rest.find((each) => each.type === 'TryStatement');
  if (attempt?.type === 'TryStatement' && !attempt.finalizer && giving.every((each) => each && isInside(each, attempt))) {
    const isLater = (node: Node): boolean => rest.indexOf(attempt) < rest.findIndex((each) => isInside(node, each));
    if (request.variable.references.some(({ identifier }) => isLater(identifier)) || (undo !== null && !attempt.handler)) return null;
    return undo === null ? (fixer) => [fixer.replaceText(attempt, addFinalizer(sourceCode, attempt, giving, `${text}${end}`))] : null;
  }
  // One that stands in a branch of its own is more than the end of the code.
  if (giving.some((each) => each?.parent !== block && !isBeforeExit(each as TSESTree.Statement))) return null;
  return (fixer) => {
    const range: [number, number] = [first.range[0], last.range[1]];
    const body = without(sourceCode, range, giving.flatMap((each) => (each ? [each] : [])));
    const caught = undo === null ? null : [`await ${request.variable.name}.${undo}${end}`, `throw err${end}`];
    return [fixer.replaceTextRange(range, print(sourceCode, { statement, first, body, caught, text: `${text}${end}` }))];
  };
}

/** The `try` that is there already, with a `finally`. */
function addFinalizer(sourceCode: SourceCode, attempt: Node, giving: readonly (Node | null)[], text: string): string {
  const body = without(sourceCode, attempt.range, giving.flatMap((each) => (each ? [each] : [])));
  if (attempt.loc.start.line === attempt.loc.end.line) return `${body} finally { ${text} }`;
  const lineBreak = lineBreakOf(sourceCode);
  const indent = indentOf(sourceCode, attempt);
  return `${body} finally {${lineBreak}${indent}${stepOf(sourceCode, indent)}${text}${lineBreak}${indent}}`;
}

/** What one step to the right is in a file. */
function stepOf({ text }: SourceCode, indent: string): string {
  if (indent.includes('\t')) return '\t';
  return indent.length > 0 && indent.length % 4 === 0 && !/\n {2}\S/u.test(text) ? '    ' : '  ';
}

function statementOf(call: CallExpression): TSESTree.Statement | null {
  const outer = call.parent.type === 'AwaitExpression' ? call.parent : call;
  return outer.parent?.type === 'ExpressionStatement' ? outer.parent : null;
}

/** `client.release(); return null;`, `client.release(); throw err;` */
function isBeforeExit(statement: Node): boolean {
  const list = statement.parent?.type === 'BlockStatement' ? statement.parent.body : [];
  const next = list[list.indexOf(statement as TSESTree.Statement) + 1];
  return next?.type === 'ReturnStatement' || next?.type === 'ThrowStatement';
}

/** Whether nothing that takes long follows where it is given back now: it would be held for that time. */
function isEndedByLastUse(rest: readonly Node[], giving: readonly (Node | null)[], variable: Variable): boolean {
  const uses = [...variable.references.map(({ identifier }) => identifier.range[1]), ...giving.map((each) => each?.range[1] ?? 0)];
  const last = Math.max(...uses);
  return !rest.some((each) => someNode(each, (node) => node.type === 'AwaitExpression' && node.range[0] > last));
}

/** `return client.query(…);`: the promise would be settled after `finally`. */
function returnsUnawaited(rest: readonly Node[], variable: Variable): boolean {
  const isUse = (node: Node): boolean => variable.references.some(({ identifier }) => identifier === node);
  let found = false;
  for (const statement of rest) {
    walk(statement, (node) => {
      if (found || isFunction(node)) return false;
      if (node.type === 'ReturnStatement' && node.argument && node.argument.type !== 'AwaitExpression') found = isPromiseOf(node.argument, isUse);
      return !found;
    });
  }
  return found;
}

function isPromiseOf(node: Node, isUse: (node: Node) => boolean): boolean {
  return node.type === 'CallExpression' && someNode(node, isUse);
}

/** The text of a range without some of its statements, each with the rest of its line where it stands alone on one. */
function without({ text }: SourceCode, [start, end]: readonly [number, number], statements: readonly Node[]): string {
  let kept = '';
  let at = start;
  for (const { range } of [...statements].sort((a, b) => a.range[0] - b.range[0])) {
    const before = /[ \t]*$/u.exec(text.slice(at, range[0]))?.[0].length ?? 0;
    const after = /^[ \t]*(?:\r?\n)?/u.exec(text.slice(range[1], end))?.[0] ?? '';
    const isAlone = text[range[0] - before - 1] === '\n' && (after.endsWith('\n') || range[1] + after.length >= end);
    kept += text.slice(at, isAlone ? range[0] - before : range[0]);
    at = range[1] + (isAlone || !after.includes('\n') ? after.length : 0);
  }
  return `${kept}${text.slice(at, end)}`.trimEnd();
}

interface Parts {
  readonly statement: Node;
  readonly first: Node;
  readonly body: string;
  readonly caught: readonly string[] | null;
  readonly text: string;
}

function print(sourceCode: SourceCode, { statement, first, body, caught, text }: Parts): string {
  const handler = (open: string, close: string): string => (caught ? `catch (err) {${open}${caught.join(open)}${close}} ` : '');
  if (first.loc.start.line === statement.loc.end.line) return `try { ${body} } ${handler(' ', ' ')}finally { ${text} }`;
  const lineBreak = lineBreakOf(sourceCode);
  const indent = indentOf(sourceCode, first);
  const step = stepOf(sourceCode, indent);
  const inner = `${lineBreak}${indent}${step}`;
  return `try {${inner}${indented(body, step)}${lineBreak}${indent}} ${handler(inner, `${lineBreak}${indent}`)}finally {${inner}${text}${lineBreak}${indent}}`;
}
