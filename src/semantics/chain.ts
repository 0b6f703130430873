import { findEnclosingFunction, memberName, wrapped, type Invocation, type Node, type Variable } from '../ast/index.js';
import type { Module } from '../project/index.js';
import { findDeclaredVariable, findVariable } from './bindings/index.js';
import { isInsideTimer } from './flow/index.js';

/**
 * What bounds the result of a call after it was made: one of `methods`, called in the chain itself or later through the variable that
 * holds it (`on:timeout` means `on('timeout', …)`), a timer that ends it, or, when it goes out of sight, somebody else.
 */
export function judgeChain(module: Module, call: Invocation, methods: readonly string[]): 'set' | 'absent' | 'unknown' {
  let at: Node = wrapped(call);
  let isSent = false;
  for (;;) {
    const parent: Node | undefined = at.parent;
    if (parent?.type !== 'MemberExpression' || parent.object !== at) break;
    const next: Node = wrapped(parent).parent as Node;
    if (next?.type !== 'CallExpression') return 'absent';
    if (isOneOf(methods, parent, next)) return 'set';
    isSent ||= SENDING.has(memberName(parent) ?? '');
    at = wrapped(next);
  }
  if (isSent || at.parent?.type === 'AwaitExpression') return 'absent';
  const holder = findHolder(module, at);
  if (!holder) return isHandedOut(at) ? 'unknown' : 'absent';
  const uses = holder.references.filter((reference) => reference.isRead()).map(({ identifier }) => identifier);
  if (uses.some((use) => isCalledWith(use, methods) || isInsideTimer(module, use))) return 'set';
  return uses.some((use) => isHandedOut(use) || isGiven(use)) ? 'unknown' : 'absent';
}

/** After one of these a request is on its way, and what they return is another thing. */
const SENDING = new Set(['then', 'catch', 'finally', 'end', 'pipe']);

/** `return request;`, from a function that is called for it: whoever called it may go on with the chain. */
function isHandedOut(node: Node): boolean {
  const parent = wrapped(node).parent;
  if (parent?.type === 'ArrowFunctionExpression') return parent.body === node && !parent.async && parent.parent.type !== 'CallExpression';
  if (parent?.type !== 'ReturnStatement') return false;
  const fn = findEnclosingFunction(parent);
  return fn !== null && !fn.async && fn.parent.type !== 'CallExpression';
}

/** `limit(request)`; not `source.pipe(request)`, which only writes to it. */
function isGiven(identifier: Node): boolean {
  const call = wrapped(identifier).parent;
  if (call?.type !== 'CallExpression' || call.callee === identifier) return false;
  return call.callee.type !== 'MemberExpression' || memberName(call.callee) !== 'pipe';
}

function isCalledWith(identifier: Node, methods: readonly string[]): boolean {
  let at = wrapped(identifier);
  while (at.parent?.type === 'MemberExpression' && at.parent.object === at) {
    const call: Node | undefined = wrapped(at.parent).parent;
    if (call?.type !== 'CallExpression') return false;
    if (isOneOf(methods, at.parent, call)) return true;
    at = wrapped(call);
  }
  return false;
}

function isOneOf(methods: readonly string[], member: Node, call: Extract<Node, { type: 'CallExpression' }>): boolean {
  const name = memberName(member);
  return methods.some((method) => {
    const [wanted, first] = method.split(':');
    if (wanted !== name) return false;
    const argument = call.arguments[0];
    return first === undefined || (argument?.type === 'Literal' && argument.value === first);
  });
}

/** The variable that a value is first put in: `const request = …`, `request = …`. */
export function findHolder(module: Module, node: Node): Variable | null {
  const value = wrapped(node);
  const parent = value.parent?.type === 'AwaitExpression' ? wrapped(value.parent).parent : value.parent;
  if (parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier') return findDeclaredVariable(module, parent, parent.id.name);
  if (parent?.type === 'AssignmentExpression' && parent.left.type === 'Identifier') {
    const variable = findVariable(module, parent.left);
    return variable === 'global' ? null : variable;
  }
  return null;
}
