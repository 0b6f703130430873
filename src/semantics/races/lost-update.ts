import { findEnclosingFunction, memberName, unwrap, walk, type FunctionNode, type Invocation, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findFunction, findVariable } from '../bindings/index.js';
import { textOf } from '../home.js';
import { memo } from '../memo.js';
import { memoOfRelevant } from '../relevant-memo.js';
import { describeOperation, isWrite, readPart } from '../operations/index.js';
import type { Operation } from '../operations/types.js';
import { callsIn } from '../summaries/body.js';
import { findComputed, type Computed } from './computed.js';
import { isGuarded, isVersioned } from './guards.js';
import { isKeyOfRelation, isOfRelation, isPickedBy, isSameColumn, isSameName, isSameRecord, keysOf } from './keys.js';
import { fieldsOf, originOf } from './origin.js';
import { findMutations } from './mutations.js';
import { isIn } from './own-code.js';
import { isRunning, outermost, runsOf } from './runs.js';
import type { LostUpdate, Origin, Run } from './types.js';
import { writtenBy } from './written.js';

/** What a call writes back that was computed from an earlier read, with nothing that keeps others from writing in between. */
export const findLostUpdates: (module: Module, call: Invocation) => readonly LostUpdate[] | null = memoOfRelevant('lost updates', (module, call) => {
  const found = writesOf(module, call, null).flatMap(({ operation, run }) => ofWrite(module, operation, run)).map((each) => ({ ...each, node: isIn(each.node, call) ? each.node : call }));
  return found.length > 0 ? found : null;
});

interface Write {
  readonly operation: Operation;
  readonly run: Run | null;
}

const MAX_RUNS = 2;

/** The write that a call makes, itself or by a function in sight that it gives what to write. */
export function writesOf(module: Module, call: Invocation, run: Run | null): readonly Write[] {
  const operation = describeOperation(module, call);
  if (operation) return isWriting(operation) ? [{ operation, run }] : [];
  if (call.type !== 'CallExpression' || call.arguments.length === 0 || runsOf(run) >= MAX_RUNS) return [];
  const fn = findFunction(module, call.callee);
  if (!fn || isRunning(run, fn) || fn.params.length === 0) return [];
  const inner: Run = { fn, call, caller: run };
  return (findWriting(module, fn) ?? []).flatMap((each) => writesOf(module, each, inner));
}

function isWriting({ does, model }: Operation): boolean {
  return isWrite({ does }) || model.whole === 'write';
}

/** The calls in a function that write, themselves or by the function that they call: none for most functions, however often they are called. */
const findWriting = memo<FunctionNode, readonly Invocation[]>('calls that write', (module, fn) => {
  const writing = (callsIn(module, fn) ?? []).filter((call) => {
    const operation = describeOperation(module, call);
    if (operation) return isWriting(operation);
    const called = call.type === 'CallExpression' && call.arguments.length > 0 ? findFunction(module, call.callee) : null;
    return called !== null && called.params.length > 0 && findOwnWrites(module, called) !== null;
  });
  return writing.length > 0 ? writing : null;
});

const findOwnWrites = memo<FunctionNode, readonly Invocation[]>('own writes', (module, fn) => {
  const writing = (callsIn(module, fn) ?? []).filter((call) => {
    const operation = describeOperation(module, call);
    return operation !== null && isWriting(operation);
  });
  return writing.length > 0 ? writing : null;
});

function ofWrite(module: Module, write: Operation, run: Run | null): readonly LostUpdate[] {
  if (write.store.immediate || (!/^(?:update|update-many|upsert|save|insert)$/.test(write.does) && write.model.whole !== 'write')) return [];
  if (write.store.keeps !== 'rows' && write.store.keeps !== 'documents' && write.store.keeps !== 'entries' && write.store.keeps !== 'files') return [];
  if (write.store.keeps === 'entries' || write.store.keeps === 'files') return ofEntry(module, write, run);
  const found = [...ofColumns(module, write, run), ...ofEntity(module, write, run)];
  return found;
}

