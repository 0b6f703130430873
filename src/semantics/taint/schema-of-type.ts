import { isClass, keyName } from '../../ast/index.js';
import type { TSESTree } from '@typescript-eslint/utils';
import type { Module } from '../../project/index.js';
import { findTypeDeclaration } from '../bindings/index.js';

type TypeNode = TSESTree.TypeNode;

/** How deep a type is written out. */
const MAX_DEPTH = 5;

/**
 * The schema of zod that a declared type says; null when it says too little: `any`, a class, a type of a package.
 *
 * @param isText The values arrive as texts, as those of a query do: numbers are made of them.
 */
export function printZodSchema(module: Module, z: string, type: TypeNode, isText: boolean, depth = 0): string | null {
  if (depth > MAX_DEPTH) return null;
  const inner = (each: TypeNode): string | null => printZodSchema(module, z, each, isText, depth + 1);
  switch (type.type) {
    case 'TSStringKeyword':
      return `${z}.string()`;
    case 'TSNumberKeyword':
      return isText ? `${z}.coerce.number()` : `${z}.number()`;
    case 'TSBooleanKeyword':
      return isText ? null : `${z}.boolean()`;
    case 'TSNullKeyword':
      return `${z}.null()`;
    case 'TSLiteralType':
      return type.literal.type === 'Literal' && !(isText && typeof type.literal.value !== 'string') ? `${z}.literal(${type.literal.raw})` : null;
    case 'TSArrayType':
      return wrap(inner(type.elementType), (element) => `${z}.array(${element})`);
    case 'TSUnionType':
      return printUnion(z, type, inner);
    case 'TSTypeLiteral':
      return printObject(z, type.members, inner);
    case 'TSTypeReference':
      return printReference(module, z, type, inner);
    default:
      return null;
  }
}

function wrap(text: string | null, print: (text: string) => string): string | null {
  return text === null ? null : print(text);
}

function printUnion(z: string, { types }: TSESTree.TSUnionType, inner: (each: TypeNode) => string | null): string | null {
  const rest = types.filter((each) => each.type !== 'TSUndefinedKeyword' && each.type !== 'TSNullKeyword');
  const texts = rest.flatMap((each) => (each.type === 'TSLiteralType' && each.literal.type === 'Literal' && typeof each.literal.value === 'string' ? [each.literal.raw] : []));
  const parts = rest.map(inner);
  if (rest.length === 0 || parts.includes(null)) return null;
  const own = texts.length === rest.length && texts.length > 1 ? `${z}.enum([${texts.join(', ')}])` : parts.length === 1 ? parts[0] : `${z}.union([${parts.join(', ')}])`;
  const isNullable = types.some((each) => each.type === 'TSNullKeyword');
  const isOptional = types.some((each) => each.type === 'TSUndefinedKeyword');
  return `${own ?? ''}${isNullable ? '.nullable()' : ''}${isOptional ? '.optional()' : ''}`;
}

function printObject(z: string, members: readonly TSESTree.TypeElement[], inner: (each: TypeNode) => string | null): string | null {
  const fields: string[] = [];
  for (const member of members) {
    const name = member.type === 'TSPropertySignature' ? keyName(member) : null;
    if (member.type !== 'TSPropertySignature' || name === null || !member.typeAnnotation) return null;
    const value = inner(member.typeAnnotation.typeAnnotation);
    if (value === null) return null;
    const key = /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name);
    fields.push(`${key}: ${value}${member.optional && !value.endsWith('.optional()') ? '.optional()' : ''}`);
  }
  return fields.length === 0 ? null : `${z}.object({ ${fields.join(', ')} })`;
}

function printReference(module: Module, z: string, type: TSESTree.TSTypeReference, inner: (each: TypeNode) => string | null): string | null {
  const [first] = type.typeArguments?.params ?? [];
  const declaration = findTypeDeclaration(module, type.typeName);
  if (!declaration && type.typeName.type === 'Identifier') {
    if (type.typeName.name === 'Date') return `${z}.coerce.date()`;
    if ((type.typeName.name === 'Array' || type.typeName.name === 'ReadonlyArray') && first) return wrap(inner(first), (element) => `${z}.array(${element})`);
  }
  if (!declaration || isClass(declaration) || first) return null;
  if (declaration.type === 'TSTypeAliasDeclaration') return inner(declaration.typeAnnotation);
  return declaration.type === 'TSInterfaceDeclaration' && declaration.extends.length === 0 ? printObject(z, declaration.body.body, inner) : null;
}
