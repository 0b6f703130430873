import { findEnclosingFunction, isFunction, isInside, memberName, someNode, unwrap, type CallExpression, type FunctionNode, type Invocation, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findFunction, findVariable } from '../bindings/index.js';
import { homeOf } from '../home.js';
import { memo } from '../memo.js';
import { memoOfRelevant } from '../relevant-memo.js';
import { describeOperation } from '../operations/index.js';
import type { Operation } from '../operations/types.js';
import { changes, entityOf, isAlike, writtenOf } from './changes.js';
import { actsIn, isCounting } from './acts.js';
import { decides, factsOf, isCount, type Fact } from './conditions.js';
import { decidedBy, findWrites, throws, type Check, type Decided, type IfStatement } from './decided.js';
import { isIn } from './own-code.js';
import { ofEntry } from './entry-checks.js';
import { isGuarded, isVersioned } from './guards.js';
import { comparesByOrder, isSameName, isSameRecord, keysOf, textIn } from './keys.js';
import { findLostUpdates } from './lost-update.js';
import { originOf, rowOriginOf } from './origin.js';
import { stillPasses } from './still-passes.js';
import type { CheckThenAct, Key, Run } from './types.js';
import { findUniqueWrite } from './unique.js';
import { expectsViolation } from './violations.js';
import { writtenBy } from './written.js';

/** A write that an `if` decides by what was read, which others may have changed by then. */
export const findCheckThenAct: (module: Module, statement: IfStatement) => CheckThenAct | null = memo('check then act', (module, statement) => {
  const facts = factsOf(module, statement.test).filter(isOfRecords);
  const decide = (call: Invocation): 'if' | 'unless' | null => decides(statement, call);
  const decided = facts.length > 0 ? decidedBy(module, statement, decide) : [];
  return judgeAll(module, { statement, tests: [{ node: statement.test, run: null }], facts, decided, acts: () => actsIn(module, statement, decide) });
});

/** The same where a function that is called before the write makes the check, and throws: `assertPending(order)`. */
export const findGuardingCall: (module: Module, call: CallExpression) => CheckThenAct | null = memoOfRelevant('guarding call', (module, call) => {
  const helper = call.arguments.length > 0 && findEnclosingFunction(call) ? findFunction(module, call.callee) : null;
  const tests = helper && findGuards(module, helper);
  if (!helper || !tests || describeOperation(module, call)) return null;
  const run: Run = { fn: helper, call, caller: null };
  const facts = tests.flatMap((test) => factsOf(module, test, run)).filter(isOfRecords);
  const statement = facts.length > 0 ? statementOf(call) : null;
  // What a function looks for, and makes by itself, is told where it does.
  if (!statement || facts.some(({ origin }) => findWrites(module, helper)?.some(({ operation }) => isSameName(origin.read, operation)))) return null;
  const around = statement.parent;
  const decide = (each: Invocation): 'unless' | null => (each.range[0] >= statement.range[1] && !!around && isInside(each, around) ? 'unless' : null);
  const found = judgeAll(module, { statement: null, tests: tests.map((node) => ({ node, run })), facts, decided: decidedBy(module, statement, decide), acts: () => actsIn(module, statement, decide) });
  return found && { ...found, node: call };
});

/** The conditions under which a function throws. */
const findGuards = memo<FunctionNode, readonly Node[]>('guards', (_module, fn) => {
  const tests = fn.body?.type === 'BlockStatement' ? fn.body.body.flatMap((each) => (each.type === 'IfStatement' && throws(each.consequent) ? [each.test] : [])) : [];
  return tests.length > 0 ? tests : null;
});

function isOfRecords({ origin }: Fact): boolean {
  return origin.read.store.keeps !== 'messages' && origin.read.store.immediate !== true;
}

function statementOf(node: Node): Node | null {
  for (let at: Node | undefined = node; at; at = at.parent) {
    if (isFunction(at)) return null;
    if (at.type === 'ExpressionStatement' || at.type === 'VariableDeclaration') return at;
  }
  return null;
}

function judgeAll(module: Module, check: Check): CheckThenAct | null {
  for (const fact of check.facts) {
    for (const each of check.decided) {
      const found = judge(module, check, fact, each);
      if (found) return found;
    }
  }
  return null;
}

