import { decoratorsOf, keyName, type ClassNode, type Node } from '../ast/index.js';
import type { Module } from '../project/index.js';
import { findInheritedMember, resolveValue } from './bindings/index.js';
import { findInLibraries, leadsTo } from './handlers/library-path.js';
import { homeOf } from './home.js';
import type { FieldCheckModel } from './types.js';

/** The decorator by which the class of an input, or one that it extends, has a field of it looked at: `@ArrayMaxSize(5) cities: string[]`. */
export function findFieldCheck(module: Module, declared: ClassNode, name: string, holds: FieldCheckModel['holds']): Node | null {
  const owner = findInheritedMember(module, declared, name, false)?.owner;
  const field = owner?.body.body.find((each) => each.type === 'PropertyDefinition' && keyName(each) === name);
  if (!owner || !field) return null;
  const home = homeOf(module, owner);
  const isOne = (decorator: Node): boolean => findInLibraries(home, resolveValue(home, decorator), ({ fieldChecks }, path) => fieldChecks?.some((each) => each.holds === holds && leadsTo(each.paths, path))) !== null;
  return decoratorsOf(field).map(({ expression }) => expression).find(isOne) ?? null;
}
