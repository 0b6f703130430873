import { keyName, stringValue, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';

/** How the files of a package import something of one file. */
export interface ImportHabit {
  /** The specifier that most of them write; of use to others only when it is not relative. */
  readonly specifier: string;
  readonly isRelative: boolean;
  /** The name that most of them give it; null when none is known. */
  readonly name: string | null;
  /** How many files import it. */
  readonly count: number;
}

/** Null when nobody is known to import it. */
export function describeImports(module: Module, exported: string): ImportHabit | null {
  const importers = module.project.backward.importersOf(module, { direct: true }) ?? [];
  const specifiers = new Map<string, number>();
  const names = new Map<string, number>();
  for (const importer of importers) {
    for (const statement of importer.program.body) {
      for (const [specifier, name] of requiredIn(importer, statement, module, exported)) {
        count(specifiers, specifier);
        count(names, name);
      }
      if (statement.type !== 'ImportDeclaration' || !leadsTo(importer, statement.source.value, module)) continue;
      for (const specifier of statement.specifiers) {
        const imported = specifier.type === 'ImportSpecifier' && specifier.imported.type === 'Identifier' ? specifier.imported.name : 'default';
        if (specifier.type === 'ImportNamespaceSpecifier' || imported !== exported) continue;
        count(specifiers, statement.source.value);
        count(names, specifier.local.name);
      }
    }
  }
  const relative = [...specifiers].filter(([each]) => each.startsWith('.')).reduce((sum, [, times]) => sum + times, 0);
  const alias = mostOf(new Map([...specifiers].filter(([each]) => !each.startsWith('.'))));
  if (specifiers.size === 0) return importers.length > 0 ? { specifier: '.', isRelative: true, name: null, count: importers.length } : null;
  // `./logger` and `../logger` are one way to write it.
  const isRelative = alias === null || (specifiers.get(alias) ?? 0) < relative;
  return { specifier: isRelative ? (mostOf(specifiers) ?? '.') : alias, isRelative, name: mostOf(names), count: importers.length };
}

/** `const logger = require('./logger')`, `const { logger: log } = require('./logger')`: the specifiers, each with the name given. */
function requiredIn(importer: Module, statement: Node, to: Module, exported: string): readonly (readonly [string, string])[] {
  if (statement.type !== 'VariableDeclaration') return [];
  return statement.declarations.flatMap(({ id, init }) => {
    const isRequire = init?.type === 'CallExpression' && init.callee.type === 'Identifier' && init.callee.name === 'require';
    const specifier = isRequire && init.arguments[0] ? stringValue(init.arguments[0]) : null;
    if (specifier === null || !leadsTo(importer, specifier, to)) return [];
    if (id.type === 'Identifier') return exported === 'default' ? [[specifier, id.name] as const] : [];
    if (id.type !== 'ObjectPattern') return [];
    return id.properties.flatMap((each) => (each.type === 'Property' && keyName(each) === exported && each.value.type === 'Identifier' ? [[specifier, each.value.name] as const] : []));
  });
}

function leadsTo(from: Module, specifier: string, to: Module): boolean {
  const followed = from.project.follow(from, specifier);
  return followed.kind === 'module' && followed.module === to;
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function mostOf(counts: ReadonlyMap<string, number>): string | null {
  let best: string | null = null;
  for (const [key, times] of counts) if (best === null || times > (counts.get(best) ?? 0)) best = key;
  return best;
}
