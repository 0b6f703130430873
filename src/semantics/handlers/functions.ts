import { findSingleReturn, type CallExpression, type FunctionNode, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findFunction, findLiteral } from '../bindings/index.js';
import type { Rejection } from '../types.js';
import type { ParameterMap } from './types.js';
import { findValidation } from './validation.js';
import { judgeWrapping } from './wrappers.js';

/** A function that an expression in the place of a handler leads to. */
export interface Reached {
  readonly fn: FunctionNode;
  readonly wrappers: readonly CallExpression[];
  readonly parameters: ParameterMap;
  readonly rejected: Rejection | 'as-is' | null;
}

/** How many wrappers may stand around one another. */
const MAX_WRAPPERS = 5;

/** The functions that run where an expression is given for a handler: its own, or what calls around it are given or make. */
export function findHandlerFunctions(module: Module, node: Node, depth = 0): readonly Reached[] {
  const direct = findFunction(module, node);
  if (direct) return [{ fn: direct, wrappers: [], parameters: 'same', rejected: 'as-is' }];
  const call = findLiteral(module, node);
  // A validator may be given functions of its own.
  if (call?.type !== 'CallExpression' || depth >= MAX_WRAPPERS || findValidation(module, call)) return [];
  const wrapped = call.arguments.flatMap((argument, index) => {
    const inner = argument.type === 'SpreadElement' ? [] : findHandlerFunctions(module, argument, depth + 1);
    if (inner.length === 0) return [];
    const { parameters, rejected } = judgeWrapping(module, call, index);
    return inner.map((each) => ({
      fn: each.fn,
      wrappers: [call, ...each.wrappers],
      parameters: compose(parameters, each.parameters),
      rejected: each.rejected === 'as-is' ? rejected : each.rejected,
    }));
  });
  return wrapped.length > 0 ? wrapped : findMade(module, call, depth);
}

/** What a function of the project makes: `login()` for `function login() { return (req, res) => … }`. */
function findMade(module: Module, call: CallExpression, depth: number): readonly Reached[] {
  const maker = findFunction(module, call.callee);
  const returned = maker && findSingleReturn(maker);
  return returned ? findHandlerFunctions(module, returned, depth + 1) : [];
}

/** The parameters of the inner function, in terms of what the outer one is called with. */
function compose(outer: ParameterMap, inner: ParameterMap): ParameterMap {
  if (outer === null || inner === null) return null;
  if (outer === 'same') return inner;
  if (inner === 'same') return outer;
  return inner.map((each) => {
    if (each === null || typeof each === 'number') return each === null ? null : (outer[each] ?? null);
    const kept = Object.entries(each).flatMap(([key, index]) => {
      const place = outer[index];
      return typeof place === 'number' ? [[key, place] as const] : [];
    });
    return Object.fromEntries(kept);
  });
}
