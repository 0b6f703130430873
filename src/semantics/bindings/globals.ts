import { memberName, unwrap, walk, type Node, type Reference } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findSource, findVariable } from './variables.js';

const GLOBAL_OBJECTS = new Set(['globalThis', 'global', 'window', 'self']);

const replaced = new WeakMap<Module, ReadonlyMap<string, readonly Node[]>>();

/** Whether this file puts something of its own in place of a global: `globalThis.fetch = withLimit(fetch)`, `fetch = …`. */
export function isReplacedGlobal(module: Module, name: string): boolean {
  return replacedIn(module).has(name);
}

/** All that this file keeps under a name of the global object, as a client that has to survive a reload: `global.client = new Client()`. */
export function findKeptInGlobal(module: Module, name: string): readonly Node[] {
  return replacedIn(module).get(name) ?? [];
}

function replacedIn(module: Module): ReadonlyMap<string, readonly Node[]> {
  let names = replaced.get(module);
  if (!names) replaced.set(module, (names = collect(module)));
  return names;
}

function collect(module: Module): Map<string, Node[]> {
  const names = new Map<string, Node[]>();
  for (const reference of unresolvedOf(module)) {
    if (reference.isWrite() && reference.identifier.type === 'Identifier') names.set(reference.identifier.name, []);
  }
  if (!/\b(globalThis|global|window|self)\b.*[^=!<>]=[^=>]|=\s*\(?\b(globalThis|global)\b/.test(module.text)) return names;
  walk(module.program, (node) => {
    if (node.type !== 'AssignmentExpression' || node.left.type !== 'MemberExpression') return;
    const name = memberName(node.left);
    if (name !== null && isGlobalObject(module, node.left.object)) names.set(name, [...(names.get(name) ?? []), node.right]);
  });
  return names;
}

/** `global`, or a name for it with another type: `const globalForPrisma = globalThis as unknown as { prisma?: PrismaClient }` */
function isGlobalObject(module: Module, outer: Node): boolean {
  const object = unwrap(outer);
  if (object.type !== 'Identifier') return false;
  const variable = findVariable(module, object);
  if (variable === 'global') return GLOBAL_OBJECTS.has(object.name);
  const source = variable && findSource(variable);
  const value = source && source.keys.length === 0 ? unwrap(source.value) : null;
  return value?.type === 'Identifier' && GLOBAL_OBJECTS.has(value.name) && findVariable(module, value) === 'global';
}

/** The references to what no scope of the file declares. */
function unresolvedOf({ scopeManager }: Module): readonly Reference[] {
  const [top] = scopeManager.scopes;
  return [...(top?.through ?? []), ...(top?.variables ?? []).flatMap((variable) => (variable.defs.length === 0 ? variable.references : []))];
}
