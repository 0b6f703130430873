import { isClass, type ClassNode, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findClass, findLiteral, findSuperclass } from '../bindings/index.js';
import { homeOf } from '../home.js';
import { memo } from '../memo.js';
import { findNestModules, findValue, readList, type NestModule } from './definitions.js';

/** What a provider says of a class: it makes it (`UsersService`, `{ provide: 'users', useClass: UsersService }`), or another way of making it is named. */
type Provision = 'makes' | 'replaces' | null;

/** How many levels of subclasses are looked for. */
const MAX_HEIRS = 3;

/** The modules that make instances of a class or of its subclasses. Null when not all of them can be told. */
export const findProvidingModules: (module: Module, node: ClassNode) => readonly NestModule[] | null = memo('providing modules', (module, node) => {
  const heirs = findHeirs(module, node, 0);
  const found: NestModule[] = [];
  for (const heir of heirs ?? []) {
    const modules = findModulesOf(homeOf(module, heir), heir);
    if (!modules) return null;
    found.push(...modules);
  }
  return found.length > 0 ? [...new Set(found)] : null;
});

/** A class and those of the project that extend it. */
export function findHeirs(module: Module, node: ClassNode, depth: number): readonly ClassNode[] | null {
  const home = homeOf(module, node);
  const importers = home.project.backward.importersOf(home, { words: ['extends'] });
  if (!importers) return null;
  const heirs = [home, ...importers].flatMap((each) => each.classes.filter((other) => other.superClass && findSuperclass(each, other) === node));
  const further = depth < MAX_HEIRS ? heirs.map((heir) => findHeirs(home, heir, depth + 1)) : [];
  if (further.includes(null) || (depth === MAX_HEIRS && heirs.length > 0)) return null;
  return [node, ...further.flatMap((each) => each ?? [])];
}

function findModulesOf(home: Module, node: ClassNode): readonly NestModule[] | null {
  const importers = home.project.backward.importersOf(home, { words: ['providers', 'controllers'] });
  if (!importers) return null;
  const found: NestModule[] = [];
  for (const file of [home, ...importers]) {
    for (const { literal, module } of findNestModules(file, file.program) ?? []) {
      const listed: NestModule = module ?? { parts: [literal], isGlobal: false };
      const nodes = [...readList(file, listed, 'providers').nodes, ...readList(file, listed, 'controllers').nodes];
      const provisions = nodes.map((each) => describeProvision(file, each, node));
      if (provisions.includes('replaces') || (module === null && provisions.includes('makes'))) return null;
      if (module && provisions.includes('makes')) found.push(module);
    }
  }
  return found;
}

function describeProvision(module: Module, element: Node, node: ClassNode): Provision {
  const value = findLiteral(module, element);
  if (isClass(value)) return value === node ? 'makes' : null;
  if (value?.type !== 'ObjectExpression') return null;
  const made = findValue(value, 'useClass');
  if (made) return findClass(module, made) === node ? 'makes' : null;
  const token = findValue(value, 'provide');
  return token && findClass(module, token) === node && !findValue(value, 'useExisting') ? 'replaces' : null;
}
