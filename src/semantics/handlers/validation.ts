import { keyName, memberName, stringValue, type CallExpression, type NewExpression, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findLiteral, resolveValue } from '../bindings/index.js';
import { saysNothing } from '../schemas/read-schema.js';
import type { InputPart, SchemaPlace, ValidatorModel } from '../types.js';
import { findInLibraries, leadsTo } from './library-path.js';
import { findObjects } from './places.js';
import type { Validation } from './types.js';

/** What an expression before a handler checks; null when no model knows that it checks anything. */
export function findValidation(module: Module, node: Node): Validation | null {
  return findWhole(module, node) ?? findStart(module, node);
}

/** `body('name')` in `body('name').isString()` */
function findStart(module: Module, node: Node): Validation | null {
  let value = findLiteral(module, node);
  while (value?.type === 'CallExpression' && value.callee.type === 'MemberExpression') {
    value = findLiteral(module, value.callee.object);
    const found = value && findWhole(module, value);
    if (found) return { ...found, node };
  }
  return null;
}

function findWhole(module: Module, node: Node): Validation | null {
  const value = findLiteral(module, node) ?? node;
  const path = resolveValue(module, value) ?? resolveValue(module, node);
  return findInLibraries(module, path, (library, found) => {
    const by = library.validators?.find(({ paths }) => leadsTo(paths, found));
    const call = value.type === 'CallExpression' || value.type === 'NewExpression' ? value : null;
    if (!by || !hasNeeded(module, by, call)) return null;
    return { node, by, parts: partsOf(module, by, call), replaces: by.replaces, rejects: by.rejects };
  });
}

function hasNeeded(module: Module, { needs }: ValidatorModel, call: CallExpression | NewExpression | null): boolean {
  const [first] = call?.arguments ?? [];
  if (needs === undefined) return true;
  return first !== undefined && findObjects(module, first, undefined).some(({ properties }) => properties.some((each) => each.type === 'Property' && needs.includes(keyName(each) ?? '')));
}

function partsOf(module: Module, { parts }: ValidatorModel, call: CallExpression | NewExpression | null): readonly InputPart[] {
  if (!('of' in parts)) return parts;
  const argument = call?.arguments[parts.argument];
  if (!argument) return [];
  const names = parts.of === 'literal' ? [textOfLiteral(module, argument)] : keysOf(module, argument);
  return names.flatMap((name) => (name === null ? [] : (parts.names[name] ?? [])));
}

function textOfLiteral(module: Module, node: Node): string | null {
  const value = findLiteral(module, node);
  return value && stringValue(value);
}

/** `body` of `{ body: schema }`, `BODY` of `{ [Segments.BODY]: schema }` */
function keysOf(module: Module, node: Node): (string | null)[] {
  return findObjects(module, node, undefined).flatMap(({ properties }) =>
    properties.map((each) => {
      if (each.type !== 'Property') return null;
      return keyName(each) ?? memberName(each.key);
    }),
  );
}

/** The schemas that the framework checks the input of a call's handler with. */
export function findSchemas(module: Module, given: readonly Node[], chain: readonly CallExpression[], places: readonly SchemaPlace[]): Validation[] {
  return places.flatMap((place) => {
    const calls = place.chained ? chain.filter((each) => place.chained?.includes(memberName(each.callee) ?? '')).map((each) => each.arguments) : [given];
    return calls.flatMap((each) => readSchemas(module, each, place));
  });
}

function readSchemas(module: Module, given: readonly Node[], { argument = 0, option, names, parts = [], except = [] }: SchemaPlace): Validation[] {
  const holder = given[argument];
  if (!holder || holder.type === 'SpreadElement') return [];
  const schemaFor = (node: Node, of: readonly InputPart[]): Validation[] => {
    const value = findLiteral(module, node);
    const literal = value?.type === 'Literal' ? value.value : undefined;
    const isCheck = !saysNothing(module, node);
    return literal !== undefined && except.some((each) => each === literal) ? [] : [{ node, by: null, parts: of, replaces: isCheck, rejects: isCheck }];
  };
  if (!names) return schemaFor(holder, parts);
  // `createRoute({ … })` stands for the object it is given.
  const value = findLiteral(module, holder);
  const [inner] = value?.type === 'CallExpression' ? value.arguments : [];
  return findObjects(module, inner ?? holder, option).flatMap(({ properties }) =>
    properties.flatMap((property) => {
      const part = property.type === 'Property' ? names[keyName(property) ?? ''] : undefined;
      return property.type === 'Property' && part ? schemaFor(property.value, [part]) : [];
    }),
  );
}
