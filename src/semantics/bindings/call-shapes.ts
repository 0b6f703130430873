import { isFunction, memberName, unwrap, type CallExpression, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { isProvider } from '../match.js';
import { findContextShape } from './context-shapes.js';
import { findClass, findFunction } from './literals.js';
import { resolveValue } from './resolve.js';
import { findElement, settle } from './settle.js';
import { findReturned, findShape, shapeOfDefinition } from './shape-of.js';
import { arrayOf, instanceOf, written, type FunctionShape, type Shape, type TypeNode } from './shape.js';
import { findRequired } from './targets.js';
import { isGlobal } from './variables.js';

/** Methods of lists that give a list of the same elements, or one of the elements. */
const SAME_LIST = new Set(['filter', 'slice', 'sort', 'toSorted', 'reverse', 'toReversed', 'concat', 'splice', 'values', 'with']);
const ONE_ELEMENT = new Set(['find', 'findLast', 'at', 'pop', 'shift']);

/** What a call gives: `makeService()`, `Container.get(Service)`, `this.services.map(…)`, `connection.createRunner()`. */
export function findCallShape(module: Module, call: CallExpression): Shape | null {
  if (findRequired(module, call)) return null;
  const [first] = call.arguments;
  const path = resolveValue(module, call.callee);
  if (path && path.global === null) {
    const owner = first && isProvider(module, path, call) ? findClass(module, first) : null;
    return owner && instanceOf(owner);
  }
  const callee = unwrap(call.callee);
  const builtin = callee.type === 'MemberExpression' ? findBuiltinResult(module, callee, call) : null;
  if (builtin) return builtin;
  const fn = findFunctionShape(module, callee);
  return fn && findReturned(module, fn, call);
}

/** The function that a callee is, with a body or only declared. */
export function findFunctionShape(module: Module, callee: Node): FunctionShape | null {
  const shape = settle(module, findShape(module, callee));
  if (shape?.kind === 'function') return shape;
  if (shape?.kind === 'written' && shape.type.type === 'TSFunctionType') {
    return { kind: 'function', signatures: [shape.type], given: shape.given, receiver: null };
  }
  if (shape?.kind === 'nominal' && shape.declaration.type === 'TSInterfaceDeclaration') {
    const signatures = shape.declaration.body.body.filter((each) => each.type === 'TSCallSignatureDeclaration');
    return signatures.length > 0 ? { kind: 'function', signatures, given: shape.given, receiver: null } : null;
  }
  const fn = findFunction(module, callee);
  const found = fn && shapeOfDefinition(fn);
  return found?.kind === 'function' ? found : null;
}

function findBuiltinResult(module: Module, callee: Extract<Node, { type: 'MemberExpression' }>, call: CallExpression): Shape | null {
  const name = memberName(callee);
  const [first] = call.arguments;
  if (name === null) return null;
  if (first && first.type !== 'SpreadElement') {
    // `Promise.all(list)` gives the list, awaited.
    if (isGlobal(module, callee.object, 'Promise')) return /^(all|race|any|resolve)$/.test(name) ? findPromised(module, name, first) : null;
    if (isGlobal(module, callee.object, 'Array')) return name === 'from' && call.arguments.length === 1 ? arrayOf(findElement(module, findShape(module, first))) : null;
    if (isGlobal(module, callee.object, 'Object')) return name === 'values' ? arrayOf(findElement(module, findShape(module, first))) : null;
  }
  const receiver = settle(module, findShape(module, callee.object));
  if (receiver?.kind !== 'builtin') return null;
  if (receiver.name === 'Map') {
    if (name === 'get') return receiver.args[1] ?? null;
    return name === 'values' ? arrayOf(receiver.args[1] ?? null) : null;
  }
  if (receiver.name !== 'Array') return null;
  if (SAME_LIST.has(name)) return receiver;
  if (ONE_ELEMENT.has(name)) return receiver.args[0] ?? null;
  const given = first && isFunction(first) ? shapeOfDefinition(first) : null;
  if (given?.kind !== 'function' || (name !== 'map' && name !== 'flatMap')) return null;
  const element = findReturned(module, given, null);
  return arrayOf(name === 'map' ? element : (findElement(module, element) ?? element));
}

function findPromised(module: Module, name: string, value: Node): Shape | null {
  const shape = findShape(module, value);
  return name === 'all' || name === 'resolve' ? shape : findElement(module, shape);
}

/** What a function that is given in place is called with, as the function that it is given to declares it: `transaction((manager) => …)`. */
export function findContextualParameter(module: Module, fn: Node, index: number): Shape | null {
  const call = fn.parent;
  if (call?.type === 'VariableDeclarator' && call.id.type === 'Identifier' && call.id.typeAnnotation) {
    return parameterOf(module, settle(module, written(call.id.typeAnnotation.typeAnnotation)), index, null);
  }
  if (call?.type !== 'CallExpression') return null;
  const callee = unwrap(call.callee);
  const receiver = callee.type === 'MemberExpression' ? settle(module, findShape(module, callee.object)) : null;
  if (receiver?.kind === 'builtin') {
    const name = callee.type === 'MemberExpression' ? memberName(callee) : null;
    const place = name === 'reduce' || name === 'reduceRight' ? 1 : 0;
    return index === place || name === 'sort' ? (receiver.args.at(-1) ?? null) : null;
  }
  const context = index === 0 ? findContextShape(module, call) : null;
  if (context) return context;
  const outer = findFunctionShape(module, callee);
  const at = call.arguments.findIndex((each) => each === fn);
  return outer && at >= 0 ? functionParameter(module, outer, at, index) : null;
}

/** `(manager: Manager) => void` as the type of what is handed over, also where it may be something else: `string | ((qb: this) => string)`. */
function parameterOf(module: Module, fn: Shape | null, index: number, receiver: Shape | null): Shape | null {
  if (fn?.kind === 'function') return parameterShape(module, fn, index);
  if (fn?.kind !== 'written') return null;
  const { type, given } = fn;
  const types = type.type === 'TSUnionType' ? type.types.map((each) => settle(module, written(each, given)) ?? written(each, given)) : [fn];
  const signatures = types.flatMap((each) => (each.kind === 'written' && each.type.type === 'TSFunctionType' ? [each.type] : []));
  return signatures.length === 1 ? parameterShape(module, { kind: 'function', signatures, given, receiver }, index) : null;
}

/** The declared type of a parameter, by the first signature that has it with one that is known. */
function parameterShape(module: Module, fn: FunctionShape, index: number): Shape | null {
  for (const type of parameterTypes(fn, index)) {
    const shape = type.type === 'TSThisType' ? fn.receiver : settle(module, written(type, fn.given));
    if (shape) return shape;
  }
  return null;
}

function parameterTypes({ signatures }: FunctionShape, index: number): readonly TypeNode[] {
  return signatures.flatMap(({ params }) => {
    const parameter = params[index];
    const target = parameter?.type === 'AssignmentPattern' ? parameter.left : parameter;
    const type = target && 'typeAnnotation' in target ? target.typeAnnotation?.typeAnnotation : undefined;
    return type ? [type] : [];
  });
}

/** What the function at `at` is declared to be: a union stays whole, for its function to be picked. */
function functionParameter(module: Module, outer: FunctionShape, at: number, index: number): Shape | null {
  for (const type of parameterTypes(outer, at)) {
    const found = parameterOf(module, settle(module, written(type, outer.given)) ?? written(type, outer.given), index, outer.receiver);
    if (found) return found;
  }
  return null;
}
