import { isClass, keyName, type ClassNode, type Node } from '../../ast/index.js';
import type { TSESTree } from '@typescript-eslint/utils';
import type { Module } from '../../project/index.js';
import { findTypeDeclaration } from '../bindings/index.js';
import { homeOf } from '../home.js';
import { findEnum } from './enums.js';
import { UNKNOWN, type FieldShape, type ObjectShape, type ValueShape } from './shapes.js';

type TypeNode = TSESTree.TypeNode;

/** How deep a type is written out, and how many fields a schema may have. */
const MAX_DEPTH = 8;
const MAX_FIELDS = 40;

/** What a declared type, of whichever file, says that a value is. What it leaves open (`any`, a type of a package) is `unknown`. */
export function shapeOfType(module: Module, type: TypeNode, stack: readonly Node[] = []): ValueShape {
  if (stack.length > MAX_DEPTH) return UNKNOWN;
  const inner = (each: TypeNode): ValueShape => shapeOfType(module, each, stack);
  switch (type.type) {
    case 'TSStringKeyword':
      return { kind: 'text' };
    case 'TSNumberKeyword':
      return { kind: 'number' };
    case 'TSBooleanKeyword':
      return { kind: 'boolean' };
    case 'TSNullKeyword':
      return { kind: 'null' };
    case 'TSLiteralType':
      return type.literal.type === 'Literal' && type.literal.value !== null && ['string', 'number', 'boolean'].includes(typeof type.literal.value)
        ? { kind: 'literal', code: type.literal.raw, isText: typeof type.literal.value === 'string' }
        : UNKNOWN;
    case 'TSArrayType':
      return { kind: 'list', of: inner(type.elementType) };
    case 'TSTypeOperator':
      return type.operator === 'readonly' && type.typeAnnotation ? inner(type.typeAnnotation) : UNKNOWN;
    case 'TSUnionType':
      return unionOf(type.types.filter((each) => each.type !== 'TSUndefinedKeyword').map(inner));
    case 'TSIntersectionType':
      return intersect(type.types.map(inner));
    case 'TSTypeLiteral':
      return ofMembers(module, type.members, stack);
    case 'TSTypeReference':
      return ofReference(module, type, stack);
    default:
      return UNKNOWN;
  }
}

function unionOf(all: readonly ValueShape[]): ValueShape {
  const rest = all.filter(({ kind }) => kind !== 'null');
  const [first, ...others] = rest;
  if (!first || rest.some(({ kind }) => kind === 'unknown')) return all.length > 0 && rest.length === 0 ? { kind: 'null' } : UNKNOWN;
  const isBoolean = rest.length === 2 && rest.every((each) => each.kind === 'literal' && /^(true|false)$/.test(each.code));
  const own: ValueShape = isBoolean ? { kind: 'boolean' } : others.length === 0 ? first : { kind: 'union', of: rest };
  return rest.length < all.length ? { kind: 'nullable', of: own } : own;
}

function intersect(all: readonly ValueShape[]): ValueShape {
  if (!all.every((each) => each.kind === 'object')) return UNKNOWN;
  return merge(all);
}

/** The fields of the later take the place of those of the earlier. */
function merge(all: readonly ObjectShape[]): ObjectShape {
  const fields = new Map(all.flatMap((each) => each.fields.map((field) => [field.name, field] as const)));
  return { kind: 'object', fields: [...fields.values()] };
}

function ofMembers(module: Module, members: readonly TSESTree.TypeElement[], stack: readonly Node[]): ValueShape {
  const [only] = members;
  if (only?.type === 'TSIndexSignature' && members.length === 1) return only.typeAnnotation ? { kind: 'record', of: shapeOfType(module, only.typeAnnotation.typeAnnotation, stack) } : UNKNOWN;
  const fields = members.map((each): FieldShape | null => {
    const name = each.type === 'TSPropertySignature' ? keyName(each) : null;
    return each.type === 'TSPropertySignature' && name !== null ? fieldOf(module, name, each.typeAnnotation, each.optional, stack) : null;
  });
  return objectOf(fields);
}

function fieldOf(module: Module, name: string, annotation: TSESTree.TSTypeAnnotation | undefined, isOptional: boolean, stack: readonly Node[]): FieldShape {
  const type = annotation?.typeAnnotation;
  const mayBeUndefined = type?.type === 'TSUnionType' && type.types.some((each) => each.type === 'TSUndefinedKeyword');
  return { name, value: type ? shapeOfType(module, type, stack) : UNKNOWN, isOptional: isOptional || mayBeUndefined };
}

