import { implementsOf, isClass, isFunction, keyName, stringValue, type ClassNode, type ObjectExpression } from '../../ast/index.js';
import type { TSESTree } from '@typescript-eslint/utils';
import type { Module } from '../../project/index.js';
import { findMember, type ClassMember } from './class-members.js';
import { settle } from './settle.js';
import { findReturned, findShape, findShapeOfAll } from './shape-of.js';
import { NOTHING_GIVEN, pairUp, written, type Given, type InterfaceNode, type NominalNode, type Shape, type SignatureNode } from './shape.js';
import { findSuperclass } from './superclass.js';
import { findTypeDeclaration } from './type-declarations.js';

/** How many classes or interfaces up a member is looked for. */
const MAX_ANCESTORS = 10;

/** Where a member of a class or interface is declared, and what the type parameters around the declaration stand for. */
export interface DeclaredMember {
  readonly owner: NominalNode;
  readonly shape: Shape | null;
}

/** What `value.name` is, for a value of this shape. */
export function findMemberShape(module: Module, outer: Shape, name: string): Shape | null {
  const shape = settle(module, outer);
  switch (shape?.kind) {
    case 'nominal':
      return findDeclaredMember(module, shape, name)?.shape ?? null;
    case 'class':
      return findClassMemberShape(module, shape.declaration, NOTHING_GIVEN, name, shape)?.shape ?? null;
    case 'object':
      return findPropertyShape(module, shape.literal, name);
    case 'builtin':
      return shape.name === 'Record' ? (shape.args[1] ?? null) : null;
    case 'members':
      return shape.members.get(name) ?? null;
    case 'written':
      return findWrittenMember(module, shape, name);
    default:
      return null;
  }
}

/** The member of a class or interface, as it or the nearest of its ancestors declares it. */
export function findDeclaredMember(module: Module, shape: Extract<Shape, { kind: 'nominal' }>, name: string): DeclaredMember | null {
  const { declaration, given } = shape;
  if (isClass(declaration)) return findClassMemberShape(module, declaration, given, name, shape);
  return findInterfaceMember(module, declaration, given, name, shape, 0);
}

function findClassMemberShape(module: Module, start: ClassNode, outer: Given, name: string, receiver: Shape): DeclaredMember | null {
  let [owner, given]: [ClassNode | null, Given] = [start, outer];
  for (let steps = 0; owner && steps < MAX_ANCESTORS; steps += 1) {
    const member = findMember(module, owner, name, receiver.kind === 'class');
    if (member) return { owner, shape: shapeOfMember(module, member, given, receiver) };
    const next: ClassNode | null = findSuperclass(module, owner);
    given = next ? pairUp(next.typeParameters, owner.superTypeArguments, given) : NOTHING_GIVEN;
    owner = next;
  }
  return null;
}

function shapeOfMember(module: Module, member: ClassMember, given: Given, receiver: Shape): Shape | null {
  const { method, signatures, type, values, parameter } = member;
  if (member.isGetter) return method && findReturned(module, { kind: 'function', signatures: [method], given, receiver }, null);
  if (method || signatures.length > 0) return { kind: 'function', signatures: method ? [...signatures, method] : signatures, given, receiver };
  // What a field is declared as is less than what it is given once and for all.
  const value = member.value && isFinal(member) ? settle(module, findShape(module, member.value)) : null;
  if (value && value.kind !== 'written' && value.kind !== 'builtin') return value;
  if (type) return written(type, given);
  const fallback = parameter?.type === 'TSParameterProperty' && parameter.parameter.type === 'AssignmentPattern' ? parameter.parameter.right : null;
  if (fallback) return findShape(module, fallback);
  return findShapeOfAll(module, values);
}

/** Whether a field has the one value that is in sight: it is written once, and no subclass has a say. */
function isFinal({ isReadonly, access }: ClassMember): boolean {
  return isReadonly || access === 'private';
}

function findInterfaceMember(module: Module, node: InterfaceNode, given: Given, name: string, receiver: Shape, steps: number): DeclaredMember | null {
  const shape = shapeOfSignature(node.body.body, name, given, receiver);
  if (shape) return { owner: node, shape };
  if (steps > MAX_ANCESTORS) return null;
  for (const base of node.extends) {
    const declaration = findTypeDeclaration(module, base.expression);
    const found = declaration && findInherited(module, declaration, base, given, name, receiver, steps);
    if (found) return found;
  }
  return null;
}

