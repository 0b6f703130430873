import { isFunction, memberName, unwrap, type CallExpression, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { textOf } from '../home.js';
import { describeCall } from '../describe-call.js';
import { registryOf } from '../registry.js';
import { mentionsLibrary } from '../relevance.js';
import { memo } from '../memo.js';
import { methodOf } from '../method.js';
import { findReadCall, findResponse, findResponseUse } from './find-response.js';
import { isToldByBody } from './told-by-body.js';
import type { OutboundRequest } from '../types.js';
import type { UncheckedResponse } from './types.js';

/**
 * The answer that a call gives, or that `response.json()` is read from, where nothing tells a refused request from one that went well. Null where something
 * does, or may, or where the answer is handed on.
 */
export function findUncheckedResponse(module: Module, node: CallExpression): UncheckedResponse | null {
  if (!mentionsLibrary(module, registryOf(module))) return null;
  const source = describeCall(module, node) ? findResponse(module, node) : null;
  if (source?.isRequest) return judge(module, node);
  const call = findReadCall(module, node);
  return call && call !== node && findResponse(module, call)?.isRequest === false ? judge(module, call) : null;
}

const judge: (module: Module, call: CallExpression) => UncheckedResponse | null = memo('unchecked response', (module, call) => {
  const source = findResponse(module, call);
  const use = source && findResponseUse(module, call);
  if (!source || !use || use.isHandedOn || use.returnedBy.size > 0 || use.looks.length > 0) return null;
  if (use.reads.length > 0) {
    if (use.reads.every((read) => isToldByBody(module, read))) return null;
    return { source, call, use, kind: use.partialLooks.length > 0 ? 'partial' : 'read', said: use.reads[0] ? printRead(module, use.reads[0]) : null };
  }
  if (!source.isRequest || use.isUsed || use.partialLooks.length > 0) return null;
  const isTaken = use.dropped.length > 0 && use.dropped.every((each) => !isSwallowed(each));
  return isTaken ? { source, call, use, kind: 'ignored', said: null } : null;
});

/** `response.json()`, `.json()` of what has no name. */
function printRead(module: Module, read: Node): string {
  const member = read.type === 'CallExpression' ? unwrap(read.callee) : unwrap(read);
  if (member.type !== 'MemberExpression') return textOf(module, read);
  const receiver = unwrap(member.object);
  return `${receiver.type === 'Identifier' ? receiver.name : ''}.${memberName(member) ?? ''}${read.type === 'CallExpression' ? '()' : ''}`;
}

/** In a `try` whose `catch` does nothing: whoever swallows a failure does not care how it went. */
function isSwallowed(node: Node): boolean {
  for (let at = node, around = node.parent; around; at = around, around = around.parent) {
    if (around.type === 'TryStatement' && around.block === at) return around.handler !== null && around.handler.body.body.length === 0;
    if (isFunction(around)) return false;
  }
  return false;
}

/** Whether a request is there to change something: its method is known, and neither GET nor HEAD. Null when it cannot be told. */
export function isWriting(module: Module, described: OutboundRequest): boolean | null {
  const method = methodOf(module, described);
  return method === null ? null : !/^(GET|HEAD|OPTIONS|TRACE)$/.test(method);
}
