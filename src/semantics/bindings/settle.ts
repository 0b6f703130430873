import type { Node } from '../../ast/index.js';
import type { TSESTree } from '@typescript-eslint/utils';
import type { Module } from '../../project/index.js';
import { arrayOf, instanceOf, pairUp, written, type Given, type Shape, type TypeNode } from './shape.js';
import { findMemberShape } from './shape-members.js';
import { findReturned, findShape } from './shape-of.js';
import { findGlobalTypeName, findTypeDeclaration } from './type-declarations.js';

/** How many names of types are followed one behind the other. */
const MAX_STEPS = 20;
/** What looking into a list counts for when lists are compared, as one may hold itself: `type Json = string | Json[]`. */
const STEPS_INTO_LIST = 5;

/** `Client` in `Promise<Client>`, `Readonly<Client>`: what a value of these can do, the type inside can. */
const WRAPPERS = new Set(['Promise', 'PromiseLike', 'Awaited', 'Readonly', 'Required', 'Partial', 'NonNullable', 'Pick', 'Omit']);
const ITERABLES = new Set([
  'Array', 'ReadonlyArray', 'Set', 'ReadonlySet', 'Iterable', 'IterableIterator', 'Iterator', 'Generator', 'AsyncIterable', 'AsyncIterableIterator', 'AsyncGenerator',
]);
const EMPTY = new Set(['TSNullKeyword', 'TSUndefinedKeyword', 'TSVoidKeyword', 'TSNeverKeyword']);
/** Types whose values have no members that anybody of the project declares. */
const PRIMITIVE = new Set([...EMPTY, 'TSStringKeyword', 'TSNumberKeyword', 'TSBooleanKeyword', 'TSBigIntKeyword', 'TSSymbolKeyword', 'TSLiteralType', 'TSTemplateLiteralType']);

/**
 * A shape without names that files in sight explain: aliases, type parameters, wrappers and `| undefined` are gone. What is left as
 * `written` is a type of a package, or one with a structure of its own.
 */
export function settle(module: Module, shape: Shape | null, steps = 0): Shape | null {
  if (shape?.kind !== 'written') return shape;
  if (steps > MAX_STEPS) return null;
  const { type, given } = shape;
  const next = (inner: TypeNode | undefined): Shape | null => (inner ? settle(module, written(inner, given), steps + 1) : null);
  switch (type.type) {
    case 'TSUnionType':
      return settleUnion(module, type, given, steps);
    case 'TSArrayType':
      return arrayOf(written(type.elementType, given));
    case 'TSTypeOperator':
      return type.operator === 'readonly' ? next(type.typeAnnotation) : null;
    case 'TSTypeQuery':
      return settle(module, findShape(module, type.exprName), steps + 1) ?? shape;
    case 'TSIndexedAccessType': {
      const key = type.indexType.type === 'TSLiteralType' && type.indexType.literal.type === 'Literal' ? String(type.indexType.literal.value) : null;
      const owner = next(type.objectType);
      return key !== null && owner ? settle(module, findMemberShape(module, owner, key), steps + 1) : null;
    }
    case 'TSTypeReference':
      return settleReference(module, type, given, steps);
    default:
      return PRIMITIVE.has(type.type) ? null : shape;
  }
}

/** `Client | undefined`, `Client | string`: the only part that has members of its own. */
function settleUnion(module: Module, union: TSESTree.TSUnionType, given: Given, steps: number): Shape | null {
  const parts = union.types.filter((each) => !PRIMITIVE.has(each.type)).map((each) => settle(module, written(each, given), steps + 1));
  return parts.length > 0 ? findCommonShape(module, parts, steps) : null;
}

function settleReference(module: Module, type: TSESTree.TSTypeReference, given: Given, steps: number): Shape | null {
  const [first, second] = type.typeArguments?.params ?? [];
  const global = findGlobalTypeName(module, type);
  if (global !== null) {
    if (WRAPPERS.has(global)) return first ? settle(module, written(first, given), steps + 1) : null;
    if (ITERABLES.has(global)) return arrayOf(first ? written(first, given) : null);
    if (global === 'Map' || global === 'ReadonlyMap' || global === 'WeakMap') return { kind: 'builtin', name: 'Map', args: [null, second ? written(second, given) : null] };
    if (global === 'Record') return { kind: 'builtin', name: 'Record', args: [null, second ? written(second, given) : null] };
    return settleMade(module, global, first, steps) ?? written(type, given);
  }
  const declaration = findTypeDeclaration(module, type.typeName);
  if (!declaration) return written(type, given);
  if (declaration.type === 'TSTypeParameter') {
    const argument = given.get(declaration) ?? (declaration.constraint ? written(declaration.constraint, given) : null);
    return settle(module, argument, steps + 1);
  }
  const inner = pairUp(declaration.typeParameters, type.typeArguments, given);
  if (declaration.type === 'TSTypeAliasDeclaration') return settle(module, written(declaration.typeAnnotation, inner), steps + 1);
  return instanceOf(declaration, inner);
}

/** `InstanceType<typeof Client>`, `ReturnType<typeof makeClient>` */
function settleMade(module: Module, name: string, query: TypeNode | undefined, steps: number): Shape | null {
  if (query?.type !== 'TSTypeQuery' || (name !== 'InstanceType' && name !== 'ReturnType')) return null;
  const value = findShape(module, query.exprName);
  if (name === 'InstanceType') return value?.kind === 'class' ? instanceOf(value.declaration) : null;
  return value?.kind === 'function' ? settle(module, findReturned(module, value, null), steps + 1) : null;
}

/** What several shapes are when they are all the same; null as soon as one is unknown or another. */
export function findCommonShape(module: Module, shapes: readonly (Shape | null)[], steps = 0): Shape | null {
  const [first = null, ...others] = shapes;
  return first && others.every((each) => each !== null && isSameShape(module, each, first, steps)) ? first : null;
}

function isSameShape(module: Module, one: Shape, other: Shape, steps: number): boolean {
  if (one.kind !== 'builtin' || other.kind !== 'builtin') return one === other || identityOf(one) === identityOf(other);
  if (one.name !== other.name) return false;
  const inside = steps + STEPS_INTO_LIST;
  const [left, right] = [settle(module, one.args.at(-1) ?? null, inside), settle(module, other.args.at(-1) ?? null, inside)];
  return left && right ? isSameShape(module, left, right, inside) : left === right;
}

function identityOf(shape: Shape): Node | Shape {
  switch (shape.kind) {
    case 'nominal':
    case 'class':
      return shape.declaration;
    case 'function':
      return shape.signatures[0] ?? shape;
    case 'object':
      return shape.literal;
    case 'written':
      return shape.type;
    case 'builtin':
    case 'members':
      return shape;
  }
}

/** What an array, a map or a record holds. */
export function findElement(module: Module, container: Shape | null): Shape | null {
  const shape = settle(module, container);
  if (shape?.kind === 'builtin') return shape.args.at(-1) ?? null;
  if (shape?.kind === 'written' && shape.type.type === 'TSTupleType') {
    const { given } = shape;
    return findCommonShape(module, shape.type.elementTypes.map((each) => settle(module, written(each, given))));
  }
  return null;
}