function judge(module: Module, check: Check, fact: Fact, decided: Decided): CheckThenAct | null {
  const { origin, field } = fact;
  const { operation: write, run } = decided;
  const read = { operation: origin.read, run: origin.run };
  if (!isSameName(read.operation, write)) return null;
  if (read.operation.store.keeps === 'entries') return check.statement && !isOwnership(fact) ? ofEntry(module, check.statement, fact, decided, check) : null;
  if (field === null) return fact.means === 'other' ? ofLimit(module, fact, decided) : (ofExistence(module, fact, decided) ?? ofTaking(module, fact, decided, check));
  if (fact.isOfElements === true && isMaking(write)) return ofExistence(module, fact, decided);
  if (!isOfRecord(module, fact, decided)) return null;
  const isAsked = isDeleting(write) && isAmount(fact);
  if (!isAsked && !changes(module, decided, field)) return ofRepeat(module, fact, decided, check.decided);
  if (isOwnership(fact) || isGuarded(module, read, { operation: write, run }, field) || isVersioned(module, [read.operation, write])) return null;
  if (findLostUpdates(module, decided.call)?.some((lost) => lost.read.node === read.operation.node && (lost.field === null || lost.field === field))) return null;
  if (isPassedAgain(module, check, fact, decided)) return null;
  const hasOther = check.decided.some((each) => each.call !== decided.call && each.when === decided.when) || check.acts().length > 0;
  if (!hasOther && isMereMark(module, fact, decided)) return null;
  return { kind: 'state', read: read.operation, write, field, node: fact.node, isProven: hasOther || fact.isRelation };
}

/** `order.customerId !== user.id`: whose it is does not change. */
function isOwnership({ field, node }: Fact): boolean {
  if (field === null || node.type !== 'BinaryExpression' || !/^[!=]==?$/.test(node.operator)) return false;
  return /(?:[a-z]Id|_id)$/.test(field) && [node.left, node.right].every((side) => unwrap(side).type !== 'Literal' && !(side.type === 'Identifier' && side.name === 'undefined'));
}

function isDeleting({ does }: Operation): boolean {
  return does === 'delete' || does === 'delete-many';
}

/** `account.balance !== 0`: a number is there to change, whereas an owner stays. */
function isAmount({ node, field }: Fact): boolean {
  const sides = node.type === 'BinaryExpression' ? [node.left, node.right] : [];
  return sides.some((side) => memberName(unwrap(side)) === field) && sides.some((side) => side.type === 'Literal' && typeof side.value === 'number');
}

function isMaking({ does }: Operation): boolean {
  return /^(?:insert|insert-many|save)$/.test(does);
}

/** `if (seat.status === 'sold') throw …; seat.status = 'held'`: the next one may hold it just as well. */
function isPassedAgain(module: Module, { tests, facts }: Check, { origin, field }: Fact, { operation, run, when }: Decided): boolean {
  const written = field === null ? undefined : writtenOf(module, operation, run, field);
  if (field === null || !written) return false;
  const conditions = facts.filter((each) => each.field === field && each.origin.read.node === origin.read.node);
  return stillPasses(module, tests, origin.read, field, written, when, conditions.map(({ node }) => node));
}

/** Counts those that there are, makes one more where the limit is not reached. */
function ofLimit(module: Module, { origin, node }: Fact, { operation: write, run, call }: Decided): CheckThenAct | null {
  if (!isCount(module, origin) || !isMaking(write)) return null;
  const keys = keysOf(module, origin.read, origin.run);
  if (keys.length > 0 && !isAlike(module, keys, write, run)) return null;
  if (isGuarded(module, { operation: origin.read, run: origin.run }, { operation: write, run }, null)) return null;
  return { kind: 'limit', read: origin.read, write, field: null, node: isIn(origin.read.node, call) ? origin.read.node : node, isProven: true };
}

/** The row was looked at, but not the column that is set for good: each further run counts again. */
function ofRepeat(module: Module, { origin }: Fact, { operation: write, run, when, call }: Decided, all: readonly Decided[]): CheckThenAct | null {
  const fn = findEnclosingFunction(call);
  const [only, ...others] = writtenBy(module, write, run);
  if (when !== 'unless' || !fn || others.length > 0 || only?.value?.type !== 'Literal' || typeof only.value.value !== 'string' || !/^update(?:-many)?$/.test(write.does)) return null;
  const isLookedAt = someNode(fn, (node) => node.type === 'MemberExpression' && memberName(node) === only.column && originOf(module, node)?.read.node === origin.read.node);
  if (isLookedAt || !all.some((each) => each.call !== call && isCounting(each.operation, each.call)) || isGuarded(module, { operation: origin.read, run: origin.run }, { operation: write, run }, only.column)) return null;
  return { kind: 'repeat', read: origin.read, write, field: only.column, node: call, isProven: true };
}

