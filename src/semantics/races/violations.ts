import { findEnclosingFunction, isInside, memberName, someNode, unwrap, type FunctionNode, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findCalls, findFunction } from '../bindings/index.js';
import { textOf } from '../home.js';
import { memo } from '../memo.js';

/** Answers of stores that there is one already. */
const VIOLATION = /P2002|23505|23P01|\b11000\b|ER_DUP_ENTRY|\b1062\b|unique_?violation|UniqueConstraint|DuplicateKey|SQLITE_CONSTRAINT|ConditionalCheckFailed/i;
/** Functions out of sight that are asked whether it is one. */
const ASKS = /^is(?:Unique|Duplicat|Conflict|Constraint)/i;

/** Whether the code around, or all who call it, know what to do when there is one already. */
export function expectsViolation(module: Module, nodes: readonly Node[]): boolean {
  return nodes.some((node) => isExpected(module, node, 0));
}

function isExpected(module: Module, node: Node, depth: number): boolean {
  for (let fn = findEnclosingFunction(node); fn; fn = findEnclosingFunction(fn)) {
    if (tellsViolations(module, fn)) return true;
    if (depth > 1) continue;
    const calls = findCalls(module, fn);
    if (calls && calls.length > 0 && calls.every((call) => !isInside(call, fn) && isExpected(module, call, depth + 1))) return true;
  }
  return false;
}

/** Whether a function looks at an error for what says that there is one, itself or by a function that it asks. */
const tellsViolations: (module: Module, fn: FunctionNode) => true | null = memo('tells violations', (module, fn) => {
  if (VIOLATION.test(textOf(module, fn))) return true;
  const isAsked = (node: Node): boolean => {
    if (node.type !== 'CallExpression') return false;
    const callee = unwrap(node.callee);
    const name = callee.type === 'Identifier' ? callee.name : (memberName(callee) ?? '');
    if (ASKS.test(name)) return true;
    const asked = findFunction(module, node.callee);
    return asked !== null && VIOLATION.test(textOf(module, asked));
  };
  const handlesError = (node: Node): boolean => node.type === 'CatchClause' || (node.type === 'CallExpression' && memberName(unwrap(node.callee)) === 'catch');
  return someNode(fn, (node) => handlesError(node) && someNode(node, isAsked)) ? true : null;
});
