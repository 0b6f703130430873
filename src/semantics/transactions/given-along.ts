import { isFunction, isInside, keyName, memberName, unwrap, type FunctionNode, type Identifier, type Invocation, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findFunction, findVariable } from '../bindings/index.js';

/** A parameter, or a key of what is given for it, that an expression stands for. */
export interface Place {
  readonly fn: FunctionNode;
  readonly index: number;
  readonly key: string | null;
}

/** The parameter that a name is, whole or one key of it: `{ trx }`; with a member, `options.trx`. */
export function placeOf(module: Module, name: Identifier, member: string | null = null): Place | null {
  const variable = findVariable(module, name);
  const definition = variable === null || variable === 'global' ? undefined : variable.defs[0];
  const fn = definition?.type === 'Parameter' && isFunction(definition.node) ? definition.node : null;
  if (!definition || !fn) return null;
  const index = fn.params.findIndex((each) => isInside(definition.name, each));
  const property = definition.name.parent?.type === 'AssignmentPattern' ? definition.name.parent.parent : definition.name.parent;
  return { fn, index, key: property?.type === 'Property' ? keyName(property) : member };
}

/** What the call of a path that runs the function of a parameter gives for it; undefined where nothing is given, null where that is out of sight. */
export function argumentFor(module: Module, { fn, index, key }: Place, path: readonly Invocation[]): Node | null | undefined {
  const call = path.find((each) => each.type === 'CallExpression' && findFunction(module, each.callee) === fn);
  if (call?.type !== 'CallExpression' || call.arguments.slice(0, index + 1).some(({ type }) => type === 'SpreadElement')) return null;
  const argument = call.arguments[index];
  const given = argument && unwrap(argument);
  if (!given || (given.type === 'Identifier' && given.name === 'undefined') || (given.type === 'Literal' && given.value === null)) return undefined;
  if (key === null) return given;
  if (given.type !== 'ObjectExpression' || given.properties.some((each) => each.type !== 'Property' || each.computed)) return null;
  const property = given.properties.find((each) => each.type === 'Property' && keyName(each) === key);
  return property?.type === 'Property' ? property.value : undefined;
}

/** What the calls of a path give for a name or a member of it, where that is a parameter of a function that they run. */
export function givenAlong(module: Module, node: Node, path: readonly Invocation[]): Node | null {
  const object = node.type === 'MemberExpression' ? unwrap(node.object) : node;
  const place = object.type === 'Identifier' ? placeOf(module, object, node.type === 'MemberExpression' ? memberName(node) : null) : null;
  return (place && argumentFor(module, place, path)) ?? null;
}
