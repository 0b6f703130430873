import { isFunction, memberName, unwrap, type CallExpression, type FunctionNode, type Node, type Variable } from '../../ast/index.js';
import { specifiersOf, type Module } from '../../project/index.js';
import { findFunction, findInvoked, isGlobal } from '../bindings/index.js';
import { homeOf } from '../home.js';
import { matches } from '../match.js';
import { memoOfRelevant } from '../relevant-memo.js';
import { readOptions } from '../options.js';
import { modelsFor, registryOf } from '../registry.js';
import type { IteratorModel } from '../types.js';
import { numberOf } from '../values.js';
import { judgeList } from './lists.js';
import { isUsedAsList } from './loops.js';
import type { Iteration } from './types.js';

/** Methods of lists, and which parameter of the function that they are given is the element. */
const METHODS: Readonly<Record<string, number>> = {
  map: 0, forEach: 0, flatMap: 0, filter: 0, some: 0, every: 0, find: 0, findIndex: 0, findLast: 0, reduce: 1, reduceRight: 1,
};

/** A call that runs a function for each element of a list; null for any other. */
export function describeIteratingCall(module: Module, call: CallExpression): Iteration | null {
  return mayIterate(module, call) ? describeOnce(module, call) : null;
}

/** Told by the call itself. */
function mayIterate(module: Module, call: CallExpression): boolean {
  const [first, second] = call.arguments;
  if (!first) return false;
  const callee = unwrap(call.callee);
  const name = callee.type === 'MemberExpression' ? memberName(callee) : null;
  if (name !== null && name in METHODS && mayBeFunction(first)) return true;
  if (name === 'from' && second && mayBeFunction(second)) return true;
  return second !== undefined && importsIterators(module);
}

function mayBeFunction(outer: Node): boolean {
  const node = unwrap(outer);
  return isFunction(node) || node.type === 'Identifier' || node.type === 'MemberExpression' || node.type === 'CallExpression';
}

const importing = new WeakMap<Module, boolean>();

/** Whether a file imports a library that iterates. */
function importsIterators(module: Module): boolean {
  const home = module;
  let answer = importing.get(home);
  if (answer === undefined) {
    const registry = registryOf(home);
    importing.set(home, (answer = specifiersOf(home).some((each) => registry.forPackage(each.replace(/^node:/, '')).some(({ iterators }) => iterators !== undefined))));
  }
  return answer;
}

const describeOnce: (module: Module, call: CallExpression) => Iteration | null = memoOfRelevant('describe iterating call', (module, call) => {
  const found = findArrayIteration(module, call) ?? findLibraryIteration(module, call);
  if (!found) return null;
  const { list, fn, element, isSequential, isLimited } = found;
  const body = findCallback(module, fn);
  if (!body) return null;
  const variables = parametersOf(module, body, element);
  const subject = list ? judgeList(module, list) : { over: 'elements' as const, size: null };
  const isOfLists = isUsedAsList(module, body, variables);
  return {
    kind: 'callback', node: call, body, ...subject, over: isOfLists ? 'chunks' : subject.over, list, variables,
    carried: element === 1 ? parametersOf(module, body, 0) : new Set(), isConcurrent: !isSequential, isLimited,
  };
});

interface Found {
  readonly list: Node | null;
  readonly fn: Node;
  readonly element: number;
  readonly isSequential: boolean;
  readonly isLimited: boolean;
}

function findArrayIteration(module: Module, { callee: outer, arguments: given }: CallExpression): Found | null {
  const callee = unwrap(outer);
  if (callee.type !== 'MemberExpression') return null;
  const name = memberName(callee) ?? '';
  const [first, second] = given;
  if (name === 'from') return first && second && isGlobal(module, callee.object, 'Array') ? { list: first, fn: second, element: 0, isSequential: false, isLimited: false } : null;
  const element = METHODS[name];
  if (element === undefined || !first || first.type === 'SpreadElement' || !findCallback(module, first)) return null;
  return { list: callee.object, fn: first, element, isSequential: element === 1, isLimited: false };
}

function findLibraryIteration(module: Module, call: CallExpression): Found | null {
  const path = importsIterators(homeOf(module, call)) ? findInvoked(module, call) : null;
  if (!path) return null;
  for (const library of modelsFor(module, path)) {
    for (const model of library.iterators ?? []) {
      if (!model.paths.some((each) => matches(each, path.steps))) continue;
      const [list, fn] = [call.arguments[model.list], call.arguments[model.runs]];
      if (list && fn && list.type !== 'SpreadElement' && fn.type !== 'SpreadElement') {
        return { list, fn, element: 0, isSequential: model.isSequential === true, isLimited: isLimited(module, call, model) };
      }
    }
  }
  return null;
}

/** The option by which a library that runs a function for each element would run only so many at once. */
export function findLimitOption(module: Module, call: CallExpression): { argument: number; option: string } | null {
  const path = findInvoked(module, call);
  const models = path ? modelsFor(module, path).flatMap(({ iterators = [] }) => iterators) : [];
  const limit = path && models.find((model) => model.paths.some((each) => matches(each, path.steps)))?.limit;
  return limit?.option === undefined ? null : { argument: limit.argument, option: limit.option };
}

/** Whether a library is told how many may run at once. */
function isLimited(module: Module, call: CallExpression, { isSequential, limit }: IteratorModel): boolean {
  if (isSequential) return true;
  if (!limit) return false;
  const given = call.arguments[limit.argument];
  if (!given) return false;
  if (limit.option === undefined) return numberOf(module, given) !== Infinity;
  const fact = readOptions(module, call, limit.argument)?.read(limit.option);
  return fact !== undefined && (fact.state === 'unknown' || (fact.state === 'set' && numberOf(module, fact.value) !== Infinity));
}

function findCallback(module: Module, outer: Node): FunctionNode | null {
  const node = unwrap(outer);
  if (isFunction(node)) return node;
  return node.type === 'Identifier' || node.type === 'MemberExpression' || node.type === 'CallExpression' ? findFunction(module, node) : null;
}

/** The variables of a parameter, those that its pattern names included. */
function parametersOf(module: Module, fn: FunctionNode, index: number): Set<Variable> {
  const parameter = fn.params[index];
  if (!parameter) return new Set();
  const [start, end] = parameter.range;
  return new Set(homeOf(module, fn).scopeManager.getDeclaredVariables(fn).filter(({ defs: [definition] }) => definition?.type === 'Parameter' && definition.name.range[0] >= start && definition.name.range[1] <= end));
}
