import { findEnclosingFunction, isFunction, isInside, memberName, someNode, unwrap, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { isGlobal } from '../bindings/index.js';
import { describeHandler } from '../describe-handler.js';
import { findHandlerReach, reachOf } from '../flow/reach.js';
import { homeOf } from '../home.js';
import { memo } from '../memo.js';
import { isForDevelopment } from '../sensitive/development.js';
import { describeHolder, type SharedHolder } from './holders.js';
import { mayHoldState } from './may-hold-state.js';
import { varietyOf } from './keys.js';
import { findUnbounded } from './unbounded.js';
import { describeUses, type SharedUse } from './uses.js';

/** Data that one request changes and another one reads, in the memory of one process. */
export interface MutableState {
  readonly holder: SharedHolder;
  /** The change. */
  readonly write: SharedUse;
  /** `entries`: a registry that requests fill. `value`: one value that requests replace. `counter`: numbers are given out by it. */
  readonly is: 'entries' | 'value' | 'counter';
  readonly isOfSockets: boolean;
}

/**
 * What handlers write to a variable or a field and read from it later. Null for what is filled once and for all (a lazy value, a memo), for counts that
 * nobody uses, for caches that are bounded, and for what grows without end, which is another fault.
 */
export function findMutableState(module: Module, node: SharedHolder['node']): MutableState | null {
  return mayHoldState(module, node) ? findMutableStateOnce(module, node) : null;
}

const findMutableStateOnce: (module: Module, node: SharedHolder['node']) => MutableState | null = memo('mutable state', (module, node) => {
  const holder = describeHolder(module, node);
  if (!holder || holder.uses.length === 0) return null;
  const uses = describeUses(module, holder);
  const isInHandler = ({ node: at }: SharedUse): boolean => !isForDevelopment(at) && findHandlerReach(homeOf(module, at), at) !== null;
  if (!uses.some((each) => isChange(each) && isInHandler(each))) {
    const write = findRacing(holder, module, uses);
    return write ? { holder, write, is: 'value', isOfSockets: false } : null;
  }
  const inHandlers = uses.filter(isInHandler);
  const found = findEntries(module, holder, uses, inHandlers) ?? findCounter(holder, inHandlers) ?? findValue(module, holder, inHandlers);
  if (!found || findUnbounded(module, node)) return null;
  const kind = findHandlerReach(homeOf(module, found.write.node), found.write.node)?.handler.model.kind;
  return { holder, ...found, isOfSockets: kind === 'socket' };
});

function isChange({ does }: SharedUse): boolean {
  return does === 'add' || does === 'remove' || does === 'write';
}

type Found = Pick<MutableState, 'write' | 'is'>;

/** A registry: what one request puts in under a key of its own, another looks up, and some request takes out. */
function findEntries(module: Module, { kind }: SharedHolder, uses: readonly SharedUse[], inHandlers: readonly SharedUse[]): Found | null {
  if (kind === null || uses.some(({ does }) => does === 'unknown' || does === 'measure')) return null;
  const removes = uses.filter(({ does }) => does === 'remove');
  // What is emptied by a clock or as a whole is a cache.
  if (removes.some((each) => !inHandlers.includes(each) || isWhole(each.node))) return null;
  if (!inHandlers.some(({ does }) => does === 'read')) return null;
  const write = inHandlers.find(({ does, node, key }) => does === 'add' && (kind === 'array' || (key !== null && varietyOf(homeOf(module, node), key) === 'open')));
  if (!write) return null;
  // A promise that is shared while it is pending.
  const isInFlight = kind === 'map' && removes.length > 0 && removes.every(({ node }) => around(module, node) === around(module, write.node));
  return isInFlight ? null : { write, is: 'entries' };
}

function isWhole(node: Node): boolean {
  return node.type === 'AssignmentExpression' || (node.type === 'CallExpression' && memberName(node.callee) === 'clear');
}

/** The handler around a node, or else the outermost function: a callback in `finally` belongs to it. */
function around(module: Module, node: Node): Node | null {
  let found: Node | null = null;
  for (let at: Node | undefined = node; at; at = at.parent) {
    if (!isFunction(at)) continue;
    found = at;
    if (describeHandler(module, at)) break;
  }
  return found;
}

/** `const id = nextId++`: what nobody uses is a count for the log. */
function findCounter({ kind }: SharedHolder, inHandlers: readonly SharedUse[]): Found | null {
  const counts = kind === null ? inHandlers.filter(({ node }) => isCounting(node)) : [];
  // What goes down again says how many there are at the moment.
  if (counts.some(({ node }) => isFalling(node))) return null;
  const write = counts.find(({ node }) => (node.parent?.type === 'ExpressionStatement' ? isAnsweredWith(node, inHandlers) : node.type === 'UpdateExpression' && node.parent.type !== 'ForStatement'));
  return write ? { write, is: 'counter' } : null;
}

function isCounting(node: Node): boolean {
  return node.type === 'UpdateExpression' || (node.type === 'AssignmentExpression' && /^[-+]=$/.test(node.operator));
}

function isFalling(node: Node): boolean {
  return (node.type === 'UpdateExpression' && node.operator === '--') || (node.type === 'AssignmentExpression' && node.operator === '-=');
}

/** `served += 1; res.json({ served })`, `agents[next % agents.length]; next++`: the same run uses it for more than to log or compare it. */
function isAnsweredWith(write: Node, uses: readonly SharedUse[]): boolean {
  const fn = findEnclosingFunction(write);
  return fn !== null && uses.some(({ does, node }) => {
    if ((does !== 'read' && does !== 'unknown') || findEnclosingFunction(node) !== fn || node.range[0] === write.range[0]) return false;
    for (let at: Node | undefined = node.parent; at && at !== fn; at = at.parent) {
      if (at.type === 'BinaryExpression' && /^(?:[<>]=?|[!=]==?)$/.test(at.operator)) return false;
      if (at.type === 'CallExpression' && /^(?:console|log(?:ger)?)$/i.test(at.callee.type === 'MemberExpression' ? rootNameOf(at.callee.object) : '')) return false;
      if (at.type === 'ReturnStatement' || at.type === 'VariableDeclarator' || at.type === 'CallExpression') return true;
    }
    return false;
  });
}

function rootNameOf(node: Node): string {
  return node.type === 'Identifier' ? node.name : node.type === 'MemberExpression' ? (memberName(node) ?? '') : '';
}

/** `currentUser = req.user`, `state.last = new Date()`: a value of one request that others read. */
function findValue(module: Module, { name, kind }: SharedHolder, inHandlers: readonly SharedUse[]): Found | null {
  if (kind !== null && kind !== 'object') return null;
  const write = inHandlers.find((each) => isReplaced(each) && each.key !== null && isOfRequest(homeOf(module, each.node), each.key) && !isTested(name, each.node));
  if (!write) return null;
  return inHandlers.some(({ does, node }) => (does === 'read' || does === 'unknown') && !isInside(node, write.node)) ? { write, is: 'value' } : null;
}

/** `last = new Date(); await refresh(); return { at: last }`: whoever runs it meanwhile gives it another value, wherever it is called from. */
function findRacing({ name, kind }: SharedHolder, module: Module, uses: readonly SharedUse[]): SharedUse | null {
  if (kind !== null) return null;
  const isOfMoment = (each: SharedUse): boolean => isReplaced(each) && each.key !== null && unwrap(each.key).type !== 'AwaitExpression' && each.key.type !== 'AwaitExpression' && isOfRequest(homeOf(module, each.node), each.key);
  return uses.find((each) => isOfMoment(each) && !isTested(name, each.node) && isReadBehindAwait(each.node, uses) && reachOf(homeOf(module, each.node), each.node) !== 'start-up') ?? null;
}

function isReadBehindAwait(write: Node, uses: readonly SharedUse[]): boolean {
  const fn = findEnclosingFunction(write);
  return fn !== null && uses.some(({ does, node }) => (does === 'read' || does === 'unknown') && node.range[0] > write.range[1] && findEnclosingFunction(node) === fn &&
    someNode(fn, (each) => each.type === 'AwaitExpression' && each.range[0] >= write.range[1] && each.range[1] <= node.range[0] && findEnclosingFunction(each) === fn));
}

function isReplaced({ does, node }: SharedUse): boolean {
  return node.type === 'AssignmentExpression' && node.operator === '=' && (does === 'remove' || does === 'write');
}

function isOfRequest(module: Module, value: Node): boolean {
  const inner = unwrap(value);
  if (inner.type === 'NewExpression' && inner.arguments.length === 0 && isGlobal(module, inner.callee, 'Date')) return true;
  return varietyOf(module, value) === 'open';
}

/** Whether the function that writes it looks at it first: a lazy value, or a memo. */
function isTested(name: string, write: Node): boolean {
  const fn = findEnclosingFunction(write);
  const isIt = (node: Node): boolean => (node.type === 'Identifier' && node.name === name) || (node.type === 'MemberExpression' && memberName(node) === name);
  return fn !== null && someNode(fn, (node) => (node.type === 'IfStatement' || node.type === 'ConditionalExpression') && someNode(node.test, isIt));
}
