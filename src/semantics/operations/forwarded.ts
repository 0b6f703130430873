import { findReturns, isFunction, unwrap, type CallExpression, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findFunction } from '../bindings/index.js';
import { homeOf } from '../home.js';
import type { Operation } from './types.js';

/** A call of a function of the project that does nothing but hand its parameters to a statement: `query(text, params)`. */
export interface Forwarding {
  readonly operation: Operation;
  /** The index of the argument that is the text, and of the one that is its values. */
  readonly text: number;
  readonly values: number | null;
}

/** The statement that a call forwards its arguments to; null where its function does anything else. */
export function findForwarding(module: Module, call: CallExpression, describe: (module: Module, node: CallExpression) => Operation | null): Forwarding | null {
  if (call.arguments.length === 0) return null;
  const fn = findFunction(module, call.callee);
  if (!fn || !isFunction(fn)) return null;
  const [returned, ...others] = findReturns(fn);
  const inner = returned && others.length === 0 ? unwrap(returned) : null;
  if (inner?.type !== 'CallExpression') return null;
  const names = fn.params.map((each) => (each.type === 'AssignmentPattern' ? each.left : each)).map((each) => (each.type === 'Identifier' ? each.name : null));
  const indexOf = (node: Node | undefined): number => (node?.type === 'Identifier' ? names.indexOf(node.name) : -1);
  const text = indexOf(inner.arguments[0]);
  if (text < 0) return null;
  const operation = describe(homeOf(module, inner), inner);
  if (operation?.does !== 'statement' || operation.statement) return null;
  const values = indexOf(inner.arguments[1]);
  return { operation, text, values: values < 0 ? null : values };
}
