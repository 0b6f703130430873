import { findSingleReturn, isFunction, isInside, keyName, memberName, someNode, walk, wrapped, type CallExpression, type FunctionNode, type Node, type Variable } from '../../ast/index.js';
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
    return outer && parameters ? { parameters, rejected: judgeCatching(outer, called.call) } : OUT_OF_SIGHT;
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
  const rest = restName(outer);
  if (given === null) {
    const last = call.arguments[1];
    return last?.type === 'Identifier' && (last.name === 'arguments' || last.name === rest) ? 'same' : null;
  }
  const [first] = given;
  const isWhole = outer.params.length === 1 && given.length === 1 && first?.type === 'SpreadElement' && first.argument.type === 'Identifier' && first.argument.name === rest;
  if (isWhole) return 'same';
  const map = given.map((each) => (each.type === 'ObjectExpression' ? mapProperties(module, each, outer) : indexOfParameter(module, each, outer)));
  return map.every((each, index) => each === index) ? 'same' : map;
}

/** `fn({ req, params })`: which keys hold parameters. */
function mapProperties(module: Module, object: Extract<Node, { type: 'ObjectExpression' }>, outer: FunctionNode): Readonly<Record<string, number>> {
  const keys: Record<string, number> = {};
  for (const property of object.properties) {
    const name = property.type === 'Property' ? keyName(property) : null;
    const index = property.type === 'Property' ? indexOfParameter(module, property.value, outer) : null;
    if (name !== null && index !== null) keys[name] = index;
  }
  return keys;
}

function indexOfParameter(module: Module, node: Node, outer: FunctionNode): number | null {
  if (node.type !== 'Identifier') return null;
  const variable = findVariable(module, node);
  const name = variable === null || variable === 'global' ? undefined : variable.defs[0]?.name;
  const index = outer.params.findIndex((parameter) => parameter === name);
  return index < 0 ? null : index;
}

function restName(fn: FunctionNode): string | null {
  const rest = fn.params.at(-1);
  return rest?.type === 'RestElement' && rest.argument.type === 'Identifier' ? rest.argument.name : null;
}

/** What `.catch(next)`, `catch (error) { next(error) }` make of a rejection; unknown where something else is done with it. */
function judgeCatching(outer: FunctionNode, call: Node): Wrapping['rejected'] {
  const catching: Node[] = [];
  walk(outer, (node) => {
    if (node.type === 'CallExpression' && memberName(node.callee) === 'catch' && node.arguments[0]) catching.push(node.arguments[0]);
    if (node.type === 'TryStatement' && node.handler && isInside(call, node.block)) catching.push(node.handler.body);
    return !isInside(node, call) || node === call;
  });
  if (catching.length === 0) return 'as-is';
  const names = namesOfNext(outer);
  return catching.every((node) => someNode(node, (each) => each.type === 'Identifier' && names.has(each.name))) ? 'forwarded' : null;
}

/** The third parameter, or a constant that is taken from all of them: `args[args.length - 1]`. */
function namesOfNext(outer: FunctionNode): ReadonlySet<string> {
  const names = new Set<string>();
  const rest = restName(outer);
  const third = outer.params[2];
  if (third?.type === 'Identifier') names.add(third.name);
  walk(outer, (node) => {
    if (node.type !== 'VariableDeclarator' || node.id.type !== 'Identifier' || !node.init || rest === null) return;
    const from = node.init.type === 'CallExpression' ? node.init.callee : node.init;
    if (from.type === 'MemberExpression' && from.object.type === 'Identifier' && from.object.name === rest) names.add(node.id.name);
  });
  return names;
}
