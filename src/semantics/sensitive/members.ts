import { keyName, memberName, wrapped, type Node, type Variable } from '../../ast/index.js';
import { findKindOfName } from './names.js';

/** A member that code reads from a variable, by a name that tells a secret: `input.cardNumber`, `const { password } = user`. */
export function findSecretMember(variable: Variable): string | null {
  for (const { identifier } of variable.references) {
    const at = wrapped(identifier);
    const { parent } = at;
    if (parent?.type === 'MemberExpression' && parent.object === at && isRead(parent)) {
      const name = memberName(parent);
      if (name !== null && findKindOfName(name)) return name;
    }
    if (parent?.type !== 'VariableDeclarator' || parent.init !== at || parent.id.type !== 'ObjectPattern') continue;
    for (const property of parent.id.properties) {
      const name = property.type === 'Property' ? keyName(property) : null;
      if (name !== null && findKindOfName(name)) return name;
    }
  }
  return null;
}

function isRead(member: Node): boolean {
  const { parent } = wrapped(member);
  if (parent?.type === 'CallExpression' && parent.callee === member) return false;
  return !(parent?.type === 'UnaryExpression' && parent.operator === 'delete') && !(parent?.type === 'AssignmentExpression' && parent.left === member);
}

/** Whether code takes a member away from what a variable holds: `delete user.password`, `user.password = undefined`. */
export function isTakenAway(variable: Variable, name: string): boolean {
  return variable.references.some(({ identifier }) => {
    const at = wrapped(identifier);
    const member = at.parent;
    if (member?.type !== 'MemberExpression' || member.object !== at || memberName(member) !== name) return false;
    const { parent } = wrapped(member);
    if (parent?.type === 'UnaryExpression') return parent.operator === 'delete';
    return parent?.type === 'AssignmentExpression' && parent.left === member && parent.operator === '=' && isEmpty(parent.right);
  });
}

function isEmpty(node: Node): boolean {
  return (node.type === 'Identifier' && node.name === 'undefined') || node.type === 'Literal';
}
