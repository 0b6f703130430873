import { isInside, memberName, unwrap, wrapped, type CallExpression, type Invocation, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findInvoked, printPath } from '../bindings/index.js';
import { mayOperate } from '../call-names.js';
import { homeOf } from '../home.js';
import { memo } from '../memo.js';
import { registryOf } from '../registry.js';
import { mentionsLibrary } from '../relevance.js';
import type { ApiPath, OperationModel, Verb } from '../types.js';
import { isAggregate } from './aggregate.js';
import { findForwarding } from './forwarded.js';
import { findBuilderHolder, findBuilderRoot, isAddition, usesOfBuilder, withAdded } from './kept-builder.js';
import { findRecord } from './record.js';
import { readStatement } from './statement.js';
import { findStoreCall, type StoreCall } from './store-call.js';
import type { Operation, Statement } from './types.js';

/** What a call does to stored data or to the world outside; null when nothing proves that it does anything. */
export function describeOperation(module: Module, node: Invocation): Operation | null {
  const home = homeOf(module, node);
  return mentionsLibrary(home, registryOf(module)) && mayOperate(home, node) ? describeOnce(module, node) : null;
}

const describeOnce = memo('describe operation', describe);

function describe(module: Module, node: Invocation): Operation | null {
  const found = findStoreCall(module, node);
  if (!found) return node.type === 'CallExpression' && !findInvoked(module, node) ? describeForwarded(module, node) : null;
  const { path, library, majors, store, model, making } = found;
  if (model.does === 'make' || model.does === 'block' || isOfArray(node)) return null;
  if (model.chain && (isContinued(node) || isOfAnswer(module, node, found))) return null;
  if (model.chain?.runs && !isRun(found.calls, model.chain.runs)) return null;
  const kept = model.chain && model.lazy && node.type === 'CallExpression' ? readKept(module, node, found) : { calls: found.calls, isOpen: false };
  if (!kept) return null;
  const { calls, isOpen } = kept;
  const base = { kind: 'operation', node, api: printPath(path), path, library, majors, store, model, calls, isOpen } as const;
  const statement = model.text ? readStatement(module, { model, calls }) : null;
  const said = model.does === 'statement' ? verbOfStatement(model, statement, calls.slice(1)) : verbOf(model, calls.slice(1));
  const does = said === 'read-many' && isAggregate(model, calls) ? 'count' : said;
  return {
    ...base,
    does,
    statement,
    record: findRecord(module, { ...base, making }) ?? (statement?.table ? { name: statement.table, node: null } : null),
    transaction: findTransaction(module, path),
    uncertain: path.uncertain || path.steps.some((step) => step.kind === 'typed'),
  };
}

/** `db.query('SELECT …', [id])`, where `query` of the project hands both on to a driver. */
function describeForwarded(module: Module, node: CallExpression): Operation | null {
  const found = findForwarding(module, node, describeOperation);
  if (!found) return null;
  const { operation, text, values } = found;
  const model: OperationModel = { ...operation.model, text: [{ argument: text }], values: values === null ? [] : [{ argument: values }] };
  // What the function gives of the answer is out of sight.
  delete model.many;
  const statement = readStatement(module, { model, calls: [node] });
  const record = statement?.table ? { name: statement.table, node: null } : null;
  return { ...operation, node, model, calls: [node], isOpen: false, does: statement?.verb ?? 'statement', statement, record };
}

/** Whether a call is not the last one of its chain: `db.from(users)` in `db.from(users).where(…)`. */
function isContinued(node: Node): boolean {
  const inner = wrapped(node);
  const member = inner.parent;
  if (member?.type !== 'MemberExpression' || member.object !== inner) return false;
  const outer = wrapped(member);
  return outer.parent?.type === 'CallExpression' && outer.parent.callee === outer && !/^(then|catch|finally)$/.test(memberName(member) ?? '');
}

/** `members.find((each) => each.id === id)`: a condition that is a function is one of a list. */
function isOfArray(node: Invocation): boolean {
  const [first] = node.type === 'CallExpression' && memberName(unwrap(node.callee)) === 'find' ? node.arguments : [];
  return first?.type === 'ArrowFunctionExpression' && first.params.length === 1 && !first.async;
}

/** `members.find((each) => …)`, where `members` is what a query was awaited for: it is begun and done elsewhere. */
function isOfAnswer(module: Module, node: Invocation, { calls: [first], model }: StoreCall): boolean {
  if (model.lazy !== true || node.type !== 'CallExpression' || !first || isInside(first, node)) return false;
  const holder = findBuilderRoot(module, node)?.defs[0];
  return holder?.type === 'Variable' && holder.node.init !== null && unwrap(holder.node.init).type === 'AwaitExpression';
}

function isRun(calls: readonly Invocation[], names: readonly string[]): boolean {
  const last = calls.at(-1);
  return last?.type === 'CallExpression' && names.includes(memberName(last.callee) ?? '');
}

/** What its text says, and of a reading one, how much of it is given: `prepare('SELECT …').get()`. */
function verbOfStatement(model: OperationModel, statement: Statement | null, rest: readonly Invocation[]): Verb {
  if (!statement) return 'statement';
  return statement.verb === 'read-many' ? verbOf({ ...model, does: model.reads ?? 'read-many' }, rest) : statement.verb;
}

function verbOf({ does, chain }: OperationModel, rest: readonly Invocation[]): Verb {
  let verb = does;
  for (const call of rest) if (call.type === 'CallExpression') verb = chain?.becomes?.[memberName(unwrap(call.callee)) ?? ''] ?? verb;
  return verb;
}

/**
 * The calls of a query that is built before it is run, with those that are added to it through the variable that holds it; null for a
 * call that only adds, for what is run further on, and for what is part of another query.
 */
function readKept(module: Module, node: CallExpression, { calls: own }: StoreCall): Pick<Operation, 'calls' | 'isOpen'> | null {
  if (isSubquery(module, node)) return null;
  let calls = own;
  let isOpen = false;
  const [first] = own;
  const root = first && !isInside(first, node) ? findBuilderRoot(module, node) : null;
  if (root) {
    if (isAddition(module, node)) return null;
    const uses = usesOfBuilder(module, root);
    calls = withAdded(calls, node, uses?.added ?? []);
    isOpen ||= uses?.isOpen === true;
  }
  const holder = findBuilderHolder(module, node);
  const later = holder && holder !== root ? usesOfBuilder(module, holder) : null;
  if (later?.isContinued && !later.isRun) return null;
  return { calls: withAdded(calls, node, later?.added ?? []), isOpen: isOpen || later?.isOpen === true };
}

/** `knex('a').whereIn('id', knex('b').select('id'))`, `knex('a').as('sub')` */
function isSubquery(module: Module, node: CallExpression): boolean {
  if (memberName(unwrap(node.callee)) === 'as') return true;
  const outer = wrapped(node);
  const { parent } = outer;
  return parent?.type === 'CallExpression' && parent.callee !== outer && parent.callee.type === 'MemberExpression' && findStoreCall(module, parent)?.model.chain !== undefined;
}

/** The transaction whose handle a path goes through: `tx` of `$transaction(async (tx) => …)`. */
function findTransaction(module: Module, { steps }: ApiPath): CallExpression | null {
  const given = steps.findLast((step) => step.kind === 'given');
  if (given?.kind !== 'given') return null;
  return describeOperation(module, given.node)?.does === 'transaction' ? given.node : null;
}
