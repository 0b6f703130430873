import { findReturns, isFunction } from '../ast/index.js';
import type { Module } from '../project/index.js';
import { findFunction, findLiteral } from './bindings/index.js';
import { readOption, readOptions } from './options.js';
import type { Construction, OptionFact, Options } from './types.js';

const UNKNOWN: Options = { read: () => ({ state: 'unknown' }), slot: null };

/** The options that a client is made with: at the position its model names, or what a function among them returns. */
export function readMadeOptions(module: Module, { model, node }: Construction): Options {
  if (!model || !node) return UNKNOWN;
  const given = readOptions(module, node, model.options);
  return model.returnedBy === undefined ? given : readReturned(module, given.read(model.returnedBy));
}

/** `registerAsync({ useFactory: () => ({ timeout: 5000 }) })` */
function readReturned(module: Module, factory: OptionFact): Options {
  const fn = factory.state === 'set' ? findFunction(module, factory.value) : null;
  const returns = fn ? findReturns(fn) : [];
  const [only] = returns;
  if (!isFunction(fn) || !only || returns.length > 1) return UNKNOWN;
  const literal = findLiteral(module, only);
  return {
    read: (path) => readOption(module, only, path),
    slot: literal?.type === 'ObjectExpression' && literal === only ? { kind: 'object', node: literal } : null,
  };
}
