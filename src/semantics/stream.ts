import { memberName, someNode, wrapped, type Node, type Variable } from '../ast/index.js';
import type { Module } from '../project/index.js';
import { findHolder } from './chain.js';
import { memo } from './memo.js';
import { readOptions } from './options.js';
import type { OutboundRequest } from './types.js';

/** Members of a response that hand its body on as a stream. */
const READ_WHOLE = new Set(['json', 'text', 'arrayBuffer', 'blob', 'formData', 'bytes']);

/** Whether the answer is read as a stream, so that a deadline may only cover its headers. Null when that is out of sight. */
export function isStreamed(module: Module, request: OutboundRequest): boolean | null {
  const options = readOptions(module, request.node, request.request.options);
  for (const { option, equals } of request.request.streamsWhen ?? []) {
    const fact = options.read(option);
    if (fact.state === 'set') return fact.value.type === 'Literal' ? fact.value.value === equals : null;
    if (fact.state === 'unknown') return null;
  }
  const holder = findHolder(module, request.node);
  if (!holder) return isReadWhole(request.node) ? false : null;
  return isHeldAsStream(module, holder);
}

const isHeldAsStream = memo<Variable, boolean>('held as stream', (_module, holder) => {
  let isWhole = false;
  for (const { identifier } of holder.references) {
    const member = identifier.parent;
    const name = member?.type === 'MemberExpression' && member.object === identifier ? memberName(member) : null;
    if (name === 'body') return true;
    if (name !== null && READ_WHOLE.has(name)) isWhole = true;
  }
  return isWhole ? false : null;
});

/** `(await fetch(url)).json()`, `fetch(url).then((response) => response.json())`, or an answer that nobody reads. */
function isReadWhole(node: Node): boolean {
  const awaited = node.parent?.type === 'AwaitExpression' ? node.parent : node;
  const parent = wrapped(awaited).parent;
  if (parent?.type === 'ExpressionStatement') return true;
  if (parent?.type !== 'MemberExpression') return false;
  const name = memberName(parent);
  if (name !== null && READ_WHOLE.has(name)) return true;
  const call = parent.parent;
  if (name !== 'then' || call.type !== 'CallExpression') return false;
  const [callback] = call.arguments;
  return callback !== undefined && someNode(callback, (inner) => READ_WHOLE.has(memberName(inner) ?? ''));
}
