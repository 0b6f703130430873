import { memberName, wrapped } from '../../ast/index.js';
import type { Operation } from './types.js';

/**
 * Whether a call has its operation done where it stands. One that nobody waits for, of a library that does nothing until then, only adds
 * to what is asked later: `query.andWhere('id', id);`, `query = query.where(…)`.
 */
export function isStarted({ model, node, calls }: Pick<Operation, 'model' | 'node' | 'calls'>): boolean {
  if (model.lazy !== true || model.chain?.runs !== undefined) return true;
  const outer = wrapped(node);
  const { parent } = outer;
  if (parent?.type === 'ExpressionStatement' || parent?.type === 'AssignmentExpression') return false;
  // A variable may be waited for, or added to: what has been begun elsewhere is added to.
  if (parent?.type === 'MemberExpression') return /^(?:then|catch|finally)$/.test(memberName(parent) ?? '');
  return parent?.type === 'AwaitExpression' || calls[0] === undefined || calls[0].range[0] >= node.range[0];
}
