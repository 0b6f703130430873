import type { ClassNode } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { homeOf } from '../home.js';
import { memo } from '../memo.js';
import { findMember } from './class-members.js';
import { findSuperclass } from './superclass.js';

/** How many classes up a chain of `extends` an ancestor is looked for. */
const MAX_ANCESTORS = 10;

/** Whether a subclass, in this file or in one that imports it, declares a member of its own by this name. */
export function isOverridden(module: Module, owner: ClassNode, name: string): boolean {
  return findSubclasses(module, owner)?.some((subclass) => findMember(module, subclass, name) !== null) === true;
}

/** The classes that extend a class, in its own file and in those that import it. */
export const findSubclasses: (module: Module, owner: ClassNode) => readonly ClassNode[] | null = memo('subclasses', (module, owner) => {
  const home = homeOf(module, owner);
  const importers = home.project.backward.importersOf(home, { words: ['extends'] }) ?? [];
  return [home, ...importers].flatMap((each) => each.classes.filter((candidate) => candidate !== owner && isDerived(each, candidate, owner)));
});

function isDerived(module: Module, candidate: ClassNode, owner: ClassNode): boolean {
  for (let at = findSuperclass(module, candidate), steps = 0; at && steps < MAX_ANCESTORS; at = findSuperclass(module, at), steps += 1) if (at === owner) return true;
  return false;
}
