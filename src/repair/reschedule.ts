import type { TSESLint } from '@typescript-eslint/utils';
import { someNode, wrapped, type CallExpression, type FunctionNode, type NewExpression, type Node } from '../ast/index.js';
import { indentOf, lineBreakOf, usesSemicolons } from './layout.js';
import { oncePerFile } from './once-per-file.js';

type SourceCode = Readonly<TSESLint.SourceCode>;

/**
 * `setInterval(async () => { … }, 5000);` becomes a function that sets the timer for its next run when it has ended, whether that failed
 * or not. Null where somebody holds the timer, or the function is more than its body.
 */
export function reschedule(sourceCode: SourceCode, call: CallExpression | NewExpression, fn: FunctionNode): ((fixer: TSESLint.RuleFixer) => readonly TSESLint.RuleFix[]) | null {
  const statement = wrapped(call).parent;
  const [callback, delay] = call.arguments;
  if (statement?.type !== 'ExpressionStatement' || call.type !== 'CallExpression' || call.callee.type !== 'Identifier' || call.arguments.length !== 2 || callback !== fn || !delay) return null;
  const { body } = fn;
  const isPlain = fn.params.length === 0 && !fn.generator && (fn.type === 'ArrowFunctionExpression' || (fn.type === 'FunctionExpression' && fn.id === null));
  const mentions = (test: (node: Node) => boolean): boolean => someNode(body, test);
  if (!isPlain || !isConstant(delay) || mentions((node) => node.type === 'ThisExpression' || (node.type === 'Identifier' && node.name === 'arguments'))) return null;
  if (sourceCode.getCommentsInside(statement).length > sourceCode.getCommentsInside(body).length || (body.type === 'BlockStatement' && !fn.async)) return null;
  const name = ['run', 'runAgain', 'runNext'].find((each) => !mentionedIn(sourceCode).has(each));
  if (name === undefined) return null;
  return (fixer) => [fixer.replaceText(statement, print(sourceCode, { statement, body, delay: sourceCode.getText(delay), name }))];
}

/** Every name that a file mentions, of whatever it is. */
const mentionedIn = oncePerFile(({ ast }) => new Set(ast.tokens.filter(({ type }) => (type as string) === 'Identifier').map(({ value }) => value)));

/** What gives the same each time it is read, and does nothing else. */
function isConstant(node: Node): boolean {
  if (node.type === 'Literal' || node.type === 'Identifier') return true;
  if (node.type === 'MemberExpression') return !node.computed && isConstant(node.object);
  return node.type === 'BinaryExpression' && isConstant(node.left) && isConstant(node.right);
}

function print(sourceCode: SourceCode, { statement, body, delay, name }: { statement: Node; body: Node; delay: string; name: string }): string {
  const end = usesSemicolons(sourceCode) ? ';' : '';
  const text = sourceCode.getText(body);
  const again = `setTimeout(${name}, ${delay})${end}`;
  const isOneLine = body.loc.start.line === body.loc.end.line;
  if (isOneLine) {
    const work = body.type === 'BlockStatement' ? text.slice(1, -1).trim() : `${body.type === 'AwaitExpression' ? text : `await ${text}`}${end}`;
    return `setTimeout(async function ${name}() { try { ${work} } finally { ${again} } }, ${delay})${end}`;
  }
  const lineBreak = lineBreakOf(sourceCode);
  const indent = indentOf(sourceCode, statement);
  const step = indent.includes('\t') || /\n\t/u.test(text) ? '\t' : /\n( +)\S/u.exec(text.slice(0, 400))?.[1]?.slice(indent.length) || '  ';
  const inner = `${indent}${step}`;
  const work = body.type === 'BlockStatement' ? shifted(text, step) : `{${lineBreak}${inner}${step}${body.type === 'AwaitExpression' ? '' : 'await '}${shifted(text, step)}${end}${lineBreak}${inner}}`;
  return [
    `setTimeout(async function ${name}() {`, `${inner}try ${work} finally {`, `${inner}${step}${again}`, `${inner}}`, `${indent}}, ${delay})${end}`,
  ].join(lineBreak);
}

/** Moves lines to the right, but for those inside a template, whose text they are. */
function shifted(text: string, step: string): string {
  let isInTemplate = false;
  return text.split('\n').map((line, index) => {
    const moved = index > 0 && !isInTemplate && line.trim() !== '' ? `${step}${line}` : line;
    if ((line.match(/(?<!\\)`/gu) ?? []).length % 2 === 1) isInTemplate = !isInTemplate;
    return moved;
  }).join('\n');
}
