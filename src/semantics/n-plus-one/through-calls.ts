import { findEnclosingFunction, isFunction, keyName, unwrap, type FunctionNode, type Invocation, type Node, type Variable } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findVariable, resolveValue } from '../bindings/index.js';
import { homeOf } from '../home.js';
import { findDerived, mentions } from '../iteration/index.js';
import { walkOwn } from '../retries/own-nodes.js';
import { calledAround } from '../summaries/index.js';

/** What comes from the element in the function that the last of some calls stands in, each of which runs the next. */
export function derivedBehind(module: Module, path: readonly Invocation[], derived: ReadonlySet<Variable>): ReadonlySet<Variable> {
  let known = derived;
  for (const [index, call] of path.slice(0, -1).entries()) {
    const next = path[index + 1];
    const fn = next && call.type === 'CallExpression' ? calledAround(module, call, next) : null;
    if (!fn || call.type !== 'CallExpression') return known;
    const variables = fn.params.flatMap((param, at) => {
      const given = call.arguments[at];
      return given ? takenFrom(module, fn, param, given, known) : [];
    });
    known = findDerived(module, { body: fn.body as Node, variables: new Set(variables) });
  }
  return known;
}

/** The variables of a parameter that get something of the element: those of `{ id, parts }` by their keys, all of another. */
function takenFrom(module: Module, fn: FunctionNode, param: Node, given: Node, derived: ReadonlySet<Variable>): Variable[] {
  const declared = homeOf(module, fn).scopeManager.getDeclaredVariables(fn);
  const inside = (node: Node): Variable[] => declared.filter(({ identifiers }) => identifiers.some(({ range }) => range[0] >= node.range[0] && range[1] <= node.range[1]));
  const value = unwrap(given);
  if (param.type !== 'ObjectPattern' || value.type !== 'ObjectExpression') return mentions(module, given, derived) ? inside(param) : [];
  return param.properties.flatMap((taken) => {
    const name = taken.type === 'Property' ? keyName(taken) : null;
    const from = name === null ? value : value.properties.find((each) => each.type === 'Property' && keyName(each) === name);
    return from && mentions(module, from.type === 'Property' ? from.value : from, derived) ? inside(taken) : [];
  });
}

/** Whether a function answers from what it keeps in memory before it comes to a call: `if (kept.has(key)) return kept.get(key);`. */
export function isBehindKept(module: Module, call: Node): boolean {
  const fn = findEnclosingFunction(call);
  if (!fn || !isFunction(fn)) return false;
  const taken = new Set<Variable>();
  let found = false;
  walkOwn(fn.body as Node, (node) => {
    if (found || node.range[0] >= call.range[0]) return false;
    if (node.type === 'VariableDeclarator' && node.init && isTakenFromKept(module, node.init, fn)) for (const each of homeOf(module, fn).scopeManager.getDeclaredVariables(node)) taken.add(each);
    if (node.type !== 'ReturnStatement' || !node.argument || node.range[1] > call.range[0]) return true;
    const value = unwrap(node.argument);
    const variable = value.type === 'Identifier' ? findVariable(module, value) : null;
    found = isTakenFromKept(module, value, fn) || (variable !== null && variable !== 'global' && taken.has(variable));
    return true;
  });
  return found;
}

/** `this.flags.get(key)`, of a Map that outlives the call. */
function isTakenFromKept(module: Module, outer: Node, fn: FunctionNode): boolean {
  const node = unwrap(outer);
  const callee = node.type === 'CallExpression' ? unwrap(node.callee) : null;
  if (callee?.type !== 'MemberExpression' || callee.computed || callee.property.type !== 'Identifier' || callee.property.name !== 'get') return false;
  const kept = resolveValue(module, callee.object);
  const made = kept?.global === 'Map' ? kept.steps[0] : undefined;
  if (made?.kind !== 'new' || kept?.steps.length !== 1) return false;
  return homeOf(module, made.node) !== homeOf(module, fn) || made.node.range[0] < fn.range[0] || made.node.range[1] > fn.range[1];
}
