import { decoratorsOf, isClass, keyName, type ClassNode, type Node } from '../../ast/index.js';
import type { TSESTree } from '@typescript-eslint/utils';
import type { Module } from '../../project/index.js';
import { findLiteral, findMember, findSuperclass, findTypeDeclaration, resolveType, resolveValue } from '../bindings/index.js';
import { findSecretColumn } from './prisma-columns.js';

/** What a value holds by name, as far as types in sight tell. */
export interface Parts {
  /** Those that may be texts. */
  readonly names: readonly string[];
  readonly all: readonly string[];
  /** They are columns of a table. */
  readonly areColumns: boolean;
  /** Whether nothing else is in it. */
  readonly isComplete: boolean;
}

const NONE: Parts = { names: [], all: [], areColumns: false, isComplete: true };

export const MAX_DEPTH = 8;

/** What a type declares. */
export function partsOfType(module: Module, type: TSESTree.TypeNode, depth: number): Parts | null {
  if (depth > MAX_DEPTH) return null;
  switch (type.type) {
    case 'TSTypeLiteral':
      return partsOfMembers(type.members);
    case 'TSUnionType': {
      const parts = type.types.filter((each) => !/^TS(Null|Undefined|Void|String|Boolean|Number)Keyword$/.test(each.type)).map((each) => partsOfType(module, each, depth + 1));
      return parts.length > 0 ? join(parts) : null;
    }
    case 'TSIntersectionType':
      return join(type.types.map((each) => partsOfType(module, each, depth + 1)));
    case 'TSTypeReference':
      return partsOfReference(module, type, depth);
    default:
      return null;
  }
}

function join(parts: readonly (Parts | null)[]): Parts | null {
  const known = parts.filter((each) => each !== null);
  if (known.length === 0 && parts.length > 0) return null;
  return {
    names: known.flatMap(({ names }) => names),
    all: known.flatMap(({ all }) => all),
    areColumns: known.some(({ areColumns }) => areColumns),
    isComplete: known.length === parts.length && known.every(({ isComplete }) => isComplete),
  };
}

/** A value of such a type holds what one of the type inside does. */
const SAME = new Set(['Promise', 'Readonly', 'Partial', 'Required', 'NonNullable', 'Awaited', 'DeepPartial', 'Array', 'ReadonlyArray', 'HydratedDocument', 'Loaded']);

function partsOfReference(module: Module, type: TSESTree.TSTypeReference, depth: number): Parts | null {
  const [first, second] = type.typeArguments?.params ?? [];
  const name = type.typeName.type === 'Identifier' ? type.typeName.name : null;
  const declaration = findTypeDeclaration(module, type.typeName);
  if (declaration) {
    if (declaration.type === 'TSTypeParameter') return null;
    if (declaration.type === 'TSTypeAliasDeclaration') return partsOfType(module, declaration.typeAnnotation, depth + 1);
    return partsOfDeclaration(module, declaration, depth);
  }
  if (name !== null && SAME.has(name)) return first ? partsOfType(module, first, depth + 1) : null;
  if (name === 'Omit' || name === 'Pick') {
    const inner = first && partsOfType(module, first, depth + 1);
    const keys = second ? keysOf(second) : null;
    if (!inner || !keys) return null;
    const isKept = (each: string): boolean => keys.includes(each) === (name === 'Pick');
    return { ...inner, names: inner.names.filter(isKept), all: inner.all.filter(isKept) };
  }
  // `z.infer<typeof schema>`
  if (first?.type === 'TSTypeQuery' && first.exprName.type === 'Identifier' && type.typeName.type === 'TSQualifiedName') return partsOfSchema(module, first.exprName);
  return partsOfPrismaType(module, type);
}

function keysOf(type: TSESTree.TypeNode): readonly string[] | null {
  const types = type.type === 'TSUnionType' ? type.types : [type];
  const keys = types.map((each) => (each.type === 'TSLiteralType' && each.literal.type === 'Literal' ? String(each.literal.value) : null));
  return keys.every((each) => each !== null) ? keys : null;
}

/** `User` of `@prisma/client`: a row of that model. */
function partsOfPrismaType(module: Module, type: TSESTree.TSTypeReference): Parts | null {
  const path = resolveType(module, type);
  const [step] = path?.steps ?? [];
  if (path?.package !== '@prisma/client' || step?.kind !== 'member') return null;
  const column = findSecretColumn(module, step.name);
  return column === null ? null : { names: [column], all: [column], areColumns: true, isComplete: false };
}

