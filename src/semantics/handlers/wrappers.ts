import { findSingleReturn, isFunction, memberName, someNode, walk, wrapped, type CallExpression, type FunctionNode, type Node, type Variable } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findDeclaredVariable, findFunction, findVariable, resolveValue } from '../bindings/index.js';
import { homeOf } from '../home.js';
import type { Rejection } from '../types.js';
import { findInLibraries, leadsTo } from './library-path.js';
import type { ParameterMap } from './types.js';

/** What a call does to the handler it is given. */
export interface Wrapping {
  readonly parameters: ParameterMap;
  /** What becomes of a rejection: `as-is` when the call leaves that to the framework; null when it is out of sight. */
  readonly rejected: Rejection | 'as-is' | null;
}

const OUT_OF_SIGHT: Wrapping = { parameters: null, rejected: null };

/** Judges `asyncHandler(fn)`, `withAuth(options)(fn)` by the library or by the function of the project that it calls. */
export function judgeWrapping(module: Module, call: CallExpression, index: number): Wrapping {
  const known = findInLibraries(module, resolveValue(module, call), (library, path) => library.wrappers?.find(({ paths }) => leadsTo(paths, path)));
  if (known) return { parameters: 'same', rejected: known.rejected ?? 'as-is' };
  const maker = findMaker(module, call.callee);
  const name = maker?.params[index];
  if (!maker || name?.type !== 'Identifier') return OUT_OF_SIGHT;
  const variable = findDeclaredVariable(module, maker, name.name);
  return variable ? judgeMaker(homeOf(module, maker), maker, variable) : OUT_OF_SIGHT;
}

/** The function that is given the handler: of `withAuth(options)(fn)` the one that `withAuth` returns. */
function findMaker(module: Module, callee: Node): FunctionNode | null {
  const fn = findFunction(module, callee);
  if (fn || callee.type !== 'CallExpression') return fn;
  const outer = findFunction(module, callee.callee);
  const returned = outer && findSingleReturn(outer);
  return isFunction(returned) ? returned : null;
}

/** By how the maker calls the handler, inside the function that takes its place. */
function judgeMaker(module: Module, maker: FunctionNode, handler: Variable): Wrapping {
  for (const { identifier } of handler.references) {
    const called = findCallOf(identifier);
    if (!called) continue;
    const outer = findOuter(maker, called.call);
    const parameters = outer && mapArguments(module, called, outer);
    return outer && parameters ? { parameters, rejected: catchesRejections(outer, called.call) ? 'forwarded' : 'as-is' } : OUT_OF_SIGHT;
  }
  return OUT_OF_SIGHT;
}

interface Called {
  readonly call: CallExpression;
  /** Without the `this` of `fn.call(this, …)`; null for `fn.apply(this, arguments)`. */
  readonly given: readonly Node[] | null;
}

function findCallOf(identifier: Node): Called | null {
  const { parent } = wrapped(identifier);
  if (parent?.type === 'CallExpression' && parent.callee === identifier) return { call: parent, given: parent.arguments };
  if (parent?.type !== 'MemberExpression' || parent.parent.type !== 'CallExpression') return null;
  const name = memberName(parent);
  if (name === 'call') return { call: parent.parent, given: parent.parent.arguments.slice(1) };
  return name === 'apply' ? { call: parent.parent, given: null } : null;
}

/** The outermost function between the maker and the call of the handler: what the framework calls. */
function findOuter(maker: FunctionNode, call: Node): FunctionNode | null {
  let outer: FunctionNode | null = null;
  for (let at: Node | undefined = call; at && at !== maker; at = at.parent) if (isFunction(at)) outer = at;
  return outer;
}

function mapArguments(module: Module, { given, call }: Called, outer: FunctionNode): ParameterMap {
  const rest = outer.params.at(-1);
  const isRest = (node: Node): boolean =>
    node.type === 'SpreadElement' && node.argument.type === 'Identifier' && outer.params.length === 1 &&
    rest?.type === 'RestElement' && rest.argument.type === 'Identifier' && rest.argument.name === node.argument.name;
  if (given === null) {
    const last = call.arguments[1];
    if (last?.type !== 'Identifier') return null;
    return last.name === 'arguments' || (rest?.type === 'RestElement' && rest.argument.type === 'Identifier' && rest.argument.name === last.name) ? 'same' : null;
  }
  if (given.length === 1 && given[0] && isRest(given[0])) return 'same';
  const map = given.map((each) => {
    if (each.type !== 'Identifier') return null;
    const variable = findVariable(module, each);
    const name = variable === null || variable === 'global' ? undefined : variable.defs[0]?.name;
    const index = outer.params.findIndex((parameter) => parameter === name);
    return index < 0 ? null : index;
  });
  return map.every((each, index) => each === index) ? 'same' : map;
}

/** `.catch(next)`, `.catch((error) => next(error))`, `catch (error) { next(error) }` around the call. */
function catchesRejections(outer: FunctionNode, call: Node): boolean {
  const next = outer.params[2];
  const name = next?.type === 'Identifier' ? next.name : null;
  const isForwarded = (node: Node): boolean => name !== null && someNode(node, (each) => each.type === 'Identifier' && each.name === name);
  let found = false;
  walk(outer, (node) => {
    if (node.type === 'CallExpression' && memberName(node.callee) === 'catch' && node.arguments[0]) found ||= isForwarded(node.arguments[0]);
    if (node.type === 'TryStatement' && node.handler && contains(node.block, call)) found ||= isForwarded(node.handler.body);
  });
  return found;
}

function contains(outer: Node, inner: Node): boolean {
  return outer.range[0] <= inner.range[0] && inner.range[1] <= outer.range[1];
}
