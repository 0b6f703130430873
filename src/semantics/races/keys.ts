import { keyName, memberName, someNode, stringValue, unwrap, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findLiteral } from '../bindings/index.js';
import { textOf } from '../home.js';
import { readExpression, readPart } from '../operations/index.js';
import type { Operation } from '../operations/types.js';
import { fieldsOf, originOf, rowOriginOf } from './origin.js';
import { outermost } from './runs.js';
import type { Key, Origin, Run } from './types.js';

/** What an operation finds its records by. */
export function keysOf(module: Module, operation: Operation, run: Run | null): readonly Key[] {
  if (operation.statement) return keysOfStatement(module, operation, run);
  if (operation.store.keeps === 'entries' || operation.store.keeps === 'files') {
    const [own] = operation.calls;
    const key = own?.type === 'CallExpression' ? own.arguments[0] : undefined;
    return key ? [{ column: 'key', value: key, run }] : [];
  }
  const chained = operation.calls.flatMap((call) => keysOfStep(module, call, run));
  const fact = readPart(module, operation, 'filter');
  const compared = readExpression(module, operation, 'filter').map((each) => ({ ...each, run }));
  return [...chained, ...compared, ...(fact.state === 'set' ? fact.values.flatMap((value) => keysIn(module, value, run, operation.model.unique === true)) : [])];
}

/** `.where('id', '=', id)`, `.where('id = :id', { id })`, `.eq('id', id)` */
function keysOfStep(module: Module, call: Node, run: Run | null): readonly Key[] {
  if (call.type !== 'CallExpression' || !/^(?:(?:and)?where|n?eq|is|in|[gl]te?|not|filter|contains)$/i.test(memberName(call.callee) ?? '')) return [];
  const [column, second] = call.arguments;
  const name = column && stringValue(column);
  const value = call.arguments.at(-1);
  if (name === null || name === undefined || !value || value === column) return [];
  if (second?.type === 'ObjectExpression') return keysIn(module, second, run, false);
  return [{ column: lastPart(name), value, run }];
}

function lastPart(name: string): string {
  return name.split('.').at(-1) ?? name;
}

function keysIn(module: Module, outer: Node, run: Run | null, isKey: boolean, depth = 0): readonly Key[] {
  if (depth > 5) return [];
  const node = unwrap(outer);
  const literal = node.type === 'Identifier' ? (findLiteral(module, node) ?? node) : node;
  switch (literal.type) {
    case 'ObjectExpression':
      return literal.properties.flatMap((property) => {
        if (property.type !== 'Property') return [];
        const column = keyName(property) ?? '*';
        const value = unwrap(property.value);
        if (value.type === 'ArrayExpression') return value.elements.flatMap((each) => (each ? keysIn(module, each, run, false, depth + 1) : []));
        if (value.type !== 'ObjectExpression') return [{ column, value, run }];
        // `{ id: { in: ids } }`, and `{ owner_slug: { owner, slug } }`
        const inner = keysIn(module, value, run, false, depth + 1);
        // `{ room: { id: roomId } }` tells of the room.
        return inner.map((each) => (isOperator(each.column) || (!isOperator(column) && /^_?id$/.test(each.column)) ? { ...each, column } : each));
      });
    case 'CallExpression': {
      // `eq(users.id, id)`, `and(eq(…), …)`
      const [left, right] = literal.arguments;
      const column = left?.type === 'MemberExpression' ? memberName(left) : null;
      if (column !== null && right) return [{ column, value: right, run }];
      return literal.arguments.flatMap((each) => keysIn(module, each, run, false, depth + 1));
    }
    default:
      return (isKey || literal.type === 'Identifier') && stringValue(literal) === null ? [{ column: 'id', value: node, run }] : [];
  }
}

function isOperator(name: string): boolean {
  return /^\$|^(?:in|equals|not|notIn|lt|lte|gt|gte|contains|has|AND|OR|NOT|is|some|none|every)$/.test(name);
}

/** `WHERE id = $1` */
function keysOfStatement(module: Module, { statement, model, calls }: Operation, run: Run | null): readonly Key[] {
  const where = /\bwhere\b([\s\S]*)/i.exec(statement?.text ?? '');
  if (!statement || !where) return [];
  const before = statement.text.slice(0, where.index);
  return findPairs(module, { statement, model, calls } as Operation, where[1] ?? '', countMarks(before), run);
}

function countMarks(text: string): number {
  return text.match(/\?/g)?.length ?? 0;
}

