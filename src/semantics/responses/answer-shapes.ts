import { memberName, unwrap, type FunctionNode, type Node } from '../../ast/index.js';

/** `res.body?.cancel()`, `!res.body`, `if (res.body)`: the body is there or let go, and not read. */
export function isUnread(outer: Node): boolean {
  const { parent } = outer;
  if (parent?.type === 'MemberExpression' && parent.object === outer) return ['cancel', 'dump', 'destroy', 'resume', 'locked'].includes(memberName(parent) ?? '');
  return parent?.type === 'UnaryExpression' || parent?.type === 'IfStatement' || (parent?.type === 'ConditionalExpression' && parent.test === outer);
}

/** `response.headers.get('content-type')`: error pages mostly have another type than what is asked for. */
export function isTypeOfContent(headers: Node): boolean {
  const { parent } = headers;
  if (parent?.type !== 'MemberExpression') return false;
  const call = parent.parent;
  const key = call.type === 'CallExpression' ? call.arguments[0] : parent.property;
  return key?.type === 'Literal' && typeof key.value === 'string' && key.value.toLowerCase() === 'content-type';
}

/** `() => {}`, `() => undefined`, `() => null` */
export function isEmpty({ body }: FunctionNode): boolean {
  if (body.type === 'BlockStatement') return body.body.length === 0;
  const value = unwrap(body);
  return (value.type === 'Literal' && value.value === null) || (value.type === 'Identifier' && value.name === 'undefined') || (value.type === 'UnaryExpression' && value.operator === 'void');
}