/** `update({ where: { id }, data: { stock: product.stock - 1 } })` */
function ofColumns(module: Module, write: Operation, run: Run | null): readonly LostUpdate[] {
  // A row that is made anew takes nothing from another; a document may be put in the place of one.
  if (write.does === 'insert' && write.store.keeps === 'rows') return [];
  return writtenBy(module, write, run).flatMap(({ column, value, run: place }): LostUpdate[] => {
    if (!value) return [];
    const asks = (origin: Origin): boolean => isSameColumn(fieldsOf(origin).at(-1), column) && (isSameName(origin.read, write) || isOfRelation(origin, write));
    const computed = findComputed(module, value, place, asks) ?? findHandedOver(module, value, place, asks);
    if (!computed || !isInSight(run, computed.origin.run)) return [];
    const { origin } = computed;
    const read = { operation: origin.read, run: origin.run };
    const keys = keysOf(module, write, run);
    const isSame = isKeyOfRelation(module, origin, keys) || isSameRecord(module, read, keys) || isPickedBy(module, origin, keys) || (keys.length === 0 && isOfRow(module, write, run, origin));
    if (!isSame || isGuarded(module, read, { operation: write, run }, column) || isVersioned(module, [origin.read, write])) return [];
    return [{ read: origin.read, write, field: column, computation: computed.as, node: outermost(module, value, place).node, value: computed.node }];
  });
}

/** `account.balance -= amount; await save(account)`, whose code writes `account.balance` */
function findHandedOver(module: Module, value: Node, run: Run | null, asks: (origin: Origin) => boolean): Computed | null {
  const node = unwrap(value);
  const column = memberName(node);
  const owner = run && node.type === 'MemberExpression' && column !== null ? outermost(module, node.object, run) : null;
  const variable = owner?.node.type === 'Identifier' && owner.run !== run ? findVariable(module, owner.node) : null;
  if (!owner || variable === null || variable === 'global') return null;
  const changes = findMutations(module, variable, scopeOf(variable.scope.block, owner.node), owner.node, owner.run);
  return changes.find((each) => each.column === column && asks(each.computed.origin))?.computed ?? null;
}

/** A finding belongs to the code that is asked about: what a function reads and writes all by itself is reported there. */
function isInSight(write: Run | null, read: Run | null): boolean {
  for (let outer: Run | null = write; outer; outer = outer.caller) {
    for (let each: Run | null = read; each; each = each.caller) if (each === outer) return false;
  }
  return true;
}

/** `save({ ...product, stock: product.stock - 1 })`, `put({ Item: { ...product, … } })` */
function isOfRow(module: Module, write: Operation, run: Run | null, origin: Origin): boolean {
  const fact = readPart(module, write, 'data');
  if (fact.state !== 'set') return /^(?:update|save)$/.test(write.does) && isEntity(module, write, run, origin);
  return fact.values.some((value) => {
    const { node, run: place } = outermost(module, value, run);
    if (node.type !== 'ObjectExpression') return false;
    return node.properties.some((each) => {
      const from = originOf(module, each.type === 'SpreadElement' ? each.argument : each.value, place);
      return from?.read.node === origin.read.node && (each.type === 'SpreadElement' || /^_?id$/.test(fieldsOf(from).at(-1) ?? ''));
    });
  }) || isEntity(module, write, run, origin);
}

/** `user.update({ points: user.points + 1 })` */
function isEntity(module: Module, write: Operation, run: Run | null, origin: Origin): boolean {
  const entity = entityOf(module, write);
  return entity !== null && originOf(module, entity, run)?.read.node === origin.read.node;
}

/** The entity that is saved: what the method is given, or called on. */
function entityOf(module: Module, write: Operation): Node | null {
  const fact = readPart(module, write, 'data');
  const given = write.does === 'save' && fact.state === 'set' ? (fact.values.at(-1) ?? null) : null;
  if (given && unwrap(given).type !== 'ObjectExpression') return given;
  const [own] = write.calls;
  const callee = own?.type === 'CallExpression' ? unwrap(own.callee) : null;
  return callee?.type === 'MemberExpression' ? callee.object : null;
}

/** `replaceOne({ _id: id }, post)`, `update(id, account)` */
function wholeRow(module: Module, write: Operation): Node | null {
  const fact = /^(?:update|update-many|upsert)$/.test(write.does) && !write.statement ? readPart(module, write, 'data') : null;
  const given = fact?.state === 'set' ? fact.values.at(-1) : undefined;
  return given?.type === 'Identifier' ? given : null;
}

/** `product.stock -= 1; await product.save()` */
function ofEntity(module: Module, write: Operation, run: Run | null): readonly LostUpdate[] {
  if (write.model.flushes) return run ? [] : readBefore(module, write).flatMap((name) => ofRead(module, write, null, name));
  const entity = write.does === 'save' ? entityOf(module, write) : wholeRow(module, write);
  return ofRead(module, write, run, entity);
}

