import { memberName, stringValue, unwrap, type Invocation, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findClass, findDeclaredType, findFunction, findLiteral, findParameter, findVariable } from '../bindings/index.js';
import type { ApiPath, PlaceModel } from '../types.js';
import { readPart } from './parts.js';
import type { Operation, RecordName } from './types.js';

type Undescribed = Pick<Operation, 'model' | 'calls' | 'path' | 'node'> & { readonly making: Invocation | null };

/** The table, model, collection or key that an operation is about, by the first place of its model that tells one. */
export function findRecord(module: Module, operation: Undescribed): RecordName | null {
  for (const place of operation.model.record ?? []) {
    const found = readRecord(module, operation, place);
    if (found) return found;
  }
  return null;
}

function readRecord(module: Module, operation: Undescribed, place: PlaceModel): RecordName | null {
  const [own] = operation.calls;
  if (!own) return null;
  if (place.member !== undefined) return findMember(operation.path, own, place.member);
  if (place.made !== undefined) return nameOf(module, givenFor(module, operation.node, argumentOf(operation.making, place.made)));
  if (place.typeArgument !== undefined) return findTypeArgument(module, own, place.typeArgument);
  if (place.receiver) return findReceiver(module, own);
  const fact = readPart(module, { model: { ...operation.model, filter: [place] }, calls: operation.calls }, 'filter');
  return fact.state === 'set' ? nameOf(module, givenFor(module, operation.node, fact.values[0])) : null;
}

/** `'users'` for the `name` of `const collection = (name) => db.collection(name)`, in `collection('users').insertOne(…)`. */
function givenFor(module: Module, node: Invocation, record: Node | undefined): Node | undefined {
  const variable = record?.type === 'Identifier' ? findVariable(module, record) : null;
  const place = variable === null || variable === 'global' ? null : findParameter(variable);
  for (let at: Node = node; place; ) {
    if (at.type === 'CallExpression') {
      if (at !== node && findFunction(module, at.callee) === place.fn) return at.arguments[place.index] ?? record;
      at = unwrap(at.callee);
    } else if (at.type === 'MemberExpression') at = unwrap(at.object);
    else break;
  }
  return record;
}

/** `user` in `prisma.user.findMany()` */
function findMember({ steps }: ApiPath, own: Invocation, before: number): RecordName | null {
  const at = steps.findIndex((step) => 'node' in step && step.node === own);
  const step = steps[at - 1 - before];
  return step?.kind === 'member' ? { name: step.name, node: null } : null;
}

function argumentOf(call: Invocation | null, index: number): Node | undefined {
  return call && call.type !== 'TaggedTemplateExpression' ? call.arguments[index] : undefined;
}

/** The same name for the same table, however it is written: a text, a constant, a class, a member. */
function nameOf(module: Module, node: Node | undefined): RecordName | null {
  if (!node) return null;
  const inner = unwrap(node);
  const text = stringValue(findLiteral(module, inner) ?? inner);
  if (text !== null) return { name: text, node: inner };
  const owner = findClass(module, inner);
  if (owner?.id) return { name: owner.id.name, node: inner };
  if (inner.type === 'Identifier') return { name: inner.name, node: inner };
  // `schema.users`, `User.name`
  const name = memberName(inner);
  if (inner.type !== 'MemberExpression' || name === null) return null;
  return name === 'name' ? nameOf(module, inner.object) : { name, node: inner };
}

/** `User` in `private users: Repository<User>` */
function findTypeArgument(module: Module, own: Invocation, index: number): RecordName | null {
  if (own.type !== 'CallExpression' || own.callee.type !== 'MemberExpression') return null;
  const type = findDeclaredType(module, own.callee.object);
  const argument = type?.type === 'TSTypeReference' ? type.typeArguments?.params[index] : undefined;
  return argument?.type === 'TSTypeReference' && argument.typeName.type === 'Identifier' ? { name: argument.typeName.name, node: argument } : null;
}

/** `User` in `User.findAll()`, where `class User extends Model`. */
function findReceiver(module: Module, own: Invocation): RecordName | null {
  if (own.type !== 'CallExpression' || own.callee.type !== 'MemberExpression') return null;
  const owner = findClass(module, own.callee.object);
  return owner?.id ? { name: owner.id.name, node: own.callee.object } : null;
}
