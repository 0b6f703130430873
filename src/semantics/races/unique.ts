import { readPrismaSchemas, readSqlSchemas, type Module } from '../../project/index.js';
import { textOf } from '../home.js';
import { readPart } from '../operations/index.js';
import type { Operation } from '../operations/types.js';
import { isSameColumn } from './keys.js';
import { findDeclarations } from './record-declarations.js';
import { uniqueKeysOfSql } from './sql-keys.js';
import type { Run } from './types.js';
import { keysDeclaredIn, type UniqueKey } from './unique-keys.js';
import { writtenBy } from './written.js';

/** Whether a schema in sight has a key that no two records share, among columns: yes, no, or no schema is in sight. */
export function findUniqueKey(module: Module, operation: Operation, columns: readonly string[]): 'unique' | 'none' | 'unknown' {
  return judge(module, operation, columns, () => false);
}

/**
 * The same of what a write makes after a look for some of its columns: where a key has others that are written as well, two requests that
 * are alike cannot both make one.
 */
export function findUniqueWrite(module: Module, write: Operation, run: Run | null, columns: readonly string[]): 'unique' | 'none' | 'unknown' {
  const written = writtenBy(module, write, run);
  const isOutOfSight = written.length === 0 || readPart(module, write, 'data').state === 'unknown';
  return judge(module, write, columns, (each) => isOutOfSight || written.some(({ column }) => isSameColumn(column, each)));
}

function judge(module: Module, operation: Operation, columns: readonly string[], isGiven: (column: string) => boolean): 'unique' | 'none' | 'unknown' {
  const keys = operation.record && columns.length > 0 ? findKeys(module, operation, columns) : null;
  if (!keys) return 'unknown';
  const isLookedFor = (column: string): boolean => columns.some((each) => isSameColumn(each, column));
  return keys.some((key) => key.some(isLookedFor) && key.every((each) => isLookedFor(each) || isGiven(each))) ? 'unique' : 'none';
}

/** The unique keys of a record; null where nothing in sight declares one of the columns. */
function findKeys(module: Module, write: Operation, columns: readonly string[]): readonly UniqueKey[] | null {
  const name = write.record?.name ?? '';
  const prisma = ofPrisma(module, name);
  if (prisma) return prisma;
  const declarations = findDeclarations(module, write);
  const isDeclared = declarations.some((each) => columns.some((column) => new RegExp(`\\b${escaped(column)}\\b`).test(textOf(module, each))));
  const sql = uniqueKeysOfSql(readSqlSchemas(module), name, columns);
  return isDeclared || sql ? [...declarations.flatMap((each) => keysDeclaredIn(each)), ...(sql ?? [])] : null;
}

function escaped(text: string): string {
  return text.replace(/[^\w]/g, String.raw`\$&`);
}

/** `email String @unique`, `@@unique([userId, productId])` */
function ofPrisma(module: Module, name: string): readonly UniqueKey[] | null {
  const text = readPrismaSchemas(module).join('\n');
  const body = new RegExp(`^\\s*model\\s+${escaped(name)}\\s*\\{([^}]*)\\}`, 'im').exec(text)?.[1];
  if (body === undefined) return null;
  const single = [...body.matchAll(/^\s*(\w+)\s+\w+[^\n]*@(?:unique|id)\b/gm)].map(([, column = '']) => [column]);
  const several = [...body.matchAll(/@@(?:unique|id)\(\s*(?:fields\s*:\s*)?\[([^\]]*)\]/g)].map(([, list = '']) => list.split(',').map((each) => each.trim().replace(/\(.*/, '')));
  return [...single, ...several];
}
