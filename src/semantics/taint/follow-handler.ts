import type { Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { describeHandler, findInputs } from '../describe-handler.js';
import { findHandlerFunctions } from '../handlers/functions.js';
import { findInputReader } from '../handlers/inputs.js';
import { findMounted } from '../handlers/mounts.js';
import type { HandlerDescription, Validation } from '../handlers/types.js';
import { findValidation } from '../handlers/validation.js';
import { homeOf } from '../home.js';
import { memo } from '../memo.js';
import type { Frame } from '../summaries/callees.js';
import { targetOf } from '../handlers/uses.js';
import { judgePipes } from './nest-dto.js';
import { readHolder } from './evaluate.js';
import { runFunction } from './run.js';
import { State } from './state.js';
import type { Flow, Value } from './types.js';
import { CLEAN } from './values.js';

/** Where the input of a handler arrives, and what the code found out about it on the way. */
export const followHandler: (module: Module, handler: HandlerDescription) => readonly Flow[] | null = memo('flows of a handler', (module, handler) => {
  const home = homeOf(module, handler.fn);
  const mounted = findMounted(home, handler);
  const full = withChecks(handler, mounted.flatMap((each) => findValidation(each.module, each.node) ?? []));
  const state = new State(home, full);
  state.isBefore = true;
  for (const each of mounted) runBefore(state, each.module, each.node);
  for (const each of handler.registrations[0].middleware) runBefore(state, home, each);
  state.isBefore = false;
  run(state, home, full);
  return state.flows;
});

/** A handler as it is where its router is mounted behind what checks its input. */
function withChecks(handler: HandlerDescription, validations: readonly Validation[]): HandlerDescription {
  if (validations.length === 0) return handler;
  const [first, ...others] = handler.registrations.map((each) => ({ ...each, validations: [...validations, ...each.validations] }));
  return first ? { ...handler, registrations: [first, ...others] } : handler;
}

/** What stands before a handler is run for what it checks. */
function runBefore(state: State, module: Module, node: Node): void {
  for (const { fn } of findHandlerFunctions(module, node)) {
    const described = fn === state.handler.fn ? null : (describeHandler(module, fn) ?? { ...state.handler, fn, role: 'middleware' as const });
    if (described && described.role !== 'error') run(state, homeOf(module, fn), described);
  }
}

function run(state: State, module: Module, handler: HandlerDescription): void {
  for (const input of findInputs(module, handler)) if (input.node.type === 'CallExpression') state.calls.set(input.node, input);
  const frame: Frame = { code: handler.fn, call: null, self: null, caller: null, outer: null };
  runFunction(state, frame, handler.fn, parametersOf(state, module, handler));
}

function parametersOf(state: State, module: Module, handler: HandlerDescription): readonly Value[] {
  return handler.fn.params.map((parameter, index) => {
    const read = findInputReader(module, handler, index);
    const judged = read && judgePipes(module, handler, parameter);
    if (!read || judged === 'checked' || judged === 'unknown') return CLEAN;
    const value = readHolder(state, { read, steps: [] }, targetOf(parameter));
    if (judged === 'kept') for (const each of value.taints) state.check(each, 'shape', true);
    return value;
  });
}

