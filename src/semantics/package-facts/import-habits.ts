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