/** `const product = await em.findOne(…); product.stock -= 1; await em.flush()`: the names of all that the function holds by then. */
function readBefore(module: Module, write: Operation): readonly Node[] {
  const fn = findEnclosingFunction(write.node);
  const names: Node[] = [];
  if (!fn) return [];
  walk(fn, (node) => {
    if (node.range[0] >= write.node.range[0]) return false;
    if (node.type === 'VariableDeclarator' && node.id.type === 'Identifier' && node.init && originOf(module, node.init)?.read.library === write.library) names.push(node.id);
    return true;
  });
  return names;
}

function ofRead(module: Module, write: Operation, run: Run | null, entity: Node | null): readonly LostUpdate[] {
  const place = entity && outermost(module, entity, run);
  if (place?.node.type !== 'Identifier') return [];
  const variable = findVariable(module, place.node);
  const origin = originOf(module, place.node, place.run);
  if (!origin || variable === null || variable === 'global' || fieldsOf(origin).length > 0 || !isInSight(run, origin.run)) return [];
  const before = place.run === run || write.model.flushes ? write.node : place.node;
  const code = scopeOf(variable.scope.block, before);
  const read = { operation: origin.read, run: origin.run };
  const mutations = findMutations(module, variable, code, before, place.run).filter(({ computed }) => computed.origin.read.node === origin.read.node);
  if (mutations.length === 0 || isGuarded(module, read, { operation: write, run }, null) || isVersioned(module, [origin.read, write])) return [];
  const blocks = new Set<Node>();
  return mutations.flatMap(({ node, column, computed }) => {
    const block = blockOf(node);
    if (blocks.has(block)) return [];
    blocks.add(block);
    return [{ read: origin.read, write, field: column, computation: computed.as, node, value: computed.node }];
  });
}

/** The function in which a variable lives, or the block. */
function scopeOf(block: Node, within: Node): Node {
  return block.type === 'Program' ? (findEnclosingFunction(within) ?? block) : block;
}

function blockOf(node: Node): Node {
  let at: Node = node;
  while (at.parent && at.parent.type !== 'BlockStatement' && at.parent.type !== 'Program' && at.parent.type !== 'SwitchCase') at = at.parent;
  return at.parent ?? at;
}

/** `hget(key, field)`, `hset(key, field, value)` */
function isSameField(module: Module, read: Operation, write: Operation): boolean {
  const fieldOf = ({ calls: [own] }: Operation): string | null => {
    const field = own?.type === 'CallExpression' && /^h[gs]et$/i.test(memberName(own.callee) ?? '') ? own.arguments[1] : undefined;
    return field ? textOf(module, field) : null;
  };
  const [one, other] = [fieldOf(read), fieldOf(write)];
  return one === null || other === null || one === other;
}

/** `const cart = JSON.parse(await redis.get(key)); cart.push(item); await redis.set(key, JSON.stringify(cart))` */
function ofEntry(module: Module, write: Operation, run: Run | null): readonly LostUpdate[] {
  const fact = readPart(module, write, 'data');
  if (fact.state !== 'set' || write.does === 'increment') return [];
  const keys = keysOf(module, write, run);
  const asks = (origin: Origin): boolean => origin.read.store.keeps === write.store.keeps && isSameRecord(module, { operation: origin.read, run: origin.run }, keys) && isSameField(module, origin.read, write);
  const computed = fact.values.map((value) => findComputed(module, value, run, asks)).find(Boolean);
  if (!computed || !isInSight(run, computed.origin.run)) return [];
  const read = { operation: computed.origin.read, run: computed.origin.run };
  if (isGuarded(module, read, { operation: write, run }, null)) return [];
  return [{ read: read.operation, write, field: null, computation: computed.as === 'number' || (computed.as === 'object' && isOnePart(computed.node)) ? computed.as : 'entry', node: computed.node, value: computed.node }];
}

/** `job.state = state`, `{ ...session, verified }`, not `{ ...job, ...changes }`: the code names what becomes another. */
function isOnePart(node: Node): boolean {
  if (node.type !== 'ObjectExpression') return node.type === 'AssignmentExpression';
  return node.properties.filter(({ type }) => type === 'SpreadElement').length === 1 && node.properties.every((each) => each.type === 'SpreadElement' || !each.computed);
}
