import { unwrap, type Node } from '../../ast/index.js';

/** The name that a call is made on: `prisma` in `prisma.user.create()`. */
export function rootOf(call: Node): Node | null {
  let at: Node = unwrap(call);
  for (;;) {
    if (at.type === 'CallExpression') at = unwrap(at.callee);
    else if (at.type === 'MemberExpression') at = unwrap(at.object);
    else if (at.type === 'TaggedTemplateExpression') at = unwrap(at.tag);
    else return at;
  }
}
