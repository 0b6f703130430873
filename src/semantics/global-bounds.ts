import type { Module } from '../project/index.js';
import { describeCall } from './describe-call.js';
import { readOptions } from './options.js';
import { registryOf } from './registry.js';

const answers = new WeakMap<Module, ReadonlySet<string>>();

/** Whether this file sets a bound for every call of a library in the process: `setGlobalDispatcher(new Agent({ headersTimeout }))`. */
export function isGloballyBounded(module: Module, library: string): boolean {
  let bounded = answers.get(module);
  if (!bounded) answers.set(module, (bounded = collect(module)));
  return bounded.has(library);
}

function collect(module: Module): Set<string> {
  const libraries = new Set<string>();
  if (!mayConfigureGlobally(module)) return libraries;
  for (const node of module.invocations) {
    const described = describeCall(module, node);
    if (described?.kind !== 'configures-globally' || described.call.kind !== 'configures-globally') continue;
    const { boundedBy, options } = described.call;
    const given = readOptions(module, node, options);
    if (boundedBy?.every((option) => given.read(option).state === 'absent')) continue;
    for (const library of described.call.libraries) libraries.add(library);
  }
  return libraries;
}

/** Whether the text has the name of any such call: most files do not, and need no second look. */
function mayConfigureGlobally(module: Module): boolean {
  return registryOf(module).globalSetters.some(([specifier, name]) => module.text.includes(specifier) && module.text.includes(name));
}
