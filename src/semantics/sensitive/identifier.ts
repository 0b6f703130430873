import { memberName, unwrap, wrapped, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { holdsPart } from './shapes.js';
import { variableOf } from './uses.js';

const NAMES = ['id', '_id', 'uuid'];

/** The member by which a record is known, where it is seen to have one: `id`. */
export function findIdentifier(module: Module, record: Node): string | null {
  const node = unwrap(record);
  if (node.type !== 'Identifier') return null;
  const variable = variableOf(module, node);
  const isRead = (name: string): boolean =>
    variable?.references.some(({ identifier }) => {
      const at = wrapped(identifier);
      return at.parent?.type === 'MemberExpression' && at.parent.object === at && memberName(at.parent) === name;
    }) === true;
  return NAMES.find((name) => isRead(name) || holdsPart(module, node, name)) ?? null;
}
