import { isFunction, keyName, memberName, unwrap, type CallExpression, type FunctionNode, type NewExpression, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findFunction, findInvoked, resolveValue } from '../bindings/index.js';
import { majorsIn } from '../handlers/library-path.js';
import { mayHold } from '../majors.js';
import { matchesAny } from '../match.js';
import { readOptions } from '../options.js';
import { modelsFor, registryOf, type Registry } from '../registry.js';
import type { LibraryModel, Options, ScheduleModel } from '../types.js';
import { findPeriod } from './period.js';

type Call = CallExpression | NewExpression;

/** A function that a timer or scheduler runs again and again, whether the last run has ended or not. */
export interface Schedule {
  readonly call: Call;
  readonly model: ScheduleModel;
  readonly fn: FunctionNode;
  /** The time between two starts in milliseconds, at the least; null when it is not known. */
  readonly period: number | null;
  /** The option that would keep runs apart, and the options that it belongs to; null where the library has none. */
  readonly noOverlap: { readonly option: string; readonly options: Options } | null;
}

const names = new WeakMap<Registry, ReadonlySet<string>>();

function schedulingNames(module: Module): ReadonlySet<string> {
  const registry = registryOf(module);
  let known = names.get(registry);
  if (!known) {
    const paths = registry.all.flatMap(({ schedules = [] }) => schedules.flatMap((each) => each.paths));
    const last = paths.map((path) => path.replace(/\(\)/gu, '').replace(/\.new$/u, '').split('.').at(-1) ?? '');
    names.set(registry, (known = new Set([...last, ...registry.all.flatMap(({ schedules, globals = [] }) => (schedules ? globals.map(({ name }) => name) : []))])));
  }
  return known;
}

/** What a call has run again and again; null when that is nothing in sight, or the library keeps runs apart already. */
export function findSchedule(module: Module, call: Call): Schedule | null {
  const callee = unwrap(call.callee);
  const name = callee.type === 'Identifier' ? callee.name : memberName(callee);
  if (name === null || !schedulingNames(module).has(name)) return null;
  const found = findModel(module, call);
  if (!found) return null;
  const { model, library, majors } = found;
  const fn = findCallback(module, call, model);
  if (!fn || call.arguments.some((each) => each.type === 'SpreadElement')) return null;
  if (model.noOverlapArgument !== undefined && call.arguments[model.noOverlapArgument]) return null;
  const options = model.noOverlap ? readOptions(module, call, model.noOverlap.options) : null;
  const fact = model.noOverlap && options ? options.read(model.noOverlap.option) : null;
  // `noOverlap: false` is as if it were not there.
  if (fact && fact.state !== 'absent' && !(fact.state === 'set' && fact.value.type === 'Literal' && fact.value.value === false)) return null;
  const isThere = model.noOverlap !== undefined && mayHold(model.noOverlap.majors, majors);
  const period = findPeriod(module, call, model);
  // A date is reached once.
  if (period === null && model.times === 'cron') return null;
  return { call, model, fn, period, noOverlap: isThere && model.noOverlap && options && library ? { option: model.noOverlap.option, options } : null };
}

function findModel(module: Module, call: Call): { model: ScheduleModel; library: LibraryModel; majors: readonly number[] } | null {
  const path = findInvoked(module, call) ?? decoratorPath(module, call);
  if (!path || path.uncertain) return null;
  for (const library of modelsFor(module, path)) {
    const majors = majorsIn(module, library, path.package);
    for (const model of library.schedules ?? []) if (matchesAny(model.paths, path.steps) && mayHold(model.majors, majors)) return { model, library, majors };
  }
  return null;
}

function decoratorPath(module: Module, call: Call): ReturnType<typeof resolveValue> {
  return call.parent.type === 'Decorator' ? resolveValue(module, call) : null;
}

function findCallback(module: Module, call: Call, model: ScheduleModel): FunctionNode | null {
  if (model.decorates) {
    const method = call.parent.type === 'Decorator' ? call.parent.parent : null;
    return method?.type === 'MethodDefinition' && isFunction(method.value) ? method.value : null;
  }
  if (model.named) {
    const [first] = call.arguments;
    const value = first?.type === 'ObjectExpression' ? first.properties.find((each) => each.type === 'Property' && keyName(each) === model.named?.callback) : null;
    return value?.type === 'Property' ? functionOf(module, value.value) : null;
  }
  for (const each of call.arguments) {
    const fn = each.type === 'SpreadElement' ? null : functionOf(module, each);
    if (fn) return fn;
  }
  return null;
}

function functionOf(module: Module, node: Node): FunctionNode | null {
  const given = unwrap(node);
  if (isFunction(given)) return given;
  return given.type === 'Identifier' || given.type === 'MemberExpression' || given.type === 'CallExpression' ? findFunction(module, given) : null;
}
