import { isFunction, memberName, unwrap, type CallExpression, type FunctionNode, type Identifier, type Node, type Variable } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { homeOf } from '../home.js';
import { memo } from '../memo.js';
import { modelsFor, registryOf } from '../registry.js';
import type { ApiPath } from '../types.js';
import { extend, invoked, member } from './api-path.js';
import { findFunction } from './literals.js';
import { resolveValue } from './resolve.js';
import { findPatternKeys } from './variables.js';

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
  return findGivenByLibrary(module, call, at, index) ?? findGivenByProject(module, call, at, index);
}

function findGivenByLibrary(module: Module, call: CallExpression, at: number, index: number): ApiPath | null {
  const callee = unwrap(call.callee);
  if (callee.type === 'MemberExpression') {
    const name = memberName(callee);
    if (name !== null && at === 0 && ELEMENT_OF[name] === index) return elementOf(module, resolveValue(module, callee.object));
    if (name === null || !registryOf(module).givingNames.has(name)) return null;
  } else if (callee.type !== 'Identifier' || !registryOf(module).isGivingFunction) return null;
  const path = resolveValue(module, callee);
  return path && keepsData(module, path) ? extend(invoked(path, call), { kind: 'given', index, node: call }) : null;
}

/** Methods of the language: no function of the project has to be looked for. */
const LANGUAGE = /^(?:then|catch|finally|reduceRight|findIndex|findLastIndex|replace|replaceAll|from|on|once|setTimeout|setInterval|setImmediate|nextTick)$/;

/** What a function of the project calls the function with that it is given: `withTransaction(async (client) => …)`. */
function findGivenByProject(module: Module, call: CallExpression, at: number, index: number): ApiPath | null {
  const callee = unwrap(call.callee);
  const name = callee.type === 'Identifier' ? callee.name : memberName(callee);
  if (name === null || LANGUAGE.test(name) || name in ELEMENT_OF) return null;
  const fn = findFunction(module, callee);
  return fn && (findGivenTo(module, fn)?.get(`${at} ${index}`) ?? null);
}

/** What a function calls its parameters with, or has a library call them with, by the number of the parameter and that of the argument. */
const findGivenTo = memo('given to parameters', (module: Module, fn: FunctionNode): ReadonlyMap<string, ApiPath> | null => {
  const home = homeOf(module, fn);
  const found = new Map<string, ApiPath>();
  const note = (at: number, index: number, path: ApiPath | null): void => {
    if (path && keepsData(home, path) && !found.has(`${at} ${index}`)) found.set(`${at} ${index}`, path);
  };
  for (const [at, param] of fn.params.entries()) {
    const variable = param.type === 'Identifier' ? home.scopeManager.getDeclaredVariables(fn).find(({ defs: [definition] }) => definition?.name === param) : undefined;
    for (const { identifier } of variable?.references ?? []) {
      const run = identifier.parent;
      if (run?.type !== 'CallExpression') continue;
      const position = run.arguments.findIndex((each) => each === identifier);
      if (position >= 0) note(at, 0, findGivenBy(home, run, position, 0));
      else for (const [index, argument] of run.arguments.entries()) note(at, index, resolveValue(home, argument));
    }
  }
  return found.size > 0 ? found : null;
});

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
