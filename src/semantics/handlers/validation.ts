import { keyName, memberName, stringValue, type CallExpression, type NewExpression, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findLiteral, resolveValue } from '../bindings/index.js';
import { keepsOtherKeys } from '../schemas/other-keys.js';
import { saysNothing } from '../schemas/says-nothing.js';
import type { InputPart, SchemaPlace, ValidatorModel } from '../types.js';
import { findInLibraries, leadsTo } from './library-path.js';
import { findObjects, mayBeHidden } from './places.js';
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
    const schema = by?.schema === undefined ? undefined : call?.arguments[by.schema];
    if (!by || !hasNeeded(module, by, call)) return null;
    const isVain = schema !== undefined && saysNothing(module, schema);
    return { node, by, parts: partsOf(module, by, call), replaces: by.replaces && !isVain, rejects: by.rejects && !isVain, isVain, keepsKeys: schema !== undefined && keepsOtherKeys(module, schema, false) };
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

function readSchemas(module: Module, given: readonly Node[], place: SchemaPlace): Validation[] {
  const { argument = 0, option, names, parts = [] } = place;
  const holder = given[argument];
  if (!holder || holder.type === 'SpreadElement') return [];
  if (!names) return readSchema(module, holder, parts, place);
  // `createRoute({ … })` stands for the object it is given.
  const value = findLiteral(module, holder);
  const [inner] = value?.type === 'CallExpression' ? value.arguments : [];
  const outer = inner ?? holder;
  const all = [...new Set(Object.values(names))];
  const found = findObjects(module, outer, option).flatMap(({ properties }) =>
    properties.flatMap((property) => {
      const part = property.type === 'Property' ? names[keyName(property) ?? ''] : undefined;
      return property.type === 'Property' && part ? readSchema(module, property.value, [part], place) : [];
    }),
  );
  // `app.post('/', options, fn)` with options from elsewhere: nobody can tell what they check.
  const isOptions = argument === 0 || given.some((each, index) => index > 0 && index !== argument && textOfLiteral(module, each) === null);
  return found.length === 0 && isOptions && mayBeHidden(module, outer, option) ? [{ node: holder, by: null, parts: all, replaces: true, rejects: true, isVain: false, keepsKeys: false }] : found;
}

function readSchema(module: Module, node: Node, parts: readonly InputPart[], { except = [], json = false }: SchemaPlace): Validation[] {
  const value = findLiteral(module, node);
  const literal = value?.type === 'Literal' ? value.value : undefined;
  if (literal !== undefined && except.some((each) => each === literal)) return [];
  const isCheck = !saysNothing(module, node);
  return [{ node, by: null, parts, replaces: isCheck, rejects: isCheck, isVain: !isCheck, keepsKeys: isCheck && keepsOtherKeys(module, node, json) }];
}
