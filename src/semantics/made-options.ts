import { findReturns, type Invocation } from '../ast/index.js';
import type { Module } from '../project/index.js';
import { findFunction } from './bindings/index.js';
import { homeOf } from './home.js';
import { readOption, readOptions } from './options.js';
import type { Construction, OptionFact, Options } from './types.js';

const ABSENT: OptionFact = { state: 'absent' };
const UNREADABLE: OptionFact = { state: 'unknown' };
const UNKNOWN: Options = { read: () => UNREADABLE, slot: null };

/** The options that a client is made with: at the position its model names, or what a function among them returns. */
export function readMadeOptions(module: Module, { model, node }: Construction): Options {
  if (!model || !node) return UNKNOWN;
  const given = readOptions(module, node, model.options);
  return model.returnedBy === undefined ? given : readReturned(module, node, given.read(model.returnedBy));
}

/** `registerAsync({ useFactory: () => ({ timeout: 5000 }) })` */
function readReturned(module: Module, call: Invocation, factory: OptionFact): Options {
  const fn = factory.state === 'set' ? findFunction(module, factory.value) : null;
  const returns = fn ? findReturns(fn) : [];
  const [only] = returns;
  if (returns.length === 0) return UNKNOWN;
  return {
    read(path) {
      const facts = returns.map((each) => (each ? readOption(module, each, path) : ABSENT));
      return facts.every(({ state }) => state === 'absent') ? ABSENT : returns.length === 1 ? (facts[0] ?? UNREADABLE) : UNREADABLE;
    },
    // Only what is written in the file of the call is there to be changed.
    slot: returns.length === 1 && only?.type === 'ObjectExpression' && homeOf(module, only) === homeOf(module, call) ? { kind: 'object', node: only } : null,
  };
}
