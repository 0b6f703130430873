import { someNode, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';

/** Failures that another attempt with what is there now may solve at once: a name or key that is taken, rows that changed in the meantime. */
const CONFLICTS = new Set([
  'P2002', 'P2034', '23505', '40001', '40P01', '55P03', 'ER_DUP_ENTRY', 'ER_LOCK_DEADLOCK', 'EEXIST', 'EADDRINUSE', '11000', '11001', '1062', '1213', '409', 'SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_BUSY',
  'SequelizeUniqueConstraintError', 'SequelizeOptimisticLockError', 'OptimisticLockVersionMismatchError', 'VersionError', 'ConditionalCheckFailedException', 'TransactionCanceledException', 'WriteConflict',
]);

/** Whether only such failures are tried again, as far as the code where it goes on says. */
export function isConflict(_module: Module, failure: Node | null): boolean {
  return failure !== null && someNode(failure, (node) => (node.type === 'Literal' && CONFLICTS.has(String(node.value))) || (node.type === 'Identifier' && (CONFLICTS.has(node.name) || /(Duplicate|Unique|Conflict)/u.test(node.name))));
}
