import { keyName, someNode, unwrap, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { readPart } from '../operations/index.js';
import type { WriteSite } from './sites.js';

const STATE = /(?:^|_)(?:status|state)$|(?:Status|State)$/;
const AMOUNT = /balance|credit|points|stock|quantity|amount/i;

/** Whether a write brings a record into a state, or takes all that it held: `{ status: 'paid' }`, `SET status = 'paid'`, `{ balance: 0 }`. */
export function setsState(module: Module, { call, operation, isDirect }: WriteSite): boolean {
  if (!/^(?:update|update-many)$/.test(operation.does)) return false;
  const set = operation.statement && /\bset\b([\s\S]*?)(?:\bwhere\b|$)/i.exec(operation.statement.text)?.[1];
  if (set && /(?:^|[\s,])(?:\w*_)?(?:status|state)\s*=|\w*(?:balance|credits?|points|stock|quantity|amount)\w*\s*=\s*0\b/i.test(set)) return true;
  const data = readPart(module, operation, 'data');
  const given: readonly Node[] = isDirect || call.type === 'TaggedTemplateExpression' ? [] : call.arguments;
  return [...(data.state === 'set' ? data.values : []), ...given].some((each) => unwrap(each).type === 'ObjectExpression' && someNode(each, isState));
}

function isState(node: Node): boolean {
  const name = node.type === 'Property' ? keyName(node) : null;
  if (node.type !== 'Property' || name === null) return false;
  const value = unwrap(node.value);
  if (STATE.test(name)) return isFixed(value);
  return AMOUNT.test(name) && value.type === 'Literal' && Number(value.value) === 0;
}

/** `'paid'`, `Status.Paid`, one of two of them */
function isFixed(value: Node): boolean {
  if (value.type === 'ConditionalExpression') return isFixed(unwrap(value.consequent)) && isFixed(unwrap(value.alternate));
  return (value.type === 'Literal' && typeof value.value === 'string') || (value.type === 'MemberExpression' && !value.computed && unwrap(value.object).type === 'Identifier' && /^[A-Z]/.test(keyOf(value)));
}

function keyOf(value: Extract<Node, { type: 'MemberExpression' }>): string {
  const object = unwrap(value.object);
  return object.type === 'Identifier' ? object.name : '';
}
