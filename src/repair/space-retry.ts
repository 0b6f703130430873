import type { TSESLint } from '@typescript-eslint/utils';
import { findEnclosingFunction, isFunction, type Node } from '../ast/index.js';
import type { Retry } from '../semantics/types.js';
import { usesSemicolons } from './layout.js';
import { pauseAtEnd, pauseBefore, printPause, startBlock } from './retry-parts.js';
import { setOptions } from './set-option.js';

type SourceCode = Readonly<TSESLint.SourceCode>;
type Edit = (fixer: TSESLint.RuleFixer, locals: readonly string[]) => TSESLint.RuleFix[] | null;

/** Has a hand-written retry wait between its attempts. Null for shapes that this cannot be added to. */
export function spaceRetry(sourceCode: SourceCode, retry: Retry): Edit | null {
  if (isShadowed(sourceCode, retry.node, 'setTimeout') || isShadowed(sourceCode, retry.node, 'Promise')) return null;
  const edit = retry.kind === 'loop' ? spaceLoop(sourceCode, retry) : spaceRecursion(sourceCode, retry);
  return edit && ((fixer) => edit(fixer, []));
}

function spaceLoop(sourceCode: SourceCode, { node, failure }: Retry): Edit | null {
  const end = usesSemicolons(sourceCode) ? ';' : '';
  if (node.type === 'ForStatement' && node.body.type === 'BlockStatement') {
    const counter = countsUp(node);
    const { body } = node;
    if (counter) return (fixer) => [startBlock(fixer, sourceCode, body, [`if (${counter.name} > ${counter.from}) ${printPause(counter.from === 0 ? counter.name : `(${counter.name} - 1)`)}${end}`])];
  }
  if (failure?.type !== 'CatchClause') return null;
  const counter = counterIn(node);
  return pauseAtEnd(sourceCode, failure.body, `${printPause(counter)}${end}`);
}

function spaceRecursion(sourceCode: SourceCode, { node, body, failure }: Retry): Edit | null {
  if (node.type !== 'CallExpression' || !isFunction(body)) return null;
  const end = usesSemicolons(sourceCode) ? ';' : '';
  const text = `${printPause(parameterThatGrows(node, body))}${end}`;
  const around = findEnclosingFunction(node);
  if (around && around === failure && around.body === node && around.type === 'ArrowFunctionExpression') {
    if (sourceCode.getTokenBefore(node)?.value === '(' && sourceCode.getTokenAfter(node)?.value === ')' && (sourceCode.getTokenBefore(node)?.range[0] ?? 0) > around.range[0]) return null;
    return (fixer) => [
      ...(around.async ? [] : [fixer.insertTextBefore(around, 'async ')]), fixer.insertTextBefore(node, `{ ${text}${end === '' ? ';' : ''} return `), fixer.insertTextAfter(node, `${end} }`),
    ];
  }
  return around?.async === true ? pauseBefore(sourceCode, node, around, text) : null;
}

/** `let i = 0; …; i++` */
function countsUp(loop: Extract<Node, { type: 'ForStatement' }>): { name: string; from: number } | null {
  const declared = loop.init?.type === 'VariableDeclaration' && loop.init.declarations.length === 1 ? loop.init.declarations[0] : null;
  const name = declared?.id.type === 'Identifier' ? declared.id.name : null;
  const from = declared?.init?.type === 'Literal' ? declared.init.value : null;
  return name !== null && (from === 0 || from === 1) && loop.update && increments(loop.update) === name ? { name, from } : null;
}

/** The variable that a node adds one to. */
function increments(node: Node): string | null {
  if (node.type === 'UpdateExpression') return node.operator === '++' && node.argument.type === 'Identifier' ? node.argument.name : null;
  if (node.type !== 'AssignmentExpression' || node.operator !== '+=' || node.left.type !== 'Identifier') return null;
  return node.right.type === 'Literal' && node.right.value === 1 ? node.left.name : null;
}

/** A variable that a loop counts its attempts with, upwards. */
function counterIn(loop: Node): string | null {
  const names: string[] = [];
  const visit = (node: Node): void => {
    const name = increments(node);
    if (name !== null) names.push(name);
    for (const key of Object.keys(node)) {
      if (key === 'parent') continue;
      const value = (node as unknown as Record<string, unknown>)[key];
      for (const each of Array.isArray(value) ? value : [value]) if (each && typeof (each as Node).type === 'string') visit(each as Node);
    }
  };
  visit(loop);
  return names.length === 1 ? (names[0] ?? null) : null;
}

/** `attempt` where `attempt + 1` is handed on. */
function parameterThatGrows(call: Extract<Node, { type: 'CallExpression' }>, fn: Node): string | null {
  if (!isFunction(fn)) return null;
  for (const [index, parameter] of fn.params.entries()) {
    const target = parameter.type === 'AssignmentPattern' ? parameter.left : parameter;
    const given = call.arguments[index];
    if (target.type !== 'Identifier' || given?.type !== 'BinaryExpression' || given.operator !== '+') continue;
    if (given.left.type === 'Identifier' && given.left.name === target.name && given.right.type === 'Literal' && given.right.value === 1) return target.name;
  }
  return null;
}

function isShadowed(sourceCode: SourceCode, node: Node, name: string): boolean {
  for (let scope: TSESLint.Scope.Scope | null = sourceCode.getScope(node); scope; scope = scope.upper) if ((scope.set.get(name)?.defs.length ?? 0) > 0) return true;
  return false;
}

/** Sets a library's own option by which it waits, or waits by chance. Null where that option is there already, or there is none. */
export function spaceLibraryRetry(sourceCode: SourceCode, { library, wait, pause: given }: Retry): Edit | null {
  const remedy = library?.model.wait.remedy;
  if (!library || !remedy || library.call.type === 'TaggedTemplateExpression') return null;
  const { call, model, slot } = library;
  // A wait that was chosen is not written over, only added to.
  const isSameOption = model.wait.by?.some((each) => each.option === remedy.option && (each.is === 'delay' || each.is === 'strategy'));
  if (isSameOption && wait !== 'none' && given !== null) return null;
  const callee = sourceCode.getText(call.callee);
  if (remedy.code.includes('$callee') && call.callee.type !== 'Identifier') return null;
  return (fixer, [local = '']) => {
    const text = remedy.code.replace('$callee', callee).replace('$import', local);
    if (slot) return setOptions(fixer, sourceCode, slot, [[remedy.option, text]]);
    // `retry(5, task)`
    const count = model.attempts.argument === undefined ? undefined : call.arguments[model.attempts.argument];
    const [times] = model.attempts.options;
    return count?.type === 'Literal' && times !== undefined ? [fixer.replaceText(count, `{ ${times}: ${count.raw}, ${remedy.option}: ${text} }`)] : null;
  };
}
