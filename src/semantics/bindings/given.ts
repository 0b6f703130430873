import { isFunction, memberName, unwrap, type CallExpression, type Node, type Variable } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { modelsFor, registryOf } from '../registry.js';
import type { ApiPath } from '../types.js';
import { extend, invoked, member } from './api-path.js';
import { resolveValue } from './resolve.js';
import { findPatternKeys } from './variables.js';
import type { Identifier } from '../../ast/index.js';

/** Methods of lists, and which parameter of the function that they are given is an element. */
const ELEMENT_OF: Readonly<Record<string, number>> = {
  map: 0, forEach: 0, flatMap: 0, filter: 0, find: 0, findLast: 0, some: 0, every: 0, sort: 0, reduce: 1, eachAsync: 0,
};

/**
 * What a library calls a function with, as a path: an element of the list that it gave (`for (const doc of await Model.find())`), or
 * what a call hands to the function that it is given (`transaction(async (tx) => …)`). Only libraries that keep data are asked.
 */
export function resolveGiven(module: Module, variable: Variable): ApiPath | null {
  const [definition] = variable.defs;
  if (!definition) return null;
  const name = definition.name as Identifier;
  if (definition.type === 'Variable') {
    const loop = definition.node.parent.parent;
    if (loop?.type !== 'ForOfStatement' || loop.left !== definition.node.parent) return null;
    return inside(elementOf(module, resolveValue(module, loop.right)), definition.node.id, name);
  }
  if (definition.type !== 'Parameter' || !isFunction(definition.node)) return null;
  const fn = definition.node;
  const index = fn.params.findIndex((each) => name.range[0] >= each.range[0] && name.range[1] <= each.range[1]);
  const pattern = fn.params[index];
  if (!pattern || fn.type === 'FunctionDeclaration' || fn.parent.type !== 'CallExpression') return null;
  const call = fn.parent;
  const at = call.arguments.findIndex((each) => each === fn);
  return at < 0 ? null : inside(findGivenBy(module, call, at, index), pattern, name);
}

function findGivenBy(module: Module, call: CallExpression, at: number, index: number): ApiPath | null {
  const callee = unwrap(call.callee);
  if (callee.type === 'MemberExpression') {
    const name = memberName(callee);
    if (name !== null && at === 0 && ELEMENT_OF[name] === index) return elementOf(module, resolveValue(module, callee.object));
    if (name === null || !registryOf(module).givingNames.has(name)) return null;
  } else if (callee.type !== 'Identifier' || !registryOf(module).isGivingFunction) return null;
  const path = resolveValue(module, callee);
  return path && keepsData(module, path) ? extend(invoked(path, call), { kind: 'given', index, node: call }) : null;
}

function elementOf(module: Module, list: ApiPath | null): ApiPath | null {
  return list && keepsData(module, list) ? extend(list, { kind: 'element' }) : null;
}

function keepsData(module: Module, path: ApiPath): boolean {
  return modelsFor(module, path).some(({ stores }) => stores !== undefined);
}

function inside(path: ApiPath | null, pattern: Node, name: Identifier): ApiPath | null {
  const target = pattern.type === 'AssignmentPattern' ? pattern.left : pattern;
  const keys = path && findPatternKeys(target, name);
  return keys ? keys.reduce(member, path) : null;
}
