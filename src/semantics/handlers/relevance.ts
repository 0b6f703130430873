import type { Module } from '../../project/index.js';
import { registryOf, type Registry } from '../registry.js';
import type { CallRegistration, LibraryModel } from '../types.js';

const answers = new WeakMap<Module, boolean>();

/**
 * Whether a file may register handlers: it imports something, or may, or depends on a framework that finds handlers by their file. The
 * rest is told apart at the price of a look at its text.
 */
export function mayHaveHandlers(module: Module): boolean {
  let answer = answers.get(module);
  if (answer === undefined) answers.set(module, (answer = /\b(import|require|export)\b|['"]use server['"]/.test(module.text) || namesGlobal(module)));
  return answer;
}

/** `defineEventHandler(…)` that nobody imports. */
function namesGlobal(module: Module): boolean {
  const registry = registryOf(module);
  return module.scopeManager.scopes[0]?.through.some(({ identifier }) => 'name' in identifier && registry.forGlobal(String(identifier.name)).some((each) => each.handlers)) ?? false;
}

const methods = new WeakMap<Registry, ReadonlySet<string>>();

/** The methods by which any library is given handlers: `get`, `on`. What has another name need not be resolved. */
export function registeringMethods(module: Module): ReadonlySet<string> {
  const registry = registryOf(module);
  let names = methods.get(registry);
  if (!names) {
    names = new Set(callRegistrations(registry.all).flatMap((each) => (each.methods ?? []).map((method) => method.split(':')[0] ?? method)));
    methods.set(registry, names);
  }
  return names;
}

function callRegistrations(libraries: readonly LibraryModel[]): CallRegistration[] {
  return libraries.flatMap(({ handlers = [] }) => handlers.flatMap(({ found }) => found.filter((each) => each.by === 'call')));
}
