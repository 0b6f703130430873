import { decoratorsOf, findEnclosingFunction, findReturns, isFunction, isInside, memberName, unwrap, wrapped, type FunctionNode, type Invocation, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findLiteral, findParameter, findVariable } from '../bindings/index.js';
import { describeOperation, isRead, isWrite, readPart } from '../operations/index.js';
import type { Operation } from '../operations/types.js';
import { isBestEffort } from './order.js';
import { rootOf } from './root-of.js';
import { findWrapper } from './wrappers.js';
import { findEffects, isPossible } from '../summaries/index.js';

/** A call in a function that writes stored data outside any transaction, itself or through the functions that it calls. */
export interface WriteSite {
  readonly call: Invocation;
  readonly operation: Operation;
  readonly isDirect: boolean;
  /** It makes the record only where there is none yet, and is found again by whoever tries once more: `getOrCreate(userId)`. */
  readonly isOnlyOnce: boolean;
}

const MAX_DEPTH = 4;
const INLINE = new Set(['map', 'forEach', 'flatMap', 'reduce', 'filter', 'then', 'finally', 'all', 'allSettled']);
const TRANSACTING = /transaction|^(?:batch|begin|multi|atomic|withTx|inTx)$/i;

/** The function whose run a node belongs to: callbacks of arrays and promises run with the code around them. */
export function unitOf(node: Node): FunctionNode | null {
  for (let fn = findEnclosingFunction(node); fn; fn = findEnclosingFunction(fn)) if (!isInline(fn)) return fn;
  return null;
}

function isInline(fn: FunctionNode): boolean {
  const outer = wrapped(fn);
  const call = outer.parent;
  if (call?.type === 'NewExpression') return call.callee.type === 'Identifier' && call.callee.name === 'Promise';
  if (call?.type !== 'CallExpression') return false;
  return call.callee === outer || INLINE.has(memberName(unwrap(call.callee)) ?? '');
}

/** The writes of a function, in the order of the code. */
export function writesOf(module: Module, unit: FunctionNode): readonly WriteSite[] {
  const sites = new Map<Invocation, WriteSite>();
  for (const { what, path } of findEffects(module, unit, (call) => storedWrite(module, call), MAX_DEPTH)) {
    const [call] = path;
    if (!call || sites.has(call) || unitOf(call) !== unit) continue;
    if (path.some((each) => isInTransaction(module, each)) || what.transaction !== null || isHandedOver(module, what) || path.slice(1).some(mayFail) || !isPossible(module, path)) continue;
    sites.set(call, { call, operation: what, isDirect: path.length === 1, isOnlyOnce: path.length > 1 && isBehindFound(module, what, path.at(-1) ?? call) });
  }
  return [...sites.values()].sort((a, b) => a.call.range[0] - b.call.range[0]);
}

/** A write whose failure is caught where it stands: `notify()` that logs what went wrong and goes on. */
function mayFail(call: Node): boolean {
  for (let at: Node = call; at.parent && !isFunction(at); at = at.parent) if (isBestEffort(at.parent, at)) return true;
  return false;
}

/** `const cart = await find(…); if (cart) return cart; return create(…)`: what was found is given back before anything is made. */
function isBehindFound(module: Module, { record, node }: Operation, call: Node): boolean {
  const fn = findEnclosingFunction(call);
  return fn !== null && findReturns(fn).some((returned) => returned !== null && returned.range[1] < call.range[0] && isRowOf(module, returned, record?.name)) && isInside(node, fn);
}

function isRowOf(module: Module, returned: Node, record: string | undefined): boolean {
  const value = findLiteral(module, returned) ?? unwrap(returned);
  const operation = value.type === 'CallExpression' || value.type === 'TaggedTemplateExpression' ? describeOperation(module, value) : null;
  return operation !== null && isRead(operation) && operation.record?.name === record;
}

function storedWrite(module: Module, call: Invocation): Operation | null {
  const operation = describeOperation(module, call);
  return operation && isWrite(operation) && (operation.store.keeps === 'rows' || operation.store.keeps === 'documents') ? operation : null;
}

/** Whether a call stands in what a transaction, or a list that the store runs as one, is given. */
export function isInTransaction(module: Module, call: Node): boolean {
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

/** Whether an operation may be part of a transaction that somebody else opened: its client, or the handle, was handed over. */
export function isHandedOver(module: Module, operation: Operation): boolean {
  if (readPart(module, operation, 'handle').state !== 'absent') return true;
  const root = rootOf(operation.calls[0] ?? operation.node);
  const variable = root?.type === 'Identifier' ? findVariable(module, root) : null;
  if (variable === null || variable === 'global') return false;
  const first = operation.calls[0];
  // `ctx.db` is what a framework gives; `db` alone may be a handle. A document has the session that it was read in.
  return findParameter(variable) !== null && first?.type === 'CallExpression' && !isDeepMember(first.callee);
}

const CONTEXT = /^(?:ctx|context|c|req|request|this|app|fastify|server|locals)$/;

function isDeepMember(callee: Node): boolean {
  const root = rootOf(callee);
  return root?.type === 'Identifier' && CONTEXT.test(root.name);
}
