import type { Node } from '../../ast/index.js';
import type { TSESTree } from '@typescript-eslint/utils';
import type { Module } from '../../project/index.js';
import { findDeclaredVariable, findTypeDeclaration, findVariable } from '../bindings/index.js';
import { homeOf } from '../home.js';
import { exportsOf } from '../package-facts/exported.js';
import { specifierFrom } from '../package-facts/specifier-from.js';
import type { SchemaModel } from '../types.js';
import { readSchema, saysSame, type ReadSchema } from './read-schema.js';
import type { ValueShape } from './shapes.js';

/** A schema that is there already, and how a file has it. */
export interface FoundSchema {
  readonly name: string;
  /** Where it is to be imported from; null where the file has it. */
  readonly from: string | null;
  readonly model: SchemaModel;
  readonly fields: ReadSchema['fields'];
}

/** What a schema is sought for. */
export interface SoughtSchema {
  /** Where it is to be used: it must be declared before. */
  readonly at: Node;
  readonly type: TSESTree.TypeNode | null;
  readonly shape: ValueShape | null;
  /** The keys that the code takes, where no type says more. */
  readonly keys: readonly string[] | null;
}

/**
 * The schema that a type was made of (`z.infer<typeof schema>`); else one of the file, or of a file that it imports, that says the same
 * as the type, or names just the keys that are taken. Where several do, the one with the name of the type.
 */
export function findSchema(module: Module, sought: SoughtSchema): FoundSchema | null {
  const origin = sought.type && findOrigin(module, sought.type);
  if (origin) return origin;
  const { shape, keys, type } = sought;
  const fits = (read: ReadSchema): boolean =>
    shape?.kind === 'object' ? saysSame(read, shape) : keys !== null && (shape === null || shape.kind === 'unknown') && read.fields.size === keys.length && keys.every((each) => read.fields.has(each));
  const found = [...inFile(module, sought.at), ...inImported(module)].filter((each) => fits({ model: each.model, fields: each.fields }));
  const name = type?.type === 'TSTypeReference' && type.typeName.type === 'Identifier' ? plain(type.typeName.name) : null;
  const named = found.filter((each) => plain(each.name) === name);
  if (named.length > 0) return named[0] ?? null;
  return found.length === 1 || found[0]?.from === null ? (found[0] ?? null) : null;
}

/** `CreateUser`, `createUserSchema` and `CreateUserDto` are of one name. */
function plain(name: string): string {
  return name.toLowerCase().replace(/(schema|dto|input|type|validator)$/, '').replace(/(schema|dto|input|type)$/, '');
}

/** The schema in `z.infer<typeof schema>`, through aliases in whichever file. */
function findOrigin(module: Module, type: TSESTree.TypeNode, depth = 0): FoundSchema | null {
  if (type.type !== 'TSTypeReference' || depth > 5) return null;
  const home = homeOf(module, type);
  const [first] = type.typeArguments?.params ?? [];
  if (first?.type === 'TSTypeQuery' && first.exprName.type === 'Identifier') {
    const read = readSchema(home, first.exprName);
    const last = type.typeName.type === 'TSQualifiedName' ? type.typeName.right.name : type.typeName.type === 'Identifier' ? type.typeName.name : '';
    return read?.model.reads.types.includes(last) ? reach(module, home, first.exprName.name, read) : null;
  }
  const declaration = findTypeDeclaration(home, type.typeName);
  return declaration?.type === 'TSTypeAliasDeclaration' ? findOrigin(module, declaration.typeAnnotation, depth + 1) : null;
}

/** How a file can have a schema that another one knows by a name. */
function reach(module: Module, home: Module, name: string, read: ReadSchema): FoundSchema | null {
  const base = { ...read, name };
  if (home === module) return { ...base, from: null };
  if (!exportsOf(home).some((each) => each.name === name)) return null;
  const from = specifierOf(module, home);
  return from === null ? null : { ...base, from };
}

/** The specifier by which a file imports another one, or would. */
export function specifierOf(module: Module, home: Module): string | null {
  for (const { specifier, module: imported } of importedBy(module)) if (imported === home) return specifier;
  return specifierFrom(module, { module: home, habit: null });
}

function importedBy(module: Module): readonly { specifier: string; module: Module }[] {
  return module.program.body.flatMap((each) => {
    if (each.type !== 'ImportDeclaration') return [];
    const followed = module.project.follow(module, each.source.value);
    return followed.kind === 'module' ? [{ specifier: each.source.value, module: followed.module }] : [];
  });
}

/** Schemas at the top of a file that stand before a node, and those that it imports by name. */
function inFile(module: Module, at: Node): readonly FoundSchema[] {
  return module.program.body.flatMap((statement) => {
    const declaration = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
    if (statement.range[0] > at.range[0]) return [];
    const names: readonly TSESTree.Node[] =
      declaration?.type === 'VariableDeclaration' && declaration.kind === 'const' ? declaration.declarations.flatMap(({ id, init }) => (init?.type === 'CallExpression' ? [id] : []))
      : declaration?.type === 'ImportDeclaration' && declaration.importKind !== 'type' ? declaration.specifiers.map(({ local }) => local) : [];
    return names.flatMap((each): FoundSchema[] => {
      if (each.type !== 'Identifier' || isShadowed(module, at, each.name)) return [];
      const initial = each.parent.type === 'VariableDeclarator' ? each.parent.init : findMention(module, each);
      const read = initial && readSchema(module, initial);
      return read ? [{ ...read, name: each.name, from: null }] : [];
    });
  });
}

/** An imported name is resolved where it is used. */
function findMention(module: Module, local: TSESTree.Identifier): Node | null {
  const variable = findDeclaredVariable(module, local.parent, local.name);
  const mention = variable?.references.find(({ identifier }) => identifier.type === 'Identifier')?.identifier;
  return mention?.type === 'Identifier' && findVariable(module, mention) === variable ? mention : null;
}

/** Schemas that the files which a file imports export. */
function inImported(module: Module): readonly FoundSchema[] {
  return importedBy(module).flatMap(({ specifier, module: other }) =>
    exportsOf(other).flatMap(({ name, value }): FoundSchema[] => {
      const read = value.type === 'CallExpression' && name !== 'default' ? readSchema(other, value) : null;
      return read ? [{ ...read, name, from: specifier }] : [];
    }),
  );
}

function isShadowed(module: Module, from: Node, name: string): boolean {
  for (let at = from.parent; at && at.type !== 'Program'; at = at.parent) if (at.type !== 'VariableDeclaration' && findDeclaredVariable(module, at, name)) return true;
  return false;
}
