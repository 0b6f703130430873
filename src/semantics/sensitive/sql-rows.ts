import { stringValue, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findLiteral } from '../bindings/index.js';
import { homeOf } from '../home.js';
import { findKindOfName } from './names.js';
import type { RowReader } from './rows.js';

/** Rows of a statement whose text, or another one of the same file, names a secret column of its table. */
export const findSqlSecret: RowReader = (module, call, path) => {
  const name = path.steps.at(-2);
  if (name?.kind !== 'member' || !/^(query|execute|get|all|one|oneOrNone|many)$/.test(name.name)) return null;
  const [first] = call.arguments;
  const text = first && textOf(module, first);
  return text ? findColumn(text, homeOf(module, call).text) : null;
};

function textOf(module: Module, node: Node): string | null {
  const value = findLiteral(module, node);
  if (!value) return null;
  if (value.type === 'TemplateLiteral') return value.quasis.map(({ value: { raw } }) => raw).join(' ? ');
  return stringValue(value);
}

function findColumn(statement: string, file: string): string | null {
  const returned = /\breturning\s+([\s\S]+)$/i.exec(statement)?.[1] ?? /^\s*select\s+([\s\S]+?)\s+from\b/i.exec(statement)?.[1];
  if (returned === undefined) return null;
  if (!returned.trim().startsWith('*')) return secretAmong(returned);
  const table = /\b(?:from|into|update)\s+["`]?(\w+)/i.exec(statement)?.[1];
  // A join may have the same names for other columns: all of them are there.
  return table === undefined ? null : (columnsInserted(statement, table) ?? columnsInserted(file, table));
}

/** `INSERT INTO users (email, password_hash)`, `CREATE TABLE users (… password_hash text …)` */
function columnsInserted(text: string, table: string): string | null {
  for (const [, columns = ''] of text.matchAll(new RegExp(`\\b(?:into|table(?:\\s+if\\s+not\\s+exists)?)\\s+["\`]?${table}["\`]?\\s*\\(([^;]{0,2000}?)\\)\\s*(?:values|;|\`|'|"|$)`, 'gi'))) {
    const found = secretAmong(columns);
    if (found !== null) return found;
  }
  return null;
}

function secretAmong(columns: string): string | null {
  for (const column of columns.split(',')) {
    const name = /^\s*["`]?(?:\w+\.)?(\w+)/.exec(column)?.[1];
    if (name !== undefined && findKindOfName(name)) return name;
  }
  return null;
}
