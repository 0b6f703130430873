import { memberName, unwrap, type Node } from '../../ast/index.js';

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

/** The client that a call is made on, as written: `db` of `db.query(…)`, `this.db` of `this.db.query(…)`. */
export function nameOfClient(outer: Node): string {
  const node = unwrap(outer.type === 'AwaitExpression' ? outer.argument : outer);
  const root = rootOf(node);
  if (root?.type !== 'ThisExpression') return root?.type === 'Identifier' ? root.name : '';
  let name = '';
  for (let at: Node = node; at.type === 'CallExpression' || at.type === 'MemberExpression'; at = unwrap(at.type === 'CallExpression' ? at.callee : at.object)) if (at.type === 'MemberExpression') name = memberName(at) ?? '';
  return `this.${name}`;
}
