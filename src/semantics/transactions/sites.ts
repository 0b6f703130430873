import { decoratorsOf, findEnclosingFunction, isFunction, memberName, unwrap, wrapped, type FunctionNode, type Invocation, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findParameter, findVariable } from '../bindings/index.js';
import { describeOperation, isWrite, readPart } from '../operations/index.js';
import type { Operation } from '../operations/types.js';
import { findEffects } from '../summaries/index.js';

/** A call in a function that writes stored data outside any transaction, itself or through the functions that it calls. */
export interface WriteSite {
  readonly call: Invocation;
  readonly operation: Operation;
  readonly isDirect: boolean;
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
    if (path.some(isInTransaction) || what.transaction !== null || isHandedOver(module, what)) continue;
    sites.set(call, { call, operation: what, isDirect: path.length === 1 });
  }
  return [...sites.values()].sort((a, b) => a.call.range[0] - b.call.range[0]);
}

function storedWrite(module: Module, call: Invocation): Operation | null {
  const operation = describeOperation(module, call);
  return operation && isWrite(operation) && (operation.store.keeps === 'rows' || operation.store.keeps === 'documents') ? operation : null;
}

/** Whether a call stands in what a transaction, or a list that the store runs as one, is given. */
export function isInTransaction(call: Node): boolean {
  for (let at: Node | undefined = call.parent; at; at = at.parent) {
    if (at.type === 'CallExpression' && TRANSACTING.test(nameOf(at.callee))) return true;
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

/** The name that a call is made on: `prisma` in `prisma.user.create()`. */
export function rootOf(call: Node): Node | null {
  let at: Node = unwrap(call);
  for (;;) {
    if (at.type === 'CallExpression') at = unwrap(at.callee);
    else if (at.type === 'MemberExpression') at = unwrap(at.object);
    else if (at.type === 'TaggedTemplateExpression') at = unwrap(at.tag);
    else return at;
  }
}

const CONTEXT = /^(?:ctx|context|c|req|request|this|app|fastify|server|locals)$/;

function isDeepMember(callee: Node): boolean {
  const root = rootOf(callee);
  return root?.type === 'Identifier' && CONTEXT.test(root.name);
}
