import { readPrismaSchemas, type Module } from '../../project/index.js';
import type { Operation } from '../operations/types.js';

/** Whether a schema says that a column has a value in every record: `status String`, not `status String?`. */
export function isFilled(module: Module, { record }: Operation, column: string): boolean {
  if (!record) return false;
  const body = new RegExp(`^\\s*model\\s+${record.name}\\s*\\{([^}]*)\\}`, 'im').exec(readPrismaSchemas(module).join('\n'))?.[1];
  return body !== undefined && new RegExp(`^[ \\t]*${column}[ \\t]+\\w+(?![\\w?[])`, 'm').test(body);
}
