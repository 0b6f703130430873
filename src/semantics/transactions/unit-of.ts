import { findEnclosingFunction, memberName, unwrap, wrapped, type FunctionNode, type Node } from '../../ast/index.js';

const INLINE = new Set(['map', 'forEach', 'flatMap', 'reduce', 'filter', 'then', 'finally', 'all', 'allSettled']);

/** The function whose run a node belongs to: callbacks of arrays and promises run with the code around them. */
export function unitOf(node: Node): FunctionNode | null {
  for (let fn = findEnclosingFunction(node); fn; fn = findEnclosingFunction(fn)) if (!isInline(fn)) return fn;
  return null;
}

function isInline(fn: FunctionNode): boolean {
  const outer = wrapped(fn);
  const call = outer.parent;
  if (call?.type === 'NewExpression') return call.callee.type === 'Identifier' && call.callee.name === 'Promise';
  if (call?.type !== 'CallExpression') return false;
  return call.callee === outer || INLINE.has(memberName(unwrap(call.callee)) ?? '');
}
