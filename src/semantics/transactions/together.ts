import { isFunction, memberName, someNode, unwrap, walk, type CallExpression, type FunctionNode, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { isGlobal } from '../bindings/index.js';
import { findSpans, goesThrough, type Span } from './spans.js';

/** Calls that are started at once on the one connection of a transaction. */
export interface Together {
  /** `Promise.all(…)` */
  readonly call: CallExpression;
  /** The calls, one by one. */
  readonly parts: readonly Node[] | null;
  /** The list for each of whose elements there is one, and the function that makes it. */
  readonly each: { readonly list: Node; readonly callback: FunctionNode } | null;
}

/** What is started at once through the handle of a transaction that a call opens. */
export function findTogether(module: Module, node: CallExpression): readonly Together[] {
  const found: Together[] = [];
  for (const span of findSpans(module, node)) {
    if (span.opened.store.immediate || span.handles.size === 0) continue;
    walk(span.code, (each) => {
      const together = each.type === 'CallExpression' && each !== node && span.has(each) ? readTogether(module, each, span) : null;
      if (together) found.push(together);
      return true;
    });
  }
  return found;
}

function readTogether(module: Module, call: CallExpression, span: Span): Together | null {
  const callee = unwrap(call.callee);
  const [given, ...others] = call.arguments;
  if (callee.type !== 'MemberExpression' || !/^(?:all|allSettled)$/.test(memberName(callee) ?? '') || !isGlobal(module, callee.object, 'Promise') || !given || others.length > 0) return null;
  const list = unwrap(given);
  const works = (node: Node): boolean => someNode(node, (each) => each.type === 'CallExpression' && goesThrough(module, each, span));
  if (list.type === 'ArrayExpression') {
    const parts = list.elements.flatMap((each) => (each && each.type !== 'SpreadElement' ? [each] : []));
    return parts.filter(works).length > 1 ? { call, parts: parts.length === list.elements.length ? parts : null, each: null } : null;
  }
  const mapping = list.type === 'CallExpression' ? unwrap(list.callee) : null;
  const callback = list.type === 'CallExpression' && list.arguments.length === 1 ? unwrap(list.arguments[0] ?? list) : null;
  if (mapping?.type !== 'MemberExpression' || memberName(mapping) !== 'map' || !callback || !isFunction(callback) || !works(callback.body as Node)) return null;
  return { call, parts: null, each: { list: mapping.object, callback } };
}
