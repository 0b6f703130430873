import type { Module } from '../../project/index.js';
import { possibleMajors } from '../../project/index.js';
import { matchesAny } from '../match.js';
import { modelsFor } from '../registry.js';
import type { ApiPath, ApiStep, LibraryModel } from '../types.js';

/** The steps of a path from the package's export: an auto-imported global is the export of that name. */
function stepsOf(path: ApiPath): readonly ApiStep[] {
  return path.global === null ? path.steps : [{ kind: 'member', name: path.global }, ...path.steps];
}

export function leadsTo(paths: readonly string[] | undefined, path: ApiPath): boolean {
  return paths !== undefined && matchesAny(paths, stepsOf(path));
}

/** What of the libraries that speak for a path `select` finds, first match first. */
export function findInLibraries<T>(module: Module, path: ApiPath | null, select: (library: LibraryModel, path: ApiPath) => T | undefined | null): T | null {
  if (!path) return null;
  for (const library of modelsFor(module, path)) {
    const found = select(library, path);
    if (found) return found;
  }
  return null;
}

/** The majors of a library that the package of a file may have. */
export function majorsIn(module: Module, library: LibraryModel, specifier: string | null): readonly number[] {
  const imported = specifier === null ? null : packageNameOf(specifier);
  const declared = [imported, ...library.packages].find((name) => name !== null && module.package?.dependsOn(name));
  return !declared ? library.majors : possibleMajors(module.package, declared, library.majors);
}

/** `@scope/name/sub` -> `@scope/name` */
function packageNameOf(specifier: string): string {
  return specifier.split('/').slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
}