function objectOf(fields: readonly (FieldShape | null)[]): ValueShape {
  return fields.length > 0 && fields.length <= MAX_FIELDS && fields.every((each) => each !== null) ? { kind: 'object', fields } : UNKNOWN;
}

function ofReference(module: Module, type: TSESTree.TSTypeReference, stack: readonly Node[]): ValueShape {
  const home = homeOf(module, type);
  const given = type.typeArguments?.params ?? [];
  const declaration = findTypeDeclaration(home, type.typeName);
  if (!declaration) return findEnum(home, type.typeName) ?? ofGlobal(home, type, given, stack);
  if (given.length > 0 || stack.includes(declaration)) return UNKNOWN;
  return ofDeclaration(homeOf(home, declaration), declaration, [...stack, declaration]);
}

function ofDeclaration(home: Module, declaration: NonNullable<ReturnType<typeof findTypeDeclaration>>, stack: readonly Node[]): ValueShape {
  if (declaration.type === 'TSTypeParameter') return UNKNOWN;
  if (declaration.type === 'TSTypeAliasDeclaration') return shapeOfType(home, declaration.typeAnnotation, stack);
  if (isClass(declaration)) return ofClass(home, declaration, stack);
  const bases = declaration.extends.map((each): ValueShape => {
    const base = each.typeArguments ? null : findTypeDeclaration(home, each.expression);
    return base && !stack.includes(base) ? ofDeclaration(homeOf(home, base), base, [...stack, base]) : UNKNOWN;
  });
  const own = declaration.body.body.length === 0 && bases.length > 0 ? [] : [ofMembers(home, declaration.body.body, stack)];
  return bases.length === 0 ? (own[0] ?? UNKNOWN) : intersect([...bases, ...own]);
}

/** A class that holds nothing but fields, as a DTO does. */
function ofClass(home: Module, { body, superClass }: ClassNode, stack: readonly Node[]): ValueShape {
  if (superClass) return UNKNOWN;
  return objectOf(body.body.filter((each) => !('static' in each && each.static)).map((each) => {
    const name = each.type === 'PropertyDefinition' ? keyName(each) : null;
    return each.type === 'PropertyDefinition' && name !== null ? fieldOf(home, name, each.typeAnnotation, each.optional || each.value !== null, stack) : null;
  }));
}

/** `Partial<User>`, `Array<string>`, `Date` */
function ofGlobal(module: Module, { typeName }: TSESTree.TSTypeReference, [first, second]: readonly TypeNode[], stack: readonly Node[]): ValueShape {
  if (typeName.type !== 'Identifier') return UNKNOWN;
  if (typeName.name === 'Date') return { kind: 'date' };
  if (!first) return UNKNOWN;
  const inner = shapeOfType(module, first, stack);
  switch (typeName.name) {
    case 'Array':
    case 'ReadonlyArray':
      return { kind: 'list', of: inner };
    case 'Readonly':
    case 'Promise':
      return inner;
    case 'NonNullable':
      return inner.kind === 'nullable' ? inner.of : inner;
    case 'Partial':
    case 'Required':
      return inner.kind === 'object' ? { kind: 'object', fields: inner.fields.map((each) => ({ ...each, isOptional: typeName.name === 'Partial' })) } : UNKNOWN;
    case 'Pick':
    case 'Omit': {
      const keys = second && keysOf(shapeOfType(module, second, stack));
      return keys && inner.kind === 'object' ? objectOf(inner.fields.filter(({ name }) => keys.includes(name) === (typeName.name === 'Pick'))) : UNKNOWN;
    }
    case 'Record': {
      if (!second) return UNKNOWN;
      const value = shapeOfType(module, second, stack);
      if (inner.kind === 'text') return { kind: 'record', of: value };
      const keys = keysOf(inner);
      return keys ? objectOf(keys.map((name) => ({ name, value, isOptional: false }))) : UNKNOWN;
    }
    default:
      return UNKNOWN;
  }
}

/** The texts that a union of literals names. */
function keysOf(shape: ValueShape): readonly string[] | null {
  const all = shape.kind === 'union' ? shape.of : [shape];
  const keys = all.map((each) => (each.kind === 'literal' && each.isText ? each.code.slice(1, -1) : null));
  return keys.every((each) => each !== null) ? keys : null;
}
