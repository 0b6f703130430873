import type { Node } from '../../ast/index.js';
import { possibleMajors, type Module } from '../../project/index.js';
import { findTopVariable, resolveValue } from '../bindings/index.js';
import { matches } from '../match.js';
import type { ApiPath, MemoryStoreRemedy } from '../types.js';
import { exportsOf } from './exported.js';
import { describeImports } from './import-habits.js';
import { packageNameOf } from './paths.js';
import { specifierFrom } from './specifier-from.js';

/** A client of the project as a file can use it: by a name of its own, or by an import. */
export interface SharedClient {
  readonly name: string;
  /** Null when the file has it already. */
  readonly from: { readonly specifier: string; readonly isDefault: boolean } | null;
}

type Wanted = MemoryStoreRemedy['client'];

/** A client that the file holds at its top, or that another file of its package exports as it is. */
export function findSharedClient(module: Module, wanted: Wanted, before: Node): SharedClient | null {
  return findOwn(module, wanted, before) ?? findExported(module, wanted);
}

function findOwn(module: Module, wanted: Wanted, before: Node): SharedClient | null {
  for (const statement of module.program.body) {
    const declaration = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
    const names =
      statement.type === 'ImportDeclaration' && statement.importKind !== 'type'
        ? statement.specifiers.map(({ local }) => local)
        : declaration?.type === 'VariableDeclaration' && declaration.range[1] <= before.range[0]
          ? declaration.declarations.flatMap(({ id }) => (id.type === 'Identifier' ? [id] : id.type === 'ObjectPattern' ? id.properties.flatMap((each) => (each.type === 'Property' && each.value.type === 'Identifier' ? [each.value] : [])) : []))
          : [];
    for (const { name } of names) {
      const use = findTopVariable(module, name)?.references.find(({ init }) => !init)?.identifier;
      const declared = declaration?.type === 'VariableDeclaration' ? declaration.declarations.find(({ id }) => id.type === 'Identifier' && id.name === name)?.init : null;
      if (isMade(resolveValue(module, use ?? declared ?? statement), wanted)) return { name, from: null };
    }
  }
  return null;
}

function findExported(module: Module, wanted: Wanted): SharedClient | null {
  for (const home of module.project.backward.usersOf(module, wanted.package, [])) {
    if (home.filename === module.filename) continue;
    for (const { name, value } of exportsOf(home)) {
      if (!isMade(resolveValue(home, value), wanted)) continue;
      const habit = describeImports(home, name);
      const specifier = specifierFrom(module, { module: home, habit });
      if (specifier !== null) return { name: name === 'default' ? (habit?.name ?? 'redis') : name, from: { specifier, isDefault: name === 'default' } };
    }
  }
  return null;
}

/** `new Redis()`: made once, by a call that stands where it can be seen. */
function isMade(path: ApiPath | null, wanted: Wanted): boolean {
  return path !== null && path.package !== null && packageNameOf(path.package) === wanted.package && wanted.paths.some((each) => matches(each, path.steps));
}

/** Whether the package depends on something in one of some majors only. */
export function dependsOnMajors(module: Module, { from, majors, only = majors }: NonNullable<MemoryStoreRemedy['import']>): boolean {
  return module.package?.dependsOn(from) === true && possibleMajors(module.package, from, majors).every((each) => only.includes(each));
}
