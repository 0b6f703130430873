import { keyName, type CallExpression, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findLiteral, resolveValue } from '../bindings/index.js';
import { homeOf } from '../home.js';
import { memo } from '../memo.js';
import { registryOf } from '../registry.js';
import type { SchemaModel } from '../types.js';
import type { ObjectShape, ValueShape } from './shapes.js';

type Kind = SchemaModel['reads']['kinds'][string];

/** What a schema in sight says of each field; null for a kind that cannot be told. */
export interface ReadSchema {
  readonly model: SchemaModel;
  readonly fields: ReadonlyMap<string, { readonly kind: Kind | null; readonly isOptional: boolean }>;
}

/** How many calls a schema may be made of, one around or behind the other. */
const MAX_CALLS = 20;

/** The fields of `z.object({ … })`, in whichever file; null for what is no schema of an object, or says more than its fields do. */
export const readSchema: (module: Module, node: Node) => ReadSchema | null = memo('schema', (module, node) => {
  const value = findLiteral(module, node);
  if (value?.type !== 'CallExpression') return null;
  const home = homeOf(module, value);
  const specifier = resolveValue(home, value.callee)?.package ?? null;
  const model = specifier === null ? null : registryOf(home).forPackage(specifier).flatMap(({ schemas }) => schemas ?? [])[0];
  const shape = model ? findFields(home, model, value) : null;
  if (!model || shape?.type !== 'ObjectExpression') return null;
  const fields = new Map<string, { kind: Kind | null; isOptional: boolean }>();
  for (const each of shape.properties) {
    const name = each.type === 'Property' ? keyName(each) : null;
    if (each.type !== 'Property' || name === null) return null;
    fields.set(name, readField(home, model, each.value));
  }
  return { model, fields };
});

/** The object of the fields, behind methods that leave them as they are. */
function findFields(module: Module, { reads }: SchemaModel, outer: CallExpression): Node | null {
  let at: Node | null = outer;
  for (let n = 0; at?.type === 'CallExpression' && n < MAX_CALLS; n += 1) {
    const { name, isMethod } = nameOfCall(module, at);
    const [first] = at.arguments;
    if (isMethod) {
      if (!reads.same.includes(name)) return null;
      at = at.callee.type === 'MemberExpression' ? findLiteral(module, at.callee.object) : null;
    } else {
      if (!first) return null;
      const inner = findLiteral(module, first);
      if (reads.objects.includes(name)) return inner;
      at = reads.around?.includes(name) ? inner : null;
    }
  }
  return null;
}

function readField(module: Module, { reads }: SchemaModel, value: Node): { kind: Kind | null; isOptional: boolean } {
  const names: string[] = [];
  let kind: Kind | null = null;
  let at: Node | null = findLiteral(module, value);
  for (let n = 0; at?.type === 'CallExpression' && n < MAX_CALLS; n += 1) {
    const { name, isMethod } = nameOfCall(module, at);
    names.push(name);
    const [first] = at.arguments;
    const isAround = !isMethod && reads.around?.includes(name) === true;
    if (!isMethod && !isAround) {
      kind = reads.kinds[name] ?? null;
      break;
    }
    at = isMethod ? (at.callee.type === 'MemberExpression' ? findLiteral(module, at.callee.object) : null) : first ? findLiteral(module, first) : null;
  }
  const has = (all: readonly string[]): boolean => names.some((each) => all.includes(each));
  // What else is done to it may make it another kind.
  return { kind: names.some((each) => /^(transform|pipe|coerce|preprocess|cast|or|and)$/.test(each)) ? null : kind, isOptional: reads.required ? !has(reads.required) : has(reads.optional) };
}

/** `object` of `z.object({ … })`; a method is called on what a call gave. */
export function nameOfCall(module: Module, { callee }: CallExpression): { name: string; isMethod: boolean } {
  const steps = resolveValue(module, callee)?.steps ?? [];
  const last = steps.at(-1);
  return { name: last?.kind === 'member' ? last.name : '', isMethod: steps.some(({ kind }) => kind === 'call') };
}

/** Whether a schema says the same as a type: the same fields, each of the same kind, and optional where it is there. */
export function saysSame({ fields }: ReadSchema, shape: ObjectShape): boolean {
  return shape.fields.length === fields.size && shape.fields.every(({ name, value, isOptional }) => {
    const field = fields.get(name);
    return field !== undefined && field.isOptional === isOptional && (field.kind === null || isKind(value, field.kind));
  });
}

function isKind(shape: ValueShape, kind: Kind): boolean {
  switch (shape.kind) {
    case 'unknown':
      return true;
    case 'nullable':
      return isKind(shape.of, kind);
    case 'union':
      return shape.of.every((each) => isKind(each, kind));
    case 'literal':
      return shape.isText ? kind === 'text' : kind === 'number' || kind === 'boolean';
    case 'enum':
      return kind === 'text';
    case 'record':
      return kind === 'object';
    case 'null':
      return false;
    default:
      return shape.kind === kind;
  }
}