/** `if (order.status !== 'failed')` before nothing but `status: 'failed'`: twice is as good as once. */
function isMereMark(module: Module, { node, field, isRelation }: Fact, { operation, run }: Decided): boolean {
  const only = writtenBy(module, operation, run).find(({ column }) => column === field);
  if (!only?.value || isRelation) return false;
  return homeOf(module, node).text.slice(...node.range).includes(homeOf(module, only.value).text.slice(...only.value.range));
}

/** Finds one, counts what follows from it, and takes it away then: two of them count twice. */
function ofTaking(module: Module, fact: Fact, decided: Decided, { decided: all }: Check): CheckThenAct | null {
  const { origin, means, node } = fact;
  const { operation: write, run, when, call } = decided;
  const isThere = (when === 'if' && means === 'exists') || (when === 'unless' && means === 'missing');
  if (!isThere || !isDeleting(write) || write.model.fails === true || origin.read.does !== 'read-one' || !isOfRecord(module, fact, decided)) return null;
  if ((call.parent.type === 'AwaitExpression' ? call.parent.parent : call.parent).type !== 'ExpressionStatement') return null;
  const counting = all.find((each) => each.when === when && each.call !== call && isCounting(each.operation, each.call));
  if (!counting || isGuarded(module, { operation: origin.read, run: origin.run }, { operation: write, run }, null)) return null;
  return { kind: 'taken', read: origin.read, write, field: null, node: isIn(origin.read.node, call) ? origin.read.node : node, isProven: true };
}

function isOfRecord(module: Module, { origin }: Fact, { operation, run }: Decided): boolean {
  const keys = keysOf(module, operation, run);
  if (keys.length > 0) return isSameRecord(module, { operation: origin.read, run: origin.run }, keys) || isOfElements(module, origin.read, keys);
  const entity = entityOf(module, operation);
  return entity !== null && originOf(module, entity, run)?.read.node === origin.read.node;
}

/** `where: { id: { in: ids } }`, and `ids.map((id) => update({ where: { id } }))` */
function isOfElements(module: Module, read: Operation, keys: readonly Key[]): boolean {
  const lists = keysOf(module, read, null).map(({ value }) => value && textIn(module, value, null));
  return keys.some(({ value }) => {
    const variable = value?.type === 'Identifier' ? findVariable(module, value) : null;
    const definition = variable === null || variable === 'global' ? undefined : variable.defs[0];
    const call = definition?.type === 'Parameter' && isFunction(definition.node) ? definition.node.parent : null;
    const callee = call?.type === 'CallExpression' ? unwrap(call.callee) : null;
    const loop = definition?.type === 'Variable' && definition.node.type === 'VariableDeclarator' ? definition.node.parent.parent : null;
    const list = callee?.type === 'MemberExpression' ? callee.object : loop?.type === 'ForOfStatement' ? loop.right : null;
    return list !== null && lists.includes(textIn(module, list, null));
  });
}

/** `user.id` of `const user = await createUser(…)` */
function isMadeHere(module: Module, value: Node, run: Run | null): boolean {
  const does = rowOriginOf(module, value, run)?.read.does;
  return does === 'insert' || does === 'insert-many';
}

/** Looks for one, makes one where there is none. */
function ofExistence(module: Module, { origin, means, node, field, isRelation }: Fact, { operation: write, run, when, call }: Decided): CheckThenAct | null {
  const isMissing = (when === 'if' && means === 'missing') || (when === 'unless' && means === 'exists');
  if (!isMissing || !isMaking(write) || /\bnot\s+exists\b/i.test(write.statement?.text ?? '')) return null;
  const { read } = origin;
  const keys = keysOf(module, read, origin.run).filter(({ column }) => column !== 'id' && column !== '_id');
  // Nobody else asks for what belongs to a row that was made just now.
  if (keys.length === 0 || !isAlike(module, keys, write, run) || keys.some(({ value, run: place }) => value !== null && isMadeHere(module, value, place))) return null;
  if (/findUnique|findByPk|findById/.test(read.api)) return null;
  const columns = [...new Set([...keys.map(({ column }) => column), ...(field === null ? [] : [field])])];
  const isRange = (isRelation && field !== null) || comparesByOrder(read);
  const unique = isRange ? 'none' : findUniqueWrite(module, write, run, columns);
  if (unique === 'unique' || expectsViolation(module, [node, write.node]) || isGuarded(module, { operation: read, run: origin.run }, { operation: write, run }, null)) return null;
  return { kind: isRange ? 'overlap' : 'exists', read, write, field: columns.join(', '), node: isIn(read.node, call) ? read.node : node, isProven: unique === 'none' };
}
