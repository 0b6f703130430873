import { stringValue, unwrap, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { homeOf } from '../home.js';
import { readPart } from '../operations/index.js';
import type { Operation } from '../operations/types.js';
import type { TextEdit } from './types.js';

/** What makes an answer more, or less, than the rows of some keys put together. */
const COUNTED = /\b(?:or|not|limit|offset|fetch|distinct|group\s+by|having|union|intersect|except|with|join|over|in|any|exists|case)\b|;\s*\S/i;

/** `id = $1` in the text of a statement whose values are written out: its column, and what is written for any of several values. */
export function findPlaceholder(module: Module, operation: Operation, key: Node, any: string): { field: string; edit: TextEdit } | null {
  const values = readPart(module, operation, 'values');
  const texts = readPart(module, operation, 'text');
  const list = values.state === 'set' && values.values.length === 1 && values.values[0] ? unwrap(values.values[0]) : null;
  const text = texts.state === 'set' ? texts.values.find((each) => stringValue(each) !== null) : undefined;
  if (list?.type !== 'ArrayExpression' || !text || operation.statement?.verb !== 'read-many' || operation.statement.interpolated.length > 0) return null;
  const index = list.elements.findIndex((each) => each && unwrap(each) === key);
  const raw = stringValue(text) ?? '';
  if (index < 0 || COUNTED.test(raw.replace(/'[^']*'/g, "''"))) return null;
  const mark = `\\$${index + 1}(?!\\d)`;
  const condition = new RegExp(`\\b(?:where|and)\\s+((?:"?\\w+"?\\.)?"?(\\w+)"?)\\s*=\\s*(${mark})`, 'i').exec(raw);
  if (!condition?.[2] || (raw.match(new RegExp(mark, 'g'))?.length ?? 0) !== 1 || !reads(raw, condition[2])) return null;
  const placeholder = `$${index + 1}`;
  const at = homeOf(module, text).text.indexOf(placeholder, text.range[0]);
  return at < 0 || at >= text.range[1] ? null : { field: condition[2], edit: { from: at, to: at + placeholder.length, text: any.replace('%value', () => placeholder) } };
}

/** `select * from …`, `select id, name from …` */
function reads(text: string, column: string): boolean {
  const columns = /^\s*select\s+([\s\S]*?)\s+from\b/i.exec(text)?.[1];
  return columns !== undefined && columns.split(',').some((each) => /^(?:\w+\.)?\*$/.test(each.trim()) || each.trim().replace(/"/g, '').split('.').at(-1) === column);
}
