import { unwrap, wrapped, type Invocation } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findFunction, resolveValue } from '../bindings/index.js';
import { describeOperation, describeWork, isRead, isStarted, isWrite, parseStatement } from '../operations/index.js';
import type { Operation } from '../operations/types.js';
import { findEffectsOfCall, isPossible } from '../summaries/index.js';
import { isBehindKept } from './through-calls.js';

/** More of them for one element are no look-up, but work to be done for it. */
const MAX_OPERATIONS = 4;
const MAX_DEPTH = 4;

export interface Lookup {
  readonly operation: Operation;
  readonly path: readonly Invocation[];
  /** The call itself says what is asked: `query('SELECT …')`, whose function hands it on. */
  readonly isWrapper: boolean;
  /** Something is written on the way, too. */
  readonly writes: boolean;
}

/**
 * What a call asks a store for through the functions that it runs, where that is all that it does: a function that sends, calls others
 * or opens a transaction of its own does a piece of work for each element, which no single query can replace.
 */
export function findLookup(module: Module, call: Invocation): Lookup | null {
  const effects = findEffectsOfCall(module, call, (each) => ask(module, each), MAX_DEPTH).filter(({ path }) => isPossible(module, path));
  if (effects.length === 0 || effects.length > MAX_OPERATIONS) return null;
  if (effects.some(({ what }) => what === 'other')) return null;
  for (const { what, path } of effects) {
    if (what === 'other') continue;
    const said = what.does === 'statement' ? findSaid(module, path) : null;
    const operation = said ? { ...what, does: said.verb, statement: said, record: said.table === null ? null : { name: said.table, node: null } } : what;
    if (!isRead(operation) && !isWrite(operation)) continue;
    // What is kept in memory is asked for by the first of its kind alone.
    if (isRead(operation) && path.slice(1).some((each) => isBehindKept(module, each))) return null;
    return { operation, path, isWrapper: said !== null, writes: effects.some((each) => each.what !== 'other' && isWrite(each.what)) };
  }
  return null;
}

function ask(module: Module, call: Invocation): Operation | 'other' | null {
  const operation = describeOperation(module, call);
  if (operation && !isStarted(operation)) return null;
  if (operation) return isRead(operation) || isWrite(operation) || operation.does === 'statement' ? operation : 'other';
  return describeWork(module, call) || isWorkOutOfSight(module, call) ? 'other' : null;
}

/** `await this.mailer.send(…)`, where nothing tells what that does. */
function isWorkOutOfSight(module: Module, call: Invocation): boolean {
  const { parent } = wrapped(call);
  if (call.type !== 'CallExpression' || parent?.type !== 'AwaitExpression' || unwrap(call.callee).type !== 'MemberExpression') return false;
  return resolveValue(module, call.callee) === null && findFunction(module, call.callee) === null;
}

/** The text of a statement that a call on the way hands over. */
function findSaid(module: Module, path: readonly Invocation[]): Operation['statement'] {
  for (const call of path) {
    if (call.type === 'TaggedTemplateExpression') continue;
    for (const argument of call.arguments.slice(0, 2)) {
      const statement = argument.type === 'SpreadElement' ? null : parseStatement(module, argument);
      if (statement && (isRead({ does: statement.verb }) || isWrite({ does: statement.verb })) && /\s/.test(statement.text.trim())) return statement;
    }
  }
  return null;
}
