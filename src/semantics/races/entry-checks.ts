import { someNode, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { homeOf } from '../home.js';
import { exits, type Fact } from './conditions.js';
import { throws, type Check, type Decided, type IfStatement } from './decided.js';
import { isIn } from './own-code.js';
import { isGuarded } from './guards.js';
import { isSameRecord, keysOf } from './keys.js';
import { findLostUpdates } from './lost-update.js';
import { originOf } from './origin.js';
import type { CheckThenAct } from './types.js';

/** Looks at an entry of a cache, then sets it; not where what it holds is the answer, or follows from what is stored elsewhere. */
export function ofEntry(module: Module, statement: IfStatement, fact: Fact, { operation: write, run, when, call }: Decided, { decided, acts }: Check): CheckThenAct | null {
  const { origin, node, means, isRelation } = fact;
  if (write.does !== 'update' || /\b(?:NX|XX|GT|LT)\b|setnx/i.test(homeOf(module, write.node).text.slice(...write.node.range))) return null;
  if (!isSameRecord(module, { operation: origin.read, run: origin.run }, keysOf(module, write, run)) && write.record?.name !== origin.read.record?.name) return null;
  if (write.record === null && !isSameRecord(module, { operation: origin.read, run: origin.run }, keysOf(module, write, run))) return null;
  const isHolding = when === 'unless' && means !== 'missing' && exits(statement.consequent) && !givesBack(module, statement.consequent, origin.read.node);
  if (!isHolding && !(when === 'if' && isRelation)) return null;
  const isCaching = isHolding && !throws(statement.consequent) && keepsWhatIsStored(module, call) && acts().length === 0 && decided.every(({ operation }) => operation.store.keeps === 'entries');
  if (isCaching || isGuarded(module, { operation: origin.read, run: origin.run }, { operation: write, run }, null) || findLostUpdates(module, call)) return null;
  return { kind: 'entry', read: origin.read, write, field: null, node: isIn(origin.read.node, call) ? origin.read.node : node, asked: node, isProven: true };
}

/** `redis.set(key, JSON.stringify(row))` */
function keepsWhatIsStored(module: Module, call: Node): boolean {
  return someNode(call, (node) => node.type === 'Identifier' && (originOf(module, node)?.read.store.keeps ?? 'entries') !== 'entries');
}

/** `if (cached) return JSON.parse(cached)` */
function givesBack(module: Module, code: Node, read: Node): boolean {
  return someNode(code, (node) => node.type === 'Identifier' && originOf(module, node)?.read.node === read);
}
