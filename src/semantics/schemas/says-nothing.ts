import { findSingleReturn, isFunction, unwrap, type FunctionNode, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findLiteral, findVariable, resolveValue } from '../bindings/index.js';
import { homeOf } from '../home.js';
import { registryOf } from '../registry.js';
import { nameOfCall } from './read-schema.js';

/** `z.any()`, `z.custom<User>()`, `(value) => value as User`: what is given in the place of a schema, and lets everything through. */
export function saysNothing(module: Module, node: Node): boolean {
  const value = findLiteral(module, node);
  if (isFunction(value)) return givesBack(homeOf(module, value), value);
  if (value?.type !== 'CallExpression') return false;
  const home = homeOf(module, value);
  const specifier = resolveValue(home, value.callee)?.package ?? null;
  const model = specifier === null ? null : registryOf(home).forPackage(specifier).flatMap(({ schemas }) => schemas ?? [])[0];
  const { name, isMethod } = nameOfCall(home, value);
  if (isMethod || !model) return false;
  return model.reads.nothing.includes(name) || (value.arguments.length === 0 && model.reads.nothingAlone?.includes(name) === true);
}

/** Whether a function does nothing but give its parameter back. */
function givesBack(module: Module, fn: FunctionNode): boolean {
  const [first] = fn.params;
  const returned = findSingleReturn(fn);
  const value = returned && unwrap(returned);
  if (first?.type !== 'Identifier' || value?.type !== 'Identifier') return false;
  const variable = findVariable(module, value);
  return variable !== null && variable !== 'global' && variable.defs[0]?.name === first && isAlone(fn);
}

function isAlone({ body }: FunctionNode): boolean {
  return body?.type !== 'BlockStatement' || body.body.length === 1;
}
