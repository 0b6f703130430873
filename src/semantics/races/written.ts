import { isFunction, keyName, memberName, stringValue, unwrap, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findLiteral } from '../bindings/index.js';
import { readExpression, readPart } from '../operations/index.js';
import type { Operation } from '../operations/types.js';
import { findPairs } from './keys.js';
import { outermost } from './runs.js';
import type { Key, Run } from './types.js';

/** The columns that a write sets, with what to; those that the store computes itself are left out. */
export function writtenBy(module: Module, operation: Operation, run: Run | null): readonly Key[] {
  if (operation.statement) return writtenByStatement(module, operation, run);
  const steps = operation.calls.flatMap((call) => {
    // `.set('balance', balance)`, `.update('balance', balance)`
    const [column, value] = call.type === 'CallExpression' && /^(?:set|update)$/.test(memberName(call.callee) ?? '') ? call.arguments : [];
    const name = column && stringValue(column);
    return name !== null && name !== undefined && value && value.type !== 'SpreadElement' ? [{ column: name, value, run }] : [];
  });
  const fact = readPart(module, operation, 'data');
  const set = readExpression(module, operation, 'data').map((each) => ({ ...each, run }));
  return [...steps, ...set, ...(fact.state === 'set' ? fact.values.flatMap((value) => columnsIn(module, value, run)) : [])];
}

function columnsIn(module: Module, outer: Node, run: Run | null): readonly Key[] {
  const place = outermost(module, outer, run);
  const literal = place.node.type === 'Identifier' ? (findLiteral(module, place.node) ?? place.node) : place.node;
  if (literal.type !== 'ObjectExpression') return [];
  return literal.properties.flatMap((property) => {
    if (property.type !== 'Property') return [];
    const column = keyName(property);
    if (column === null) return [];
    if (column === '$set') return columnsIn(module, property.value, place.run);
    return column.startsWith('$') ? [] : [{ column, value: unwrap(property.value), run: place.run }];
  });
}

function writtenByStatement(module: Module, operation: Operation, run: Run | null): readonly Key[] {
  const { statement } = operation;
  if (statement?.verb === 'insert') return insertedByStatement(module, operation, run);
  const set = /\bset\b([\s\S]*?)(?:\bwhere\b|\breturning\b|$)/i.exec(statement?.text ?? '');
  if (!statement || statement.verb !== 'update-many' || !set) return [];
  const before = statement.text.slice(0, set.index).match(/\?/g)?.length ?? 0;
  const patch = patchOf(module, operation);
  if (patch) return columnsIn(module, patch, run);
  // `balance = balance - $1` is computed by the store.
  const text = (set[1] ?? '').replace(/=\s*[\w."`]+\s*[-+*/|]+\s*(\$\d+|\?|[:@$]\w+)/g, '=atomic');
  return findPairs(module, operation, text, before, run);
}

/** `changes` of `[id, ...Object.values(changes)]`, whose keys are put into the text as the columns. */
function patchOf(module: Module, { model, calls }: Operation): Node | null {
  const fact = readPart(module, { model, calls }, 'values');
  const [list] = fact.state === 'set' ? fact.values : [];
  const literal = list && (findLiteral(module, list) ?? list);
  for (const each of literal?.type === 'ArrayExpression' ? literal.elements : []) {
    if (each?.type !== 'SpreadElement') continue;
    const value = findLiteral(module, each.argument) ?? unwrap(each.argument);
    const [given] = value.type === 'CallExpression' && value.callee.type === 'MemberExpression' ? value.arguments : [];
    if (value.type !== 'CallExpression' || value.callee.type !== 'MemberExpression' || !given) continue;
    if (memberName(value.callee) === 'values' && value.callee.object.type === 'Identifier' && value.callee.object.name === 'Object') return given;
    // `keys.map((key) => changes[key])`
    const picked = memberName(value.callee) === 'map' && isFunction(given) ? unwrap(given.body) : null;
    if (picked?.type === 'MemberExpression' && picked.computed && picked.object.type === 'Identifier' && picked.property.type === 'Identifier') return picked.object;
  }
  return null;
}

/** `INSERT INTO orders (number, total) VALUES ($1, $2)` */
function insertedByStatement(module: Module, { statement, model, calls }: Operation, run: Run | null): readonly Key[] {
  const columns = /\(([^()]*)\)\s*values\b/i.exec(statement?.text ?? '')?.[1]?.split(',').map((each) => each.replace(/["`[\]\s]/g, '')) ?? [];
  const fact = readPart(module, { model, calls }, 'values');
  const [list] = fact.state === 'set' ? fact.values : [];
  const literal = list && (findLiteral(module, list) ?? list);
  const values: readonly (Node | null)[] = literal?.type === 'ArrayExpression' ? literal.elements : (statement?.interpolated ?? []);
  return columns.length === values.length ? columns.map((column, index) => ({ column, value: values[index] ?? null, run })) : [];
}
