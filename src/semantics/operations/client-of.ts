import { memberName, unwrap, type Node } from '../../ast/index.js';
import type { Operation } from './types.js';

/** The expression that an operation is made on, a client or a handle: `prisma` in `prisma.user.create()`, `db` in `db('users').insert()`. */
export function clientOf({ calls: [own], model }: Operation): Node | null {
  if (!own || own.type === 'NewExpression') return null;
  for (const path of model.paths) {
    const client = before(own, path.match(STEP) ?? []);
    if (client) return isPlain(client) ? client : null;
  }
  return null;
}

/** The steps of a path: `()`, `{find,findOne}`, `*`, `execute`. */
const STEP = /\(\)|\{[^}]*\}|[^.(){}]+/g;

/** What stands before the steps of a path, of which an expression is the last one; null where it is another one. */
function before(outer: Node, steps: readonly string[]): Node | null {
  let at: Node = outer;
  for (const step of [...steps].reverse()) {
    if (step === '()') {
      if (at.type === 'TaggedTemplateExpression') at = unwrap(at.tag);
      else if (at.type === 'CallExpression') at = unwrap(at.callee);
      else return null;
    } else {
      const name = memberName(at);
      if (at.type !== 'MemberExpression' || name === null || !(step === '*' || step === name || (step.startsWith('{') && step.slice(1, -1).split(',').includes(name)))) return null;
      at = unwrap(at.object);
    }
  }
  return at;
}

/** A name, or members of one: the same wherever it is written. */
function isPlain(node: Node): boolean {
  if (node.type === 'MemberExpression') return !node.computed && isPlain(unwrap(node.object));
  return node.type === 'Identifier' || node.type === 'ThisExpression';
}