function findInherited(
  module: Module, declaration: NonNullable<ReturnType<typeof findTypeDeclaration>>, base: TSESTree.TSInterfaceHeritage, outer: Given, name: string, receiver: Shape, steps: number,
): DeclaredMember | null {
  if (declaration.type === 'TSTypeParameter') return null;
  const given = pairUp(declaration.typeParameters, base.typeArguments, outer);
  if (declaration.type === 'TSInterfaceDeclaration') return findInterfaceMember(module, declaration, given, name, receiver, steps + 1);
  if (isClass(declaration)) return findClassMemberShape(module, declaration, given, name, receiver);
  const alias = settle(module, written(declaration.typeAnnotation, given));
  return alias?.kind === 'nominal' && steps < MAX_ANCESTORS ? findDeclaredMember(module, alias, name) : null;
}

function findWrittenMember(module: Module, shape: Extract<Shape, { kind: 'written' }>, name: string): Shape | null {
  const { type, given } = shape;
  if (type.type === 'TSTypeLiteral') return shapeOfSignature(type.members, name, given, shape);
  if (type.type === 'TSMappedType') return type.typeAnnotation ? written(type.typeAnnotation, given) : null;
  if (type.type !== 'TSIntersectionType') return null;
  for (const each of type.types) {
    const found = findMemberShape(module, written(each, given), name);
    if (found) return found;
  }
  return null;
}

function shapeOfSignature(members: readonly TSESTree.TypeElement[], name: string, given: Given, receiver: Shape): Shape | null {
  const signatures: SignatureNode[] = [];
  let index: TSESTree.TypeNode | undefined;
  for (const each of members) {
    if (each.type === 'TSIndexSignature') index = each.typeAnnotation?.typeAnnotation;
    else if (each.type === 'TSPropertySignature' && keyName(each) === name) return each.typeAnnotation ? written(each.typeAnnotation.typeAnnotation, given) : null;
    else if (each.type === 'TSMethodSignature' && keyName(each) === name) {
      if (each.kind === 'get') return each.returnType ? written(each.returnType.typeAnnotation, given) : null;
      if (each.kind === 'method') signatures.push(each);
    }
  }
  if (signatures.length > 0) return { kind: 'function', signatures, given, receiver };
  return index ? written(index, given) : null;
}

/** The last property of a literal with this name, also through what is spread into it. */
function findPropertyShape(module: Module, literal: ObjectExpression, name: string): Shape | null {
  // `var settings = { ...settings, name }` leads back to itself.
  if (asked.has(literal)) return null;
  asked.add(literal);
  try {
    return readProperties(module, literal, name);
  } finally {
    asked.delete(literal);
  }
}

const asked = new Set<ObjectExpression>();

function readProperties(module: Module, literal: ObjectExpression, name: string): Shape | null {
  for (const property of literal.properties.toReversed()) {
    if (property.type === 'SpreadElement') {
      const spread = findShape(module, property.argument);
      const found = spread && findMemberShape(module, spread, name);
      // What an unknown spread holds may cover everything before it.
      if (found || !spread) return found;
    } else if (nameOf(property) === null) return null;
    else if (nameOf(property) === name) return isFunction(property.value) ? functionOf(property.value) : findShape(module, property.value);
  }
  return null;
}

function nameOf(property: TSESTree.Property): string | null {
  return property.computed ? stringValue(property.key) : keyName(property);
}

function functionOf(fn: Extract<SignatureNode, { body?: unknown }>): Shape {
  return { kind: 'function', signatures: [fn], given: NOTHING_GIVEN, receiver: null };
}

/** A class or interface and everything that it extends or implements, nearest first. */
export function findAncestors(module: Module, start: NominalNode): readonly NominalNode[] {
  const found: NominalNode[] = [start];
  for (const at of found) {
    if (found.length > 50) break;
    const bases = (isClass(at) ? implementsOf(at) : at.extends).map(({ expression }) => expression);
    const superclass = isClass(at) ? findSuperclass(module, at) : null;
    const above = bases.map((base) => findTypeDeclaration(module, base));
    for (const each of [superclass, ...above]) {
      if (each && (isClass(each) || each.type === 'TSInterfaceDeclaration') && !found.includes(each)) found.push(each);
    }
  }
  return found;
}

