import { memberName, unwrap, type Node } from '../../ast/index.js';
import type { Operation } from './types.js';

/** The expression that an operation is made on, a client or a handle: `prisma` in `prisma.user.create()`, `db` in `db('users').insert()`. */
export function clientOf({ calls: [own], model }: Operation): Node | null {
  if (!own || own.type === 'NewExpression') return null;
  const callee = unwrap(own.type === 'TaggedTemplateExpression' ? own.tag : own.callee);
  for (const path of model.paths) {
    const names = (path.split('(')[0] ?? '').split(/\.(?![^{]*\})/);
    const last = names.at(-1) ?? '';
    if (last === '') return isPlain(callee) ? callee : null;
    const name = memberName(callee);
    if (name === null || !(last === '*' || last === name || (last.startsWith('{') && last.slice(1, -1).split(',').includes(name)))) continue;
    let at: Node = callee;
    for (let steps = 0; steps < names.length && at.type === 'MemberExpression'; steps += 1) at = unwrap(at.object);
    return isPlain(at) ? at : null;
  }
  return null;
}

/** A name, or members of one: the same wherever it is written. */
function isPlain(node: Node): boolean {
  if (node.type === 'MemberExpression') return !node.computed && isPlain(unwrap(node.object));
  return node.type === 'Identifier' || node.type === 'ThisExpression';
}
