import { isClass, type ClassNode } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { homeOf } from '../home.js';
import { memo } from '../memo.js';
import { findSubclasses } from './overrides.js';
import type { NominalNode } from './shape.js';
import { findTypeDeclaration } from './type-declarations.js';

/**
 * The one class of the package that is what an interface or an abstract class asks for, in its own file or in one that imports it: another
 * may be put in its place, but what it is for stays the same. Null for two of them: which one it is depends on who runs the code.
 */
export const findOnlyClass: (module: Module, declaration: NominalNode) => ClassNode | null = memo('implementation', (module, declaration) => {
  const classes = isClass(declaration) ? (findSubclasses(module, declaration) ?? []) : findImplementing(module, declaration);
  const made = classes.filter((each) => !each.abstract);
  return made.length === 1 ? (made[0] ?? null) : null;
});

function findImplementing(module: Module, declaration: NominalNode): readonly ClassNode[] {
  const home = homeOf(module, declaration);
  const importers = home.project.backward.importersOf(home, { words: ['implements'] }) ?? [];
  return [home, ...importers].flatMap((each) =>
    each.classes.filter(({ implements: all }) => all.some(({ expression: name }) => name.type === 'Identifier' && findTypeDeclaration(each, name) === declaration)),
  );
}
