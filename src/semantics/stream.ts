import { isFunction, memberName, someNode, wrapped, type Invocation, type Node } from '../ast/index.js';
import type { Module } from '../project/index.js';
import { findHolder } from './chain.js';
import { readOptions } from './options.js';
import type { OutboundRequest } from './types.js';

/** Members of a response that hand its body on as a stream. */
const READ_WHOLE = new Set(['json', 'text', 'arrayBuffer', 'blob', 'formData', 'bytes']);

/** Whether the answer is read as a stream, so that a deadline may only cover its headers. Null when that is out of sight. */
export function isStreamed(module: Module, request: OutboundRequest): boolean | null {
  // What is given to its callback is the whole answer.
  if (request.request.callback) return false;
  const options = readOptions(module, request.node, request.request.options);
  for (const { option, equals } of request.request.streamsWhen ?? []) {
    const fact = options.read(option);
    if (fact.state === 'set') return fact.value.type === 'Literal' ? fact.value.value === equals : null;
    if (fact.state === 'unknown') return null;
  }
  if (isPiped(request.node)) return true;
  const holder = findHolder(module, request.node);
  if (!holder) return isReadWhole(request.node) ? false : null;
  let isWhole = false;
  for (const { identifier } of holder.references) {
    const member = identifier.parent;
    const name = member?.type === 'MemberExpression' && member.object === identifier ? memberName(member) : null;
    if (name === 'body') return true;
    if (name !== null && READ_WHOLE.has(name)) isWhole = true;
  }
  return isWhole ? false : null;
}

/** `get(url).on('error', fail).pipe(file)`, `get(url, (response) => response.pipe(file))` */
function isPiped(node: Invocation): boolean {
  const callbacks = node.type === 'CallExpression' ? node.arguments.filter(isFunction) : [];
  if (callbacks.some((callback) => someNode(callback, (inner) => memberName(inner) === 'pipe'))) return true;
  for (let at: Node = wrapped(node); at.parent?.type === 'MemberExpression' && at.parent.object === at; at = wrapped(at.parent.parent)) {
    if (memberName(at.parent) === 'pipe') return true;
    if (wrapped(at.parent).parent?.type !== 'CallExpression') return false;
  }
  return false;
}

/** `(await fetch(url)).json()`, `fetch(url).then((response) => response.json())`, or an answer that nobody reads. */
function isReadWhole(node: Node): boolean {
  const awaited = node.parent?.type === 'AwaitExpression' ? node.parent : node;
  const parent = wrapped(awaited).parent;
  // `get(url, (response) => response.pipe(file))`: what a callback does with the answer is its own affair.
  if (parent?.type === 'ExpressionStatement') return !(node.type === 'CallExpression' && node.arguments.some(isFunction));
  if (parent?.type !== 'MemberExpression') return false;
  const name = memberName(parent);
  if (name !== null && READ_WHOLE.has(name)) return true;
  const call = parent.parent;
  if (name !== 'then' || call.type !== 'CallExpression') return false;
  const [callback] = call.arguments;
  return callback !== undefined && someNode(callback, (inner) => READ_WHOLE.has(memberName(inner) ?? ''));
}
