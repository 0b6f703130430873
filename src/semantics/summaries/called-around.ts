import { findEnclosingFunction, type FunctionNode, type Invocation, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findFunction } from '../bindings/index.js';

/** The function that a call runs, around what is done in it; the outermost one where nothing tells which it runs. Null where it runs another. */
export function calledAround(module: Module, call: Exclude<Invocation, { type: 'TaggedTemplateExpression' }>, next: Node): FunctionNode | null {
  const called = findFunction(module, call.callee);
  let outermost: FunctionNode | null = null;
  for (let fn = findEnclosingFunction(next); fn; fn = findEnclosingFunction(fn)) {
    if (fn === called) return fn;
    outermost = fn;
  }
  return called === null ? outermost : null;
}
