import { isFunction, wrapped, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findInvoked } from '../bindings/index.js';
import { functionsAround, type Origin } from './origin.js';
import type { Sensitive } from './types.js';

/**
 * The configuration of a request that an interceptor of axios is given, or its headers: by then it has its credentials
 * (axios@1.21.1:lib/core/Axios.js).
 */
export function findOutgoingHeaders(module: Module, { node, keys }: Origin): Sensitive | null {
  if (node.type !== 'Identifier' || keys.length > 1 || (keys[0] !== undefined && keys[0] !== 'headers')) return null;
  const fn = functionsAround(node).find(({ params }) => params.some((each: Node) => each === node));
  const call = fn && isFunction(fn) ? wrapped(fn).parent : null;
  if (call?.type !== 'CallExpression' || call.arguments[0] !== fn || fn?.params[0] !== node) return null;
  const path = findInvoked(module, call);
  const names = path?.steps.slice(-4).map((step) => (step.kind === 'member' ? step.name : '()')).join('.');
  return path?.package === 'axios' && names === 'interceptors.request.use.()' ? { kind: 'headers', proof: 'source', what: 'the headers of an outgoing request' } : null;
}
