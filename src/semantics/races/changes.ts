import { keyName, memberName, someNode, unwrap, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findLiteral, findVariable } from '../bindings/index.js';
import { homeOf } from '../home.js';
import { findStoreCall, readPart } from '../operations/index.js';
import type { Operation } from '../operations/types.js';
import { isChanging } from './computed.js';
import { textIn } from './keys.js';
import { originOf } from './origin.js';
import { outermost } from './runs.js';
import type { Key, Run } from './types.js';
import { writtenBy } from './written.js';

/** Whether a write sets the column that the check looked at. */
export function changes(module: Module, { operation, run, call }: { readonly operation: Operation; readonly run: Run | null; readonly call: Node }, field: string): boolean {
  if (operation.does === 'delete' || operation.does === 'delete-many') return false;
  if (writtenBy(module, operation, run).some(({ column }) => column === field) || addsTo(module, operation, run, field)) return true;
  if (operation.does === 'increment') return homeOf(module, operation.node).text.slice(...operation.node.range).includes(field);
  if (operation.does !== 'save') return false;
  // `order.status = 'cancelled'; await orders.save(order)`
  const entity = entityOf(module, operation);
  const variable = entity?.type === 'Identifier' ? findVariable(module, entity) : null;
  if (variable === null || variable === 'global') return false;
  return variable.references.some(({ identifier }) => {
    const member = identifier.parent;
    if (member?.type !== 'MemberExpression' || memberName(member) !== field || member.range[0] > call.range[0]) return false;
    // `event.attendees.push(user.id)`
    return (member.parent.type === 'AssignmentExpression' && member.parent.left === member) || (member.parent.type === 'MemberExpression' && member.parent.parent.type === 'CallExpression' && isChanging(memberName(member.parent) ?? ''));
  });
}

/** What a write leaves in a column, also by an entity that is changed before it is saved. */
export function writtenOf(module: Module, write: Operation, run: Run | null, field: string): Key | undefined {
  const own = writtenBy(module, write, run).find(({ column }) => column === field);
  if (own || write.does !== 'save') return own;
  const entity = entityOf(module, write);
  const variable = entity?.type === 'Identifier' ? findVariable(module, entity) : null;
  const values = variable === null || variable === 'global' ? [] : variable.references.flatMap(({ identifier }) => {
    const member = identifier.parent;
    const assignment = member?.type === 'MemberExpression' && memberName(member) === field ? member.parent : null;
    return assignment?.type === 'AssignmentExpression' && assignment.left === member ? [assignment] : [];
  });
  const [only] = values;
  return only && values.length === 1 && only.operator === '=' ? { column: field, value: unwrap(only.right), run } : undefined;
}

/** `{ $inc: { booked: 1 } }`, `{ $push: { attendees: id } }`; what is as good twice is left out: `$addToSet`, `$max`. */
function addsTo(module: Module, operation: Operation, run: Run | null, field: string): boolean {
  const fact = operation.store.keeps === 'documents' ? readPart(module, operation, 'data') : null;
  return fact?.state === 'set' && fact.values.some((value) => {
    const { node } = outermost(module, value, run);
    return node.type === 'ObjectExpression' && node.properties.some((each) => each.type === 'Property' && /^\$(?:inc|push|mul)$/.test(keyName(each) ?? '') && each.value.type === 'ObjectExpression' && each.value.properties.some((inner) => inner.type === 'Property' && keyName(inner) === field));
  });
}

export function entityOf(module: Module, write: Operation): Node | null {
  const fact = readPart(module, write, 'data');
  const given = fact.state === 'set' ? fact.values.at(-1) : undefined;
  // `order.update({ status: 'closed' })` is called on what it changes.
  if (given && (write.does !== 'update' || unwrap(given).type !== 'ObjectExpression')) return unwrap(given);
  const [own] = write.calls;
  const callee = own?.type === 'CallExpression' ? unwrap(own.callee) : null;
  return callee?.type === 'MemberExpression' ? unwrap(callee.object) : null;
}

/** Whether what is made has what was looked for. */
export function isAlike(module: Module, keys: readonly Key[], write: Operation, run: Run | null): boolean {
  const written = writtenBy(module, write, run);
  const entity = write.does === 'save' ? entityOf(module, write) : null;
  if (entity && entity.type !== 'ObjectExpression') {
    // `const post = new Post(…); … findOne({ slug: post.slug })`
    const name = entity.type === 'Identifier' ? entity.name : null;
    // `const user = users.create({ email }); … users.save(user)`
    const made = madeOf(module, entity);
    if (made && isAlike(module, keys, made, run)) return true;
    return originOf(module, entity, run) === null && name !== null && keys.some(({ value }) => value !== null && someNode(value, (each) => each.type === 'Identifier' && each.name === name));
  }
  if (write.statement) {
    const text = write.statement.text.toLowerCase();
    return keys.some(({ column }) => new RegExp(`\\b${column.toLowerCase()}\\b`).test(text));
  }
  const fact = readPart(module, write, 'data');
  if (fact.state !== 'set') return false;
  return keys.some((key) => {
    const text = key.value && textIn(module, key.value, key.run);
    if (written.some((each) => each.column === key.column || (each.value !== null && text !== null && textIn(module, each.value, each.run) === text))) return true;
    // `insert({ ...row })`, looked for by `row.email`
    const root = key.value && rootOf(key.value);
    return root !== null && fact.values.some((value) => someNode(value, (each) => (each.type === 'SpreadElement' && rootOf(each.argument) === root) || (each === value && rootOf(value) === root)));
  });
}

/** The call that made an entity, with what it fills it with. */
function madeOf(module: Module, entity: Node): Operation | null {
  const value = findLiteral(module, entity) ?? unwrap(entity);
  const call = value.type === 'CallExpression' || value.type === 'NewExpression' ? findStoreCall(module, value) : null;
  if (call?.model.does !== 'make') return null;
  return { ...call, kind: 'operation', node: value as Operation['node'], api: '', does: 'make', isOpen: false, record: null, statement: null, transaction: null, uncertain: false };
}

function rootOf(node: Node): string | null {
  let at = unwrap(node);
  // `LessThan(input.end)`
  if (at.type === 'CallExpression' && at.arguments.length === 1 && at.arguments[0]) at = unwrap(at.arguments[0]);
  while (at.type === 'MemberExpression') at = unwrap(at.object);
  return at.type === 'Identifier' ? at.name : null;
}
