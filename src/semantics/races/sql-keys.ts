import { isSameColumn } from './keys.js';
import type { UniqueKey } from './unique-keys.js';

/** The unique keys that statements give a table; null where none of them makes it with one of the columns. */
export function uniqueKeysOfSql(texts: readonly string[], table: string, columns: readonly string[]): readonly UniqueKey[] | null {
  const keys: UniqueKey[] = [];
  let isKnown = false;
  for (const text of texts) {
    for (const { name, body } of tablesIn(text)) {
      if (!isSameTable(name, table)) continue;
      const parts = splitOutside(body);
      if (parts.some((part) => columns.some((column) => isSameColumn(columnOf(part), column)))) isKnown = true;
      for (const part of parts) keys.push(...keysOfPart(part));
    }
    const indexes = /\bcreate\s+unique\s+index\b[^;()]*?\bon\s+(?:only\s+)?([\w."`[\]]+)\s*(?:using\s+\w+\s*)?\(((?:[^()]|\([^()]*\))*)\)/gi;
    const added = /\balter\s+table\s+(?:only\s+|if\s+exists\s+)*([\w."`[\]]+)\s+add\s+(?:constraint\s+\S+\s+)?(?:unique|primary\s+key)\s*(?:key|index)?[^(;]*\(((?:[^()]|\([^()]*\))*)\)/gi;
    for (const [, name = '', list = ''] of [...text.matchAll(indexes), ...text.matchAll(added)]) if (isSameTable(name, table)) keys.push(columnsIn(list));
  }
  return isKnown ? keys : null;
}

/** `create table users ( … )` */
function tablesIn(text: string): readonly { readonly name: string; readonly body: string }[] {
  const found: { name: string; body: string }[] = [];
  for (const match of text.matchAll(/\bcreate\s+table\s+(?:if\s+not\s+exists\s+)?([\w."`[\]]+)\s*\(/gi)) {
    let depth = 1;
    let at = match.index + match[0].length;
    const start = at;
    for (; at < text.length && depth > 0; at += 1) depth += text[at] === '(' ? 1 : text[at] === ')' ? -1 : 0;
    found.push({ name: match[1] ?? '', body: text.slice(start, at - 1).replace(/--[^\n]*/g, '') });
  }
  return found;
}

function splitOutside(body: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let part = '';
  for (const char of body) {
    depth += char === '(' ? 1 : char === ')' ? -1 : 0;
    if (char !== ',' || depth > 0) part += char;
    else {
      parts.push(part.trim());
      part = '';
    }
  }
  return [...parts, part.trim()];
}

/** `email text not null unique`, `primary key (user_id, post_id)`, `constraint one_each unique (user_id, post_id)` */
function keysOfPart(part: string): readonly UniqueKey[] {
  const list = /^(?:constraint\s+\S+\s+)?(?:unique|primary\s+key)\s*(?:key|index)?[^(]*\(((?:[^()]|\([^()]*\))*)\)/i.exec(part)?.[1];
  if (list !== undefined) return [columnsIn(list)];
  return /\bunique\b|\bprimary\s+key\b/i.test(part) && !/^(?:constraint|exclude|check|foreign)\b/i.test(part) ? [[columnOf(part)]] : [];
}

function columnOf(part: string): string {
  return part.replace(/["`[\]]/g, '').split(/\s/)[0] ?? '';
}

/** `lower(email), tenant_id desc` */
function columnsIn(list: string): string[] {
  return splitOutside(list).map((each) => (/\w*\(\s*["`[]?(\w+)/.exec(each)?.[1] ?? columnOf(each)));
}

function isSameTable(written: string, table: string): boolean {
  const last = written.replace(/["`[\]]/g, '').split('.').at(-1) ?? '';
  return isSameColumn(last, table) || isSameColumn(last, `${table}s`) || isSameColumn(`${last}s`, table);
}
