import { findThisClass, memberName, someNode, wrapped, type CallExpression, type Invocation, type Node } from '../ast/index.js';
import type { Module } from '../project/index.js';
import { findFunction, findUsesOfMember, isGlobal } from './bindings/index.js';
import { findHolder } from './chain.js';
import { describeCall } from './describe-call.js';
import type { ClientModel } from './types.js';

/** Whether the client is given to something that may change its options. */
export function isHandedOver(module: Module, client: ClientModel, construction: Invocation): boolean {
  const direct = wrapped(construction).parent;
  if (direct?.type === 'CallExpression' && direct.callee !== construction) {
    const described = describeCall(module, direct);
    if (described?.kind === 'decorates') return isHandedOver(module, client, direct);
    // `drizzle(new Pool({ … }))`: where a client takes its options only when it is made, nobody sets them later.
    const isOpen = client.defaults !== undefined || client.setters !== undefined;
    return isOpen && described?.kind !== 'client' && !isKept(direct);
  }
  return findMentions(module, construction).some((mention) => isGivenAway(module, client, mention));
}

/** Every mention of the variable, or of the class field, that the client is put in. */
function findMentions(module: Module, construction: Invocation): readonly Node[] {
  const holder = findHolder(module, construction);
  if (holder) return holder.references.map(({ identifier }) => identifier);
  const parent = wrapped(construction).parent;
  const owner = parent && findThisClass(construction);
  if (!owner) return [];
  if (parent.type === 'PropertyDefinition' && parent.key.type !== 'Literal') {
    const name = parent.key.type === 'PrivateIdentifier' ? `#${parent.key.name}` : parent.key.type === 'Identifier' && !parent.computed ? parent.key.name : null;
    return name === null ? [] : findUsesOfMember(module, owner, name);
  }
  if (parent.type !== 'AssignmentExpression' || parent.left.type !== 'MemberExpression' || parent.left.object.type !== 'ThisExpression') return [];
  const name = memberName(parent.left);
  return name === null ? [] : findUsesOfMember(module, owner, name);
}

/** `configure(api)` as a statement, and `const ready = configure(api)` where the function is of this file and touches options. */
function isGivenAway(module: Module, client: ClientModel, mention: Node): boolean {
  const given = wrapped(mention);
  const call = given.parent;
  if (call?.type !== 'CallExpression' || call.callee === given || isKept(call) || isPrinted(module, call) || describeCall(module, call) !== null) return false;
  if (call.parent.type === 'ExpressionStatement') return true;
  const fn = findFunction(module, call.callee);
  return fn !== null && touchesOptions(fn, client);
}

function touchesOptions(fn: Node, { defaults, setters, configuredBy }: ClientModel): boolean {
  const names = new Set([defaults, ...Object.keys(setters ?? {}), ...(configuredBy ?? []).map((each) => each.split(/[.:]/)[0])]);
  names.delete(undefined);
  return someNode(fn, (node) => names.has(memberName(node) ?? undefined));
}

/** `instances.set(host, client)`, `clients.push(client)`: what a collection takes stays as it is. */
function isKept({ callee }: CallExpression): boolean {
  return ['set', 'push', 'unshift', 'add', 'concat'].includes(memberName(callee) ?? '');
}

function isPrinted(module: Module, { callee }: CallExpression): boolean {
  return callee.type === 'MemberExpression' && isGlobal(module, callee.object, 'console');
}
