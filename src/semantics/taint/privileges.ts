import { memberName, someNode, type Invocation, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import type { HandlerDescription } from '../handlers/types.js';
import { homeOf } from '../home.js';
import { describeOperation, isWrite } from '../operations/index.js';
import { followHandler } from './follow-handler.js';
import type { Flow } from './types.js';

/** What says how much somebody may do. */
const PRIVILEGE = /^(user_?)?(roles?|role_?ids?|is_?(admin|super_?user|super_?admin|staff|root)|admin|permissions?|privileges?|access_?level)$/i;
/** Routes by which anybody makes an account. */
const SIGN_UP = /(^|\/)(register|registration|sign-?up|sign_up|create-account)\/?$/i;
/** What stands before a handler and lets in whom it knows, by its name. It is only ever a reason to stay silent. */
const ADMITTING = /auth|admin|role|permi|guard|protect|logged|token|session|jwt|valid/i;
const LIMITING = /limit|throttle|slow/i;

/** A field of a body by which whoever signs up says how much they may do. */
export interface ChosenPrivilege {
  readonly flow: Flow;
  readonly name: string;
}

/** Privileges that are written as somebody sends them, where anybody may: one for each. */
export function findChosenPrivileges(module: Module, handler: HandlerDescription): readonly ChosenPrivilege[] {
  const { fn, registrations } = handler;
  const routed = registrations.filter(({ route }) => route !== null);
  if (routed.length === 0 || !routed.every(({ route, method }) => SIGN_UP.test(route ?? '') && (method === null || method === 'POST'))) return [];
  const home = homeOf(module, fn);
  if (registrations.some(({ middleware }) => middleware.some((each) => isAdmitting(home, each))) || asksWho(fn)) return [];
  const found = new Map<string, ChosenPrivilege>();
  for (const flow of followHandler(module, handler) ?? []) {
    const { taint, known, record, sink } = flow;
    const name = taint.keys.at(-1) ?? '';
    if (taint.part !== 'body' || record !== null || (known !== null && known !== 'weak') || !PRIVILEGE.test(name) || found.has(name)) continue;
    if (taint.form !== 'any' && taint.form !== 'text') continue;
    if (isWriteOf(module, sink.node)) found.set(name, { flow, name });
  }
  return [...found.values()];
}

function isWriteOf(module: Module, node: Node): boolean {
  const operation = node.type === 'CallExpression' || node.type === 'TaggedTemplateExpression' ? describeOperation(module, node as Invocation) : null;
  return operation !== null && isWrite(operation) && operation.does !== 'delete' && operation.does !== 'delete-many';
}

function isAdmitting(module: Module, node: Node): boolean {
  const text = module.text.slice(...node.range);
  return ADMITTING.test(text) && !LIMITING.test(text);
}

/** `req.user`, `ctx.session`: somebody is logged in already. */
function asksWho(fn: Node): boolean {
  return someNode(fn, (node) => node.type === 'MemberExpression' && /^(user|session|auth|currentUser)$/.test(memberName(node) ?? '') && node.object.type === 'Identifier' && /^(req|request|ctx|context|c|event|locals)$/.test(node.object.name));
}
