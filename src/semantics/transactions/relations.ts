import { isFunction, someNode, unwrap, type FunctionNode, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { readPart } from '../operations/index.js';
import { isKeyShared, keysOf, pathsIn } from './keys.js';
import { isTied, usesResult, variablesIn } from './mentions.js';
import { isMoved, isTransfer } from './moves.js';
import { changesQuantity } from './quantities.js';
import { rootOf } from './root-of.js';
import type { WriteSite } from './sites.js';
import { setsState } from './states.js';

/** Why two writes belong together. */
export type Bond = 'generated' | 'deleted' | 'quantity' | 'moved' | 'replaced' | 'state' | 'mutual';

/** Records that only tell what happened may be missing. */
const TELLING = /audit|logs?$|^log|history|activit|analytic|metric|telemetry|tracking/i;
/** Records that are made anew when they are needed, or that only tell somebody. */
const PASSING = /notif|device|login|presence|session|token|otp|cache|mail|event|webhook|outbox|job|verification/i;

/** What ties the second of two writes to the first; null where nothing proves it. */
export function bondOf(module: Module, unit: FunctionNode, first: WriteSite, second: WriteSite): Bond | null {
  if (first.operation.library !== second.operation.library || isTelling(first) || isTelling(second) || first.isOnlyOnce || second.isOnlyOnce) return null;
  // Each of two functions that open a transaction of their own knows what it does.
  if (first.isWhole && second.isWhole) return null;
  if (isSameRecord(first, second)) return isMoved(module, first, second) || isTransfer(module, unit, first, second) ? 'moved' : isReplaced(module, unit, first, second) ? 'replaced' : isMutual(module, first, second) ? 'mutual' : null;
  if (isMaking(first) && usesResult(module, unit, first, second)) return 'generated';
  if (isDeleting(first) && isDeleting(second) && isKeyShared(module, first, second)) return 'deleted';
  if (isUpsert(first) || isUpsert(second)) return null;
  const changes = [changesQuantity(module, unit, first), changesQuantity(module, unit, second)];
  if (changes.some(Boolean) && isTied(module, unit, first, second)) return 'quantity';
  if (isMutual(module, first, second)) return 'mutual';
  return isOneState(module, first, second) ? 'state' : null;
}

function isTelling({ operation }: WriteSite): boolean {
  return TELLING.test(operation.record?.name ?? '');
}

function isUpsert({ operation }: WriteSite): boolean {
  return operation.does === 'upsert';
}

/** Whether two writes are of one table or collection. */
export function isSameRecord(first: WriteSite, second: WriteSite): boolean {
  const [one, other] = [first.operation.record?.name, second.operation.record?.name];
  if (one !== undefined && other !== undefined) return one.toLowerCase() === other.toLowerCase();
  return one === other && rootText(first) === rootText(second);
}

function rootText({ call }: WriteSite): string {
  const root = rootOf(call);
  return root?.type === 'Identifier' ? root.name : '';
}

function isMaking({ operation }: WriteSite): boolean {
  return /^(?:insert|insert-many|save)$/.test(operation.does);
}

function isDeleting({ operation }: WriteSite): boolean {
  return /^delete/.test(operation.does);
}

/** What a parent had is deleted, and written anew one by one or as a list: `deleteMany({ orderId })` and `createMany()`. */
function isReplaced(module: Module, unit: FunctionNode, first: WriteSite, second: WriteSite): boolean {
  const { does, record } = second.operation;
  if (!isDeleting(first) || !/^insert/.test(does) || PASSING.test(record?.name ?? '') || keysOf(module, first).length === 0) return false;
  if (does !== 'insert-many' && !isRepeated(second.call, unit) && !givesList(module, second)) return false;
  return variablesIn(module, unit, first.call).has(variablesIn(module, unit, second.call).variables);
}

/** Whether a call is made for each of a list. */
function isRepeated(call: Node, unit: FunctionNode): boolean {
  for (let at: Node | undefined = call; at && at !== unit; at = at.parent) {
    if (/^For/.test(at.type)) return true;
    if (isFunction(at)) return at.parent.type === 'CallExpression' && unwrap(at.parent.callee).type === 'MemberExpression';
  }
  return false;
}

/** `insert(summaries).values(parts.map(…))` */
function givesList(module: Module, { operation }: WriteSite): boolean {
  const data = readPart(module, operation, 'data');
  return data.state === 'set' && data.values.some((each) => {
    const value = unwrap(each);
    return value.type === 'ArrayExpression' || (value.type === 'CallExpression' && unwrap(value.callee).type === 'MemberExpression' && /\.(?:map|flatMap)$/.test(`.${lastName(value.callee)}`));
  });
}

function lastName(callee: Node): string {
  const node = unwrap(callee);
  return node.type === 'MemberExpression' && node.property.type === 'Identifier' ? node.property.name : '';
}

/** Two sides of one link, each of which is found by what the other holds: `$push: { following: to }` of `from`, `$push: { followers: from }` of `to`. */
function isMutual(module: Module, first: WriteSite, second: WriteSite): boolean {
  const [one, other] = [linksOf(module, first), linksOf(module, second)];
  if (!one || !other) return false;
  const [keys, others] = [keysOf(module, first), keysOf(module, second)];
  return keys.some((key) => other.includes(key) && !others.includes(key)) && others.some((key) => one.includes(key) && !keys.includes(key));
}

/** What a write puts into a list of a record, or takes out of it. */
function linksOf(module: Module, { operation, isDirect }: WriteSite): readonly string[] | null {
  const data = isDirect && /^update/.test(operation.does) ? readPart(module, operation, 'data') : null;
  const places = data?.state === 'set' ? data.values : [];
  return places.some((each) => someNode(each, (node) => node.type === 'Property' && node.key.type === 'Identifier' && /^\$(?:push|pull|addToSet)$/.test(node.key.name))) ? places.flatMap((each) => pathsIn(each)) : null;
}

const ID = /(?:^|[._])_?id$|I[dD]$/;

/** A record is brought into a state because of another one, which is brought into one as well or made for it. */
function isOneState(module: Module, first: WriteSite, second: WriteSite): boolean {
  const states = [setsState(module, first), setsState(module, second)];
  if (states[0] && states[1]) return isKeyShared(module, first, second);
  const [update, made] = states[0] ? [first, second] : states[1] ? [second, first] : [null, null];
  if (!update || !/^insert/.test(made.operation.does) || PASSING.test(made.operation.record?.name ?? '')) return false;
  const held = dataPaths(module, made);
  return keysOf(module, update).some((key) => ID.test(key) && held.includes(key));
}

function dataPaths(module: Module, { call, operation, isDirect }: WriteSite): readonly string[] {
  if (!isDirect) return call.type === 'TaggedTemplateExpression' ? [] : call.arguments.flatMap((each) => pathsIn(each));
  const facts = [readPart(module, operation, 'data'), readPart(module, operation, 'values')];
  return [...facts.flatMap((fact) => (fact.state === 'set' ? fact.values : [])), ...(operation.statement?.interpolated ?? [])].flatMap((each) => pathsIn(each));
}