/** The columns that a part of a statement compares with, or sets to, something: `balance = $1`, `status = 'sent'`. */
export function findPairs(module: Module, { statement, model, calls }: Operation, text: string, marksBefore: number, run: Run | null): readonly Key[] {
  const fact = readPart(module, { model, calls }, 'values');
  const [list] = fact.state === 'set' ? fact.values : [];
  const literal = list && (findLiteral(module, list) ?? list);
  const values: readonly (Node | null)[] = literal?.type === 'ArrayExpression' ? literal.elements : (statement?.interpolated ?? []);
  const named = namedValues({ model, calls }, literal);
  const pairs: Key[] = [];
  const pattern = /(?:["`[]?\w+["`\]]?\.)?["`[]?(\w+)["`\]]?\s*(?:=|<|>|<=|>=|<>|!=|\bis\b|\bin\b)\s*\(?\s*(\$(\d+)|\?|[:@$]\w+|'[^']*'|\w+)/gi;
  for (const match of text.matchAll(pattern)) {
    const [, column = '', mark = '', index] = match;
    const nth = index === undefined ? marksBefore + countMarks(text.slice(0, match.index)) : Number(index) - 1;
    const isMark = index !== undefined || mark === '?';
    pairs.push({ column, value: isMark ? (values[nth] ?? null) : (named.get(/^[:@$](.+)/.exec(mark)?.[1] ?? '') ?? null), run });
  }
  return pairs;
}

/** `{ id }` for `:id`, `input('id', id)` for `@id` */
function namedValues({ model, calls }: Pick<Operation, 'model' | 'calls'>, literal: Node | undefined): ReadonlyMap<string, Node> {
  const named = new Map<string, Node>();
  for (const each of literal?.type === 'ObjectExpression' ? literal.properties : []) if (each.type === 'Property') named.set((keyName(each) ?? '').replace(/^[:@$]/, ''), each.value);
  for (const call of model.binds ? calls : []) {
    const [name, ...rest] = call.type === 'CallExpression' && model.binds?.includes(memberName(call.callee) ?? '') ? call.arguments : [];
    const value = rest.at(-1);
    if (name && value && value.type !== 'SpreadElement') named.set(stringValue(name) ?? '', value);
  }
  return named;
}

/** Whether a write finds the record that was read: by the same key, or by one that was read with it. */
export function isSameRecord(module: Module, read: { readonly operation: Operation; readonly run: Run | null }, writeKeys: readonly Key[]): boolean {
  const readKeys = keysOf(module, read.operation, read.run);
  return writeKeys.some((key) => {
    if (!key.value) return false;
    const origin = originOf(module, key.value, key.run);
    // Not `order.items[0].id`, which is the key of another record.
    if (origin?.read.node === read.operation.node && fieldsOf(origin).length <= 1) return true;
    const isNamed = read.operation.store.keeps === 'entries' || read.operation.store.keeps === 'files';
    const print = isNamed ? nameIn : textIn;
    const text = print(module, key.value, key.run);
    return text !== null && readKeys.some((each) => each.value !== null && print(module, each.value, each.run) === text);
  });
}

/** Whether what is looked for is a range: `starts_at < $2 AND ends_at > $3`, `{ startsAt: { lt: end } }`, `.where('starts_at', '<', end)`. */
export function comparesByOrder({ statement, node }: Operation): boolean {
  if (statement) return /[^-<>=]\s*[<>]=?\s*(?:\$\d|\?|[:@$]\w)|\boverlaps\b|&&/i.test(/\bwhere\b([\s\S]*)/i.exec(statement.text)?.[1] ?? '');
  return someNode(node, (each) => {
    switch (each.type) {
      case 'Property':
        return /^\$?[gl]te?$/.test(keyName(each) ?? '') || (each.computed && ORDERED.test(memberName(each.key) ?? ''));
      case 'CallExpression':
        return ORDERED.test((each.callee.type === 'Identifier' ? each.callee.name : memberName(each.callee)) ?? '');
      case 'Literal':
        return typeof each.value === 'string' && /^[<>]=?$/.test(each.value);
      default:
        return false;
    }
  });
}

const ORDERED = /^(?:[gl]te?|(?:Less|More)Than(?:OrEqual)?|Between|between|overlaps?)$/;

/** The text of an expression that stands for the same wherever it is repeated; null for constants. */
export function textIn(module: Module, value: Node, run: Run | null): string | null {
  const { node } = outermost(module, value, run);
  if (node.type === 'Literal') return null;
  return textOf(module, node).replace(/\s+/g, '').replace(/^(?:String|Number)\((.*)\)$/, '$1');
}

/** The same of an entry or a file, which a constant may name. */
function nameIn(module: Module, value: Node, run: Run | null): string | null {
  const { node } = outermost(module, value, run);
  return textOf(module, findLiteral(module, node) ?? node).replace(/\s+/g, '');
}

/** `products.find(({ id }) => id === item.productId)`, written back by `item.productId` */
export function isPickedBy(module: Module, { by }: Origin, writeKeys: readonly Key[]): boolean {
  return by !== undefined && writeKeys.some(({ value, run }) => {
    const text = value && textIn(module, value, run);
    return text !== null && text !== '' && textOf(module, by).replace(/\s+/g, '').includes(text);
  });
}

/** Whether two names are of the same record, as far as they tell. */
export function isSameName(one: Operation, other: Operation): boolean {
  if (one.store.keeps !== other.store.keeps) return false;
  const [left, right] = [one.record?.name, other.record?.name];
  return left === undefined || right === undefined || left.toLowerCase() === right.toLowerCase();
}

/** Whether a value was read with a row that belongs to the one that is written: `item.product.stock` of products, where lines were read. */
export function isOfRelation(origin: Origin, { record, store }: Operation): boolean {
  const relation = fieldsOf(origin).at(-2);
  return relation !== undefined && record?.name !== undefined && origin.read.store.keeps === store.keeps && singular(relation) === singular(record.name);
}

/** Whether the keys of a write are of the row that a value was read with: `item.productId`, `item.product.id` of `item.product.stock`. */
export function isKeyOfRelation(module: Module, origin: Origin, writeKeys: readonly Key[]): boolean {
  const relation = fieldsOf(origin).at(-2);
  return relation !== undefined && writeKeys.some(({ value, run }) => {
    const key = value && rowOriginOf(module, value, run);
    if (!key || key.read.node !== origin.read.node) return false;
    const [last = '', before] = [fieldsOf(key).at(-1), fieldsOf(key).at(-2)];
    return (/^_?id$/i.test(last) && before === relation) || isSameColumn(last, `${relation}Id`);
  });
}

function singular(name: string): string {
  return name.toLowerCase().replace(/(?<!s)s$/, '');
}

/** Whether two names are of the same column, as code and as text write them. */
export function isSameColumn(read: string | undefined, written: string): boolean {
  return read !== undefined && read.replace(/_/g, '').toLowerCase() === written.replace(/_/g, '').toLowerCase();
}
