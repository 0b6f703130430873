import { decoratorsOf, findEnclosingFunction, findReturns, isFunction, isInside, memberName, unwrap, type FunctionNode, type Invocation, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findLiteral, findVariable } from '../bindings/index.js';
import { describeOperation, isRead, isWrite } from '../operations/index.js';
import type { Operation } from '../operations/types.js';
import { isHandedOver } from './handed-over.js';
import { isBestEffort } from './order.js';
import { unitOf } from './unit-of.js';
import { findWrapper } from './wrappers.js';
import { findEffects, isPossible } from '../summaries/index.js';

/** A call in a function that writes stored data outside any transaction, itself or through the functions that it calls. */
export interface WriteSite {
  readonly call: Invocation;
  /** The calls that lead to the write, of which that is the first. */
  readonly path: readonly Invocation[];
  readonly operation: Operation;
  readonly isDirect: boolean;
  /** It is part of a transaction that a function in between opens. */
  readonly isWhole: boolean;
  /** It makes the record only where there is none yet, and is found again by whoever tries once more: `getOrCreate(userId)`. */
  readonly isOnlyOnce: boolean;
}

const MAX_DEPTH = 4;
const TRANSACTING = /transaction|^(?:batch|begin|multi|atomic|withTx|inTx)$/i;

/** How many writes of one call are looked at, each of another record. */
const MAX_OF_CALL = 3;

/** The writes of a function, in the order of the code. */
export function writesOf(module: Module, unit: FunctionNode): readonly WriteSite[] {
  const sites: WriteSite[] = [];
  for (const { what, path } of findEffects(module, unit, (call) => storedWrite(module, call), MAX_DEPTH)) {
    const [call] = path;
    if (!call || unitOf(call) !== unit || isInTransaction(module, call)) continue;
    const others = sites.filter((each) => each.call === call);
    if (others.length >= MAX_OF_CALL || others.some(({ operation }) => operation.record?.name === what.record?.name)) continue;
    // A function that opens a transaction of its own is one write.
    const isWhole = path.slice(1).some((each) => isInTransaction(module, each));
    if ((!isWhole && (what.transaction !== null || isHandedOver(module, what, path))) || path.slice(1).some((each) => mayFail(each, what)) || !isPossible(module, path)) continue;
    sites.push({ call, path, operation: what, isDirect: path.length === 1, isWhole, isOnlyOnce: path.length > 1 && isBehindFound(module, what, path.at(-1) ?? call) });
  }
  return sites.sort((a, b) => a.call.range[0] - b.call.range[0]);
}

/** A write whose failure is caught where it stands: `notify()` that logs what went wrong and goes on. */
function mayFail(call: Node, { store }: Operation): boolean {
  for (let at: Node = call; at.parent && !isFunction(at); at = at.parent) if (isBestEffort(at.parent, at, store.immediate === true)) return true;
  return false;
}

/** `const cart = await find(…); if (cart) return cart; return create(…)`: what was found is given back before anything is made. */
function isBehindFound(module: Module, { record, node }: Operation, call: Node): boolean {
  const fn = findEnclosingFunction(call);
  return fn !== null && findReturns(fn).some((returned) => returned !== null && returned.range[1] < call.range[0] && isRowOf(module, returned, record?.name)) && isInside(node, fn);
}

function isRowOf(module: Module, returned: Node, record: string | undefined): boolean {
  const literal = findLiteral(module, returned);
  const value = literal && literal.type !== 'Identifier' ? literal : unwrap(initOf(module, returned) ?? returned);
  const operation = value.type === 'CallExpression' || value.type === 'TaggedTemplateExpression' ? describeOperation(module, value) : null;
  return operation !== null && isRead(operation) && operation.record?.name === record;
}

/** What a variable was taken out of: `const [cart] = await find(…)`. */
function initOf(module: Module, outer: Node): Node | null {
  const node = unwrap(outer);
  const variable = node.type === 'Identifier' ? findVariable(module, node) : null;
  const definition = variable === null || variable === 'global' ? undefined : variable.defs[0];
  return definition?.type === 'Variable' ? definition.node.init : null;
}

function storedWrite(module: Module, call: Invocation): Operation | null {
  const operation = describeOperation(module, call);
  return operation && isWrite(operation) && (operation.store.keeps === 'rows' || operation.store.keeps === 'documents') ? operation : null;
}

/** Whether a call stands in what a transaction, or a list that the store runs as one, is given. */
function isInTransaction(module: Module, call: Node): boolean {
  for (let at: Node | undefined = call.parent, inner: Node = call; at; inner = at, at = at.parent) {
    if (at.type === 'CallExpression' && (TRANSACTING.test(nameOf(at.callee)) || (isFunction(inner) && findWrapper(module, at) !== null))) return true;
    if (at.type === 'CallExpression' && unwrap(at.callee).type === 'MemberExpression' && isChainedToTransaction(at)) return true;
    if (isFunction(at) && isTransactional(at)) return true;
  }
  return false;
}

/** `db.transaction().execute(…)` */
function isChainedToTransaction({ callee }: { callee: Node }): boolean {
  const member = unwrap(callee);
  const object = member.type === 'MemberExpression' ? unwrap(member.object) : null;
  return object?.type === 'CallExpression' && (TRANSACTING.test(nameOf(object.callee)) || isChainedToTransaction(object));
}

function nameOf(callee: Node): string {
  const inner = unwrap(callee);
  return inner.type === 'Identifier' ? inner.name : (memberName(inner) ?? '');
}

/** `@Transactional()` on a method has it run in one. */
function isTransactional(fn: FunctionNode): boolean {
  const method = fn.parent;
  return method?.type === 'MethodDefinition' && decoratorsOf(method).some(({ expression }) => TRANSACTING.test(nameOf(expression.type === 'CallExpression' ? expression.callee : expression)));
}