/** What a class or an interface declares, itself and what it extends. */
export function partsOfDeclaration(module: Module, declaration: ClassNode | TSESTree.TSInterfaceDeclaration, depth: number): Parts | null {
  if (depth > MAX_DEPTH) return null;
  if (isClass(declaration)) {
    const superclass = declaration.superClass ? findSuperclass(module, declaration) : null;
    // It says itself what is printed of it.
    if (findMember(module, declaration, 'toJSON')) return null;
    const own = partsOfClass(declaration);
    const inherited = superclass ? partsOfDeclaration(module, superclass, depth + 1) : declaration.superClass ? null : NONE;
    return join([inherited, own]);
  }
  const inherited = declaration.extends.map((each) => {
    const base = findTypeDeclaration(module, each.expression);
    if (!base || base.type === 'TSTypeParameter') return null;
    return base.type === 'TSTypeAliasDeclaration' ? partsOfType(module, base.typeAnnotation, depth + 1) : partsOfDeclaration(module, base, depth + 1);
  });
  return join([...inherited, partsOfMembers(declaration.body.body)]);
}

function partsOfMembers(members: readonly TSESTree.TypeElement[]): Parts | null {
  const isComplete = members.every(({ type }) => type !== 'TSIndexSignature');
  const names = members.flatMap((each) => (each.type === 'TSPropertySignature' && mayBeText(each.typeAnnotation) ? (keyName(each) ?? []) : []));
  return { names, all: members.flatMap((each) => (each.type === 'TSPropertySignature' && !each.optional ? (keyName(each) ?? []) : [])), areColumns: false, isComplete };
}

const COLUMN = /^(Column|Prop|Property|PrimaryColumn|AllowNull|Encrypted)$/;

function partsOfClass({ body }: ClassNode): Parts {
  let areColumns = false;
  const names: string[] = [];
  const all: string[] = [];
  for (const element of body.body) {
    if (element.type === 'PropertyDefinition' && !element.static) all.push(keyName(element) ?? '');
    if (element.type !== 'PropertyDefinition' || element.static || !mayBeText(element.typeAnnotation)) continue;
    const column = decoratorsOf(element).map(({ expression }) => expression).find((each) => each.type === 'CallExpression' && each.callee.type === 'Identifier' && COLUMN.test(each.callee.name));
    if (column) areColumns = true;
    const name = keyName(element);
    if (name !== null && !(column && isLeftOut(column))) names.push(name);
  }
  return { names, all, areColumns, isComplete: true };
}

/** `@Column({ select: false })`: only a query that asks for it gets it. */
export function isLeftOut(holder: Node): boolean {
  const objects = holder.type === 'CallExpression' ? holder.arguments : [holder];
  return objects.some((each) => each.type === 'ObjectExpression' && each.properties.some((property) =>
    property.type === 'Property' && /^(select|hidden|returned)$/.test(keyName(property) ?? '') && property.value.type === 'Literal' && property.value.value === (keyName(property) === 'hidden')));
}

function mayBeText(annotation: TSESTree.TSTypeAnnotation | undefined): boolean {
  const type = annotation?.typeAnnotation.type;
  return !/^TS(Boolean|Number|Function|Null|Undefined)(Keyword|Type)$/.test(type ?? '');
}

/** What a schema in sight names: `z.object({ … })`. */
export function partsOfSchema(module: Module, schema: Node): Parts | null {
  const made = findLiteral(module, schema);
  if (made?.type !== 'CallExpression') return null;
  const path = resolveValue(module, made.callee);
  const last = path?.steps.at(-1);
  if (!path || !/^(zod|yup|joi|valibot)(\/|$)/.test(path.package ?? '') || last?.kind !== 'member' || !['object', 'strictObject'].includes(last.name)) return null;
  const [first] = made.arguments;
  if (first?.type !== 'ObjectExpression') return null;
  const names = first.properties.map((each) => (each.type === 'Property' ? keyName(each) : null));
  const all = names.filter((each) => each !== null);
  return { names: all, all, areColumns: false, isComplete: all.length === names.length };
}
