import { memberName, unwrap, walk, type Reference } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findVariable } from './variables.js';

const GLOBAL_OBJECTS = new Set(['globalThis', 'global', 'window', 'self']);

const replaced = new WeakMap<Module, ReadonlySet<string>>();

/** Whether this file puts something of its own in place of a global: `globalThis.fetch = withLimit(fetch)`, `fetch = …`. */
export function isReplacedGlobal(module: Module, name: string): boolean {
  let names = replaced.get(module);
  if (!names) replaced.set(module, (names = collect(module)));
  return names.has(name);
}

function collect(module: Module): Set<string> {
  const names = new Set<string>();
  for (const reference of unresolvedOf(module)) {
    if (reference.isWrite() && reference.identifier.type === 'Identifier') names.add(reference.identifier.name);
  }
  if (!/\b(globalThis|global|window|self)\b.*[^=!<>]=[^=>]/.test(module.text)) return names;
  walk(module.program, (node) => {
    if (node.type !== 'AssignmentExpression' || node.left.type !== 'MemberExpression') return;
    const object = unwrap(node.left.object);
    const name = memberName(node.left);
    if (name !== null && object.type === 'Identifier' && GLOBAL_OBJECTS.has(object.name) && findVariable(module, object) === 'global') names.add(name);
  });
  return names;
}

/** The references to what no scope of the file declares. */
function unresolvedOf({ scopeManager }: Module): readonly Reference[] {
  const [top] = scopeManager.scopes;
  return [...(top?.through ?? []), ...(top?.variables ?? []).flatMap((variable) => (variable.defs.length === 0 ? variable.references : []))];
}
