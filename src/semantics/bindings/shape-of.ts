import { findReturns, findThisClass, isClass, isFunction, memberName, type ClassNode, type FunctionNode, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { memo } from '../memo.js';
import { findCallShape } from './call-shapes.js';
import { findClass, findLiteral } from './literals.js';
import { findMemberTarget } from './members.js';
import { findNarrowed } from './narrowing.js';
import { findCommonShape, findElement, settle } from './settle.js';
import { findMemberShape } from './shape-members.js';
import { arrayOf, instanceOf, NOTHING_GIVEN, pairUp, written, type FunctionShape, type Given, type Shape, type TypeNode } from './shape.js';
import { findSuperclass } from './superclass.js';
import { findTypeDeclaration } from './type-declarations.js';
import { findVariableShape } from './variable-shapes.js';
import { findVariable } from './variables.js';

/** What an expression is: by its construction, the type it is declared with, what a function gives back, a container that is asked for it. */
export const findShape: (module: Module, node: Node) => Shape | null = memo('shape', (module, node) => {
  switch (node.type) {
    case 'TSAsExpression':
    case 'TSTypeAssertion':
      return isVague(node.typeAnnotation.type) || isConst(node.typeAnnotation) ? findShape(module, node.expression) : written(node.typeAnnotation);
    case 'TSSatisfiesExpression':
    case 'TSNonNullExpression':
    case 'TSInstantiationExpression':
    case 'ChainExpression':
      return findShape(module, node.expression);
    case 'AwaitExpression':
      return findShape(module, node.argument);
    case 'SequenceExpression':
      return findLast(module, node.expressions);
    case 'AssignmentExpression':
      return node.operator === '=' ? findShape(module, node.right) : null;
    case 'ThisExpression':
      return findThisShape(node);
    case 'Super': {
      const inner = findThisClass(node);
      const above = inner && findSuperclass(module, inner);
      return above && (isInStatic(node) ? { kind: 'class', declaration: above } : instanceOf(above, pairUp(above.typeParameters, inner.superTypeArguments, NOTHING_GIVEN)));
    }
    case 'Identifier': {
      const narrowed = findNarrowed(module, node);
      if (narrowed) return narrowed;
      const variable = findVariable(module, node);
      return variable === null || variable === 'global' ? null : findVariableShape(module, variable);
    }
    case 'MemberExpression':
      return findNarrowed(module, node) ?? findAccessShape(module, node);
    case 'NewExpression':
      return findMadeShape(module, node);
    case 'CallExpression':
      return findCallShape(module, node);
    case 'LogicalExpression': {
      if (node.operator === '&&') return findShape(module, node.right);
      return settle(module, findShape(module, node.left)) ?? findShape(module, node.right);
    }
    case 'ConditionalExpression':
      return findShapeOfAll(module, [node.consequent, node.alternate]);
    case 'ArrayExpression':
      return arrayOf(findCommonShape(module, node.elements.map((each) => each && findElementShape(module, each))));
    case 'ObjectExpression':
      return { kind: 'object', literal: node };
    case 'TSQualifiedName':
      return findAccessShapeOf(module, node.left, node.right.name);
    default:
      return shapeOfDefinition(node);
  }
});

/** A function or class as a value. */
export function shapeOfDefinition(node: Node): Shape | null {
  if (isClass(node)) return { kind: 'class', declaration: node };
  return isFunction(node) ? { kind: 'function', signatures: [node], given: NOTHING_GIVEN, receiver: null } : null;
}

function isVague(type: string): boolean {
  return type === 'TSAnyKeyword' || type === 'TSUnknownKeyword';
}

function isConst(type: Node): boolean {
  return type.type === 'TSTypeReference' && type.typeName.type === 'Identifier' && type.typeName.name === 'const';
}

function findLast(module: Module, expressions: readonly Node[]): Shape | null {
  const last = expressions.at(-1);
  return last ? findShape(module, last) : null;
}

function findElementShape(module: Module, element: Node): Shape | null {
  return element.type === 'SpreadElement' ? settle(module, findElement(module, findShape(module, element.argument))) : settle(module, findShape(module, element));
}

function findThisShape(node: Node): Shape | null {
  const owner = findThisClass(node);
  if (!owner) return findThisObject(node);
  return isInStatic(node) ? { kind: 'class', declaration: owner } : instanceOf(owner);
}

/** `this` in a method of an object literal. */
function findThisObject(node: Node): Shape | null {
  for (let at = node.parent; at; at = at.parent) {
    if (at.type === 'FunctionDeclaration' || isClass(at)) return null;
    if (at.type !== 'FunctionExpression') continue;
    const literal = at.parent.type === 'Property' && at.parent.value === at ? at.parent.parent : null;
    return literal?.type === 'ObjectExpression' ? { kind: 'object', literal } : null;
  }
  return null;
}

/** Whether `this` means the class itself: in a static method, field or block. */
function isInStatic(node: Node): boolean {
  for (let at: Node | undefined = node; at && !isClass(at); at = at.parent) {
    if (at.type === 'StaticBlock') return true;
    if (at.type === 'MethodDefinition' || at.type === 'PropertyDefinition' || at.type === 'AccessorProperty') return at.static;
  }
  return false;
}

/** `new Service()`, `new Map<string, Service>()` */
function findMadeShape(module: Module, node: Extract<Node, { type: 'NewExpression' }>): Shape | null {
  const owner = findClass(module, node.callee) ?? classOf(settle(module, findShape(module, node.callee)));
  if (owner) return instanceOf(owner, pairUp(owner.typeParameters, node.typeArguments, NOTHING_GIVEN));
  if (node.callee.type !== 'Identifier' || findVariable(module, node.callee) !== 'global') return null;
  const [first] = node.arguments;
  const last = node.typeArguments?.params.at(-1);
  const args = [null, last ? written(last) : null];
  if (/^(Weak)?Map$/.test(node.callee.name)) return { kind: 'builtin', name: 'Map', args };
  if (!/^((Weak)?Set|Array)$/.test(node.callee.name)) return null;
  return arrayOf(last ? written(last) : first && first.type !== 'SpreadElement' ? findElement(module, findShape(module, first)) : null);
}

function classOf(shape: Shape | null): ClassNode | null {
  return shape?.kind === 'class' ? shape.declaration : null;
}

function findAccessShape(module: Module, node: Extract<Node, { type: 'MemberExpression' }>): Shape | null {
  const name = memberName(node);
  if (name !== null) return findAccessShapeOf(module, node.object, name);
  // `list[i]`, `handlers[key]`
  const container = settle(module, findShape(module, node.object));
  return findElement(module, container) ?? (container?.kind === 'written' || container?.kind === 'nominal' ? findMemberShape(module, container, '') : null);
}

function findAccessShapeOf(module: Module, object: Node, name: string): Shape | null {
  const shape = findShape(module, object);
  const found = shape && findMemberShape(module, shape, name);
  if (found) return found;
  const target = findMemberTarget(module, object, name);
  if (target?.kind === 'variable') return findVariableShape(module, target.variable);
  if (target?.kind === 'node') return findShape(module, target.node);
  const value = target?.kind === 'member' ? findLiteral(module, target.object) : null;
  return value ? findAccessShapeOf(module, value, target?.kind === 'member' ? target.name : name) : null;
}

/** The type of an implementation, behind those of its overloads. */
function settleLast(module: Module, declared: readonly TypeNode[], given: Given): Shape | null {
  const last = declared.at(-1);
  return last ? settle(module, written(last, given)) : null;
}

/** What a call of a function gives. Without a type that is written, what all of its `return`s give. */
export function findReturned(module: Module, fn: FunctionShape, call: Node | null): Shape | null {
  const declared = fn.signatures.flatMap((each) => ('returnType' in each && each.returnType ? [each.returnType.typeAnnotation] : []));
  const given = withArguments(module, fn, call);
  const overloads = declared.length > 1 && fn.signatures.at(-1)?.type === 'FunctionExpression' ? declared.slice(0, -1) : declared;
  if (overloads.length > 0) {
    const shapes = overloads.map((type) => (type.type === 'TSThisType' ? fn.receiver : settle(module, written(type, given))));
    return findCommonShape(module, shapes) ?? (overloads === declared ? null : settleLast(module, declared, given));
  }
  const body = fn.signatures.find(isFunction);
  return body ? findInferredReturn(module, body) : null;
}

const findInferredReturn: (module: Module, fn: FunctionNode) => Shape | null = memo('inferred return', (module, fn) => {
  if (fn.generator) return null;
  return findShapeOfAll(module, findReturns(fn).flatMap((each) => each ?? []));
});

/** What a place holds that is given one of these: the same each time but for nothing and empty lists; else unknown. */
export function findShapeOfAll(module: Module, values: readonly Node[]): Shape | null {
  const real = values.filter((each) => !isEmpty(each));
  return findCommonShape(module, real.map((each) => settle(module, findShape(module, each))));
}

/** `null`, `undefined`, `[]` */
export function isEmpty(node: Node): boolean {
  if (node.type === 'ArrayExpression') return node.elements.length === 0;
  return (node.type === 'Literal' && node.value === null) || (node.type === 'Identifier' && node.name === 'undefined');
}

/** `make<Service>()`, and `pick<T>(first: T)` called with a value in sight: what the type parameters of a function stand for in a call. */
function withArguments(module: Module, fn: FunctionShape, call: Node | null): Given {
  if (call?.type !== 'CallExpression') return fn.given;
  const signature = fn.signatures.find((each) => 'typeParameters' in each && each.typeParameters);
  const parameters = signature && 'typeParameters' in signature ? signature.typeParameters : undefined;
  if (!signature || !parameters) return fn.given;
  const given = new Map([...fn.given, ...pairUp(parameters, call.typeArguments, NOTHING_GIVEN)]);
  for (const [index, parameter] of signature.params.entries()) {
    const type = 'typeAnnotation' in parameter ? parameter.typeAnnotation?.typeAnnotation : undefined;
    const argument = call.arguments[index];
    if (type?.type !== 'TSTypeReference' || !argument || argument.type === 'SpreadElement') continue;
    const declaration = findTypeDeclaration(module, type.typeName);
    if (declaration?.type !== 'TSTypeParameter' || given.has(declaration)) continue;
    const shape = findShape(module, argument);
    if (shape) given.set(declaration, shape);
  }
  return given;
}
