import { keyName, memberName } from '../../ast/index.js';
import type { TSESTree } from '@typescript-eslint/utils';
import type { Module } from '../../project/index.js';
import { findStoreCall } from '../operations/index.js';
import type { PlaceModel, StoreKind, Verb } from '../types.js';
import type { Taint, Value } from './types.js';

type Call = TSESTree.CallExpression | TSESTree.NewExpression;

/** What has fields of its own that a sender could set. */
const RECORDS: ReadonlySet<StoreKind> = new Set<StoreKind>(['rows', 'documents']);
const FILLS: ReadonlySet<Verb> = new Set<Verb>(['make', 'insert', 'insert-many', 'update', 'update-many', 'upsert', 'save', 'read-many', 'read-one']);

/** What from outside becomes a record as a whole in a call: the sender decides which of its fields are written. */
export function findRecords(module: Module, call: Call, given: readonly Value[], receiver: Value): readonly Taint[] {
  const found = findStoreCall(module, call);
  if (!found || !RECORDS.has(found.store.keeps) || !FILLS.has(found.model.does)) return [];
  const { model, calls } = found;
  const name = call.type === 'NewExpression' ? null : memberName(call.callee);
  const isHere = ({ chained }: PlaceModel): boolean => (chained ? name !== null && chained.includes(name) : calls[0] === call);
  const values = (model.data ?? []).filter(isHere).flatMap((place) => valueAt(place, call, given));
  // `Object.assign(post, req.body); post.save()`
  return [...values, ...(model.does === 'save' && !model.data ? [receiver] : [])].flatMap((each) => wholesIn(each, 0));
}

function valueAt({ argument = 0, option, within, namedBy }: PlaceModel, call: Call, given: readonly Value[]): readonly Value[] {
  const names = namedBy && call.arguments[namedBy.argument];
  if (names?.type === 'ObjectExpression' && names.properties.some((each) => each.type === 'Property' && keyName(each) === namedBy?.option)) return [];
  const own = given[argument];
  // What a command is made of may be all that is known of it.
  let value = within === undefined ? own : (own?.fields?.get('*') ?? own);
  for (const key of option?.split('.') ?? []) value = value?.fields?.get(key);
  return value ? [value] : [];
}

/** The value itself, or what is spread into it; of a list its elements, of `{ $set: … }` what is set. */
export function wholesIn(value: Value, depth: number): readonly Taint[] {
  const own = value.taints.filter(({ form }) => form === 'any');
  if (!value.fields || depth > 2) return own;
  return [...own, ...[...value.fields].flatMap(([key, each]) => (key === '*' || key.startsWith('$') ? wholesIn(each, depth + 1) : []))];
}
