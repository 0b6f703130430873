import { findThisClass, isClass, keyName, type ClassNode, type Node, type ObjectExpression } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { cutCycles } from '../cut-cycles.js';
import { findMember, type ClassMember } from './class-members.js';
import { findConstructed } from './constructed.js';
import { findOnlyClass } from './implementations.js';
import { findInstanceType } from './instances.js';
import { findValue } from './literals.js';
import { findProperty } from './properties.js';
import { settle } from './settle.js';
import { findMemberShape } from './shape-members.js';
import { findShape } from './shape-of.js';
import { findSuperclass } from './superclass.js';
import { findExport, findNamespace, type Target } from './targets.js';

/** What `object.name` leads to: an export of a file, a property of an object literal, or a member of a class. */
export type MemberTarget = Target | { readonly kind: 'class-member'; readonly owner: ClassNode; readonly name: string; readonly member: ClassMember };

/** How many literals that take over one another are followed. */
const MAX_SPREADS = 5;

/** Follows a member of an expression; null when nothing in sight defines it. */
export function findMemberTarget(module: Module, object: Node, name: string, depth = 0): MemberTarget | null {
  const namespace = findNamespace(module, object);
  if (namespace) return findExport(namespace, name);
  const value = findValue(module, object, depth + 1);
  if (value?.type === 'ObjectExpression') {
    const property = findProperty(value, name);
    if (property) return { kind: 'node', node: property.value };
    return depth > MAX_SPREADS ? null : findSpread(module, value, name, depth);
  }
  const owner = ownerOf(module, value ?? object, object);
  const found = owner && findInheritedMember(module, owner, name);
  if (found) return { kind: 'class-member', name, ...(findConcrete(module, found, name) ?? found) };
  const constructed = !owner && value?.type === 'NewExpression' && depth <= MAX_SPREADS ? findConstructed(module, findValue(module, value.callee, depth + 1), name) : null;
  if (constructed) return { kind: 'node', node: constructed };
  // What a function of the project makes, wherever it is handed to: `createUsers(db).find`.
  const made = owner || depth > MAX_SPREADS ? null : settle(module, findShape(module, object));
  return made?.kind === 'object' ? findMemberTarget(module, made.literal, name, depth + 1) : null;
}

const inLiteral = cutCycles<ObjectExpression, MemberTarget>();

/** What a literal has by what it takes over: `{ ...base, own }`, and `{ db, ...options }` where it is known what those are. */
function findSpread(module: Module, literal: ObjectExpression, name: string, depth: number): MemberTarget | null {
  return inLiteral(literal, name, () => findTakenOver(module, literal, name, depth));
}

function findTakenOver(module: Module, { properties }: ObjectExpression, name: string, depth: number): MemberTarget | null {
  for (const property of [...properties].reverse()) {
    if (property.type === 'Property') {
      const key = keyName(property);
      if (key === null) return null;
      if (key === name) return { kind: 'node', node: property.value };
      continue;
    }
    const found = findMemberTarget(module, property.argument, name, depth + 1);
    if (found || !isWithout(module, property.argument, name, depth + 1)) return found;
  }
  return null;
}

/** `{ headers: Headers }`: a type that is written out, a literal or a file in sight that has no such member. */
function isWithout(module: Module, node: Node, name: string, depth: number): boolean {
  if (depth > MAX_SPREADS) return false;
  const namespace = findNamespace(module, node);
  if (namespace) {
    const { named, stars, whole, isUnknown } = namespace.exports;
    return !isUnknown && whole === null && stars.length === 0 && !named.has(name);
  }
  const value = findValue(module, node);
  if (value?.type === 'ObjectExpression') {
    return value.properties.every((each) => (each.type === 'SpreadElement' ? isWithout(module, each.argument, name, depth + 1) : ![null, name].includes(keyName(each))));
  }
  const shape = settle(module, findShape(module, node));
  if (shape?.kind === 'nominal') return !isClass(shape.declaration) && findMemberShape(module, shape, name) === null && shape.declaration.extends.length === 0;
  return shape?.kind === 'written' && shape.type.type === 'TSTypeLiteral' && findMemberShape(module, shape, name) === null;
}

/** The method that the only subclass puts in the place of an abstract one. */
function findConcrete(module: Module, { owner, member }: { owner: ClassNode; member: ClassMember }, name: string): { owner: ClassNode; member: ClassMember } | null {
  if (!owner.abstract || member.method || member.value || member.signatures.length === 0) return null;
  const only = findOnlyClass(module, owner);
  return only && findInheritedMember(module, only, name);
}

/** The class whose members an expression has: of `this`, of `super`, of an instance, or the class itself for its static ones. */
function ownerOf(module: Module, value: Node, object: Node): ClassNode | null {
  if (value.type === 'ThisExpression') return findThisClass(value);
  if (value.type === 'Super') {
    const inner = findThisClass(value);
    return inner && findSuperclass(module, inner);
  }
  if (isClass(value)) return value;
  const nominal = findInstanceType(module, object);
  return isClass(nominal) ? nominal : nominal && findOnlyClass(module, nominal);
}

/** How many classes up a chain of `extends` a member is looked for. */
const MAX_ANCESTORS = 10;

/** A member as the class itself or the nearest of its ancestors declares it, in whichever file. */
export function findInheritedMember(module: Module, start: ClassNode, name: string, isStatic?: boolean): { owner: ClassNode; member: ClassMember } | null {
  let owner: ClassNode | null = start;
  for (let steps = 0; owner && steps < MAX_ANCESTORS; steps += 1) {
    const member = findMember(module, owner, name, isStatic);
    if (member) return { owner, member };
    owner = findSuperclass(module, owner);
  }
  return null;
}
