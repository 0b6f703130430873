import { readPrismaSchemas, type Module } from '../../project/index.js';
import { findKindOfName } from './names.js';

/** By the list of texts, which is another one once a file has changed. */
const known = new WeakMap<readonly string[], Map<string, string | null>>();

/** The first column of a model of the package's Prisma schema that holds a secret: `password`; null where none does or no schema is in sight. */
export function findSecretColumn(module: Module, model: string): string | null {
  const schemas = readPrismaSchemas(module);
  let columns = known.get(schemas);
  if (!columns) known.set(schemas, (columns = readColumns(schemas)));
  return columns.get(model.toLowerCase()) ?? null;
}

/** What a model of the schema holds: `model User { password String }` */
const MODEL = /^\s*model\s+(\w+)\s*\{([^}]*)\}/gm;
const COLUMN = /^\s*(\w+)\s+(String|Bytes)\b/gm;

function readColumns(schemas: readonly string[]): Map<string, string | null> {
  const found = new Map<string, string | null>();
  for (const schema of schemas) {
    for (const [, name = '', body = ''] of schema.matchAll(MODEL)) {
      const secrets = [...body.matchAll(COLUMN)].flatMap(([, column = '']) => (findKindOfName(column) ? [column] : []));
      found.set(name.toLowerCase(), secrets[0] ?? null);
    }
  }
  return found;
}
