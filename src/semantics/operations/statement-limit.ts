import { unwrap, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findLiteral } from '../bindings/index.js';
import { readPart } from './parts.js';
import type { Operation } from './types.js';

/** The value that a statement has for its limit, beside its text or put into it: `LIMIT $2`, `LIMIT ?`, `LIMIT ${size}`; null for a constant one. */
export function limitOfStatement(module: Module, operation: Operation): Node | null {
  const { statement } = operation;
  const [, before = '', mark = ''] = /^([\s\S]*)\blimit\s+(\$\d+|\?)/i.exec(statement?.text ?? '') ?? [];
  if (!statement || mark === '') return null;
  const given = readPart(module, operation, 'values');
  const [first] = given.state === 'set' ? given.values : [];
  const values = first ? (findLiteral(module, first) ?? unwrap(first)) : null;
  const index = mark === '?' ? before.split('?').length - 1 : Number(mark.slice(1)) - 1;
  if (mark === '?' && statement.interpolated.length > 0) return statement.interpolated[index] ?? null;
  if (values?.type !== 'ArrayExpression' || values.elements.slice(0, index + 1).some((each) => each?.type === 'SpreadElement')) return null;
  return values.elements[index] ?? null;
}
