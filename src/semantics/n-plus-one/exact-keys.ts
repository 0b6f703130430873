import { memberName, unwrap, type Node } from '../../ast/index.js';
import { readPrismaSchemas, type Module } from '../../project/index.js';
import { findSource, findVariable } from '../bindings/index.js';
import { describeOperation } from '../operations/index.js';
import type { Operation } from '../operations/types.js';

/** Texts that are equal only when they are the same. */
const EXACT = /\bprovider\s*=\s*"(?:postgresql|postgres|cockroachdb|sqlite)"/;

/**
 * Whether a schema in sight proves that a key of the list and the key of the record that it finds are the same value: a text or a whole
 * number that is always there, of the same type in both, in a database that compares texts letter by letter.
 */
export function isExactKey(module: Module, operation: Operation, field: string, key: Node, list: Node): boolean {
  if (operation.model.many?.schema !== true || operation.record === null) return false;
  const schema = readPrismaSchemas(module).join('\n');
  if (!EXACT.test(schema)) return false;
  const type = findType(schema, operation.record.name, field);
  if (type === null) return false;
  // A key that is not there is refused; without a rule that says so, it is no condition at all.
  if (operation.model.unique === true) return true;
  const name = memberName(key);
  const listed = findListed(module, list)?.record ?? null;
  return name !== null && listed !== null && key.type === 'MemberExpression' && key.object.type === 'Identifier' && findType(schema, listed.name, name) === type;
}

/** The type of a field that is always there, and says nothing of how the database keeps it; null for any other. */
function findType(schema: string, model: string, field: string): string | null {
  const body = new RegExp(`^\\s*model\\s+${model.replace(/\W/g, '')}\\s*\\{([^}]*)\\}`, 'im').exec(schema)?.[1];
  const found = body === undefined ? null : new RegExp(`^\\s*${field.replace(/\W/g, '')}\\s+(String|Int)\\b(?![?[])(?!.*@db\\.)`, 'm').exec(body);
  return found?.[1] ?? null;
}

/** The query that a list is the result of, whole. */
function findListed(module: Module, list: Node): Operation | null {
  const variable = list.type === 'Identifier' ? findVariable(module, list) : null;
  const source = variable === null || variable === 'global' ? null : findSource(variable);
  const value = source && source.keys.length === 0 ? unwrap(source.value) : null;
  const operation = value?.type === 'CallExpression' ? describeOperation(module, value) : null;
  return operation?.does === 'read-many' && operation.model.many?.schema === true ? operation : null;
}
