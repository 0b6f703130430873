import { memberName, wrapped, type Invocation, type Node, type Variable } from '../ast/index.js';
import type { Module } from '../project/index.js';
import { findDeclaredVariable, findVariable } from './bindings/index.js';

/**
 * Whether one of `methods` is called on the result of a call, in the chain itself or later through the variable that holds it.
 * `on:timeout` means `on('timeout', …)`.
 */
export function isBoundedByChain(module: Module, call: Invocation, methods: readonly string[]): boolean {
  let at: Node = wrapped(call);
  for (;;) {
    const parent: Node | undefined = at.parent;
    if (parent?.type !== 'MemberExpression' || parent.object !== at) break;
    const next: Node = wrapped(parent).parent as Node;
    if (next?.type !== 'CallExpression') return false;
    if (isOneOf(methods, parent, next)) return true;
    at = wrapped(next);
  }
  const holder = findHolder(module, at);
  return holder !== null && holder.references.some(({ identifier }) => isCalledWith(identifier, methods));
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
