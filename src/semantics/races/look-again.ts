import { findEnclosingFunction, isFunction, keyName, memberName, someNode, stringValue, unwrap, walk, type CallExpression, type Invocation, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findVariable } from '../bindings/index.js';
import { homeOf } from '../home.js';
import { describeOperation, describeWork, isRead, isWrite, readPart } from '../operations/index.js';
import type { Operation } from '../operations/types.js';
import type { Comparison, LooksAgainModel } from '../types.js';
import { isFilled } from './filled.js';
import { originOf } from './origin.js';
import type { LookAgain } from './types.js';
import { writtenBy } from './written.js';

type IfStatement = Extract<Node, { type: 'IfStatement' }>;
type BinaryExpression = Extract<Node, { type: 'BinaryExpression' }>;

/** What was found of a read, a write that depends on it, the column that decides, and what looks at it. */
interface Found {
  readonly read: Operation;
  readonly write: Operation;
  readonly field: string | null;
  readonly node: Node;
}

/**
 * How a write looks again at what an `if` before it has looked at, and answers as that does. Null where the `if` asks for more than a
 * comparison of the column, where anything else may have happened in between, and where the write has no filter in sight to add to.
 */
export function planLookAgain(module: Module, { read, write, field, node }: Found): LookAgain | null {
  const model = write.model.looksAgain;
  const guard = guardOf(node);
  if (!model || field === null || field.includes('.') || !guard || homeOf(module, guard) !== module || model.except?.includes(write.path.package ?? '') === true) return null;
  const compared = comparedIn(module, { read, write, field, node });
  const says = compared && (model.says[compared.comparison] ?? (isFilled(module, write, field) ? model.saysOfFilled?.[compared.comparison] : undefined));
  const place = says === undefined || says === null ? null : placeOf(module, write, guard);
  const joins = place && joinOf(module, write, model);
  if (!compared || !place || !joins || (says ?? '') === '' || !isPlain(module, write, model)) return null;
  return { ...place, ...joins, write, model, condition: { says: says ?? '', comparison: compared.comparison, column: field, value: compared.value }, consequent: guard.consequent };
}

/** How a write that sets an entry is made to do so only where there is none, and answers as the `if` before it does. */
export function planClaim(module: Module, { write, asked }: { readonly write: Operation; readonly asked?: Node }): LookAgain | null {
  const model = write.model.looksAgain;
  const guard = asked && testedBy(asked);
  const says = model?.says.empty;
  const [own] = write.calls;
  if (!model || says === undefined || guard?.type !== 'IfStatement' || guard.alternate || !isAnswer(guard.consequent) || own?.type !== 'CallExpression' || homeOf(module, guard) !== module) return null;
  const place = placeOf(module, write, guard);
  const joins = place && joinOf(module, write, model);
  return joins ? { ...place, ...joins, write, model, condition: { says, comparison: 'empty', column: '', value: null }, consequent: guard.consequent } : null;
}

/** The `if` that asks for a value as a whole: `if (held)`, `if (await redis.get(key))`, `if (held !== null)`. */
function testedBy(node: Node): Node | null {
  const outer = node.parent?.type === 'AwaitExpression' ? node.parent : node;
  const { parent } = outer;
  const isComparison = parent?.type === 'BinaryExpression' && parent.left === outer && parent.operator.startsWith('!=') && parent.right.type === 'Literal' && parent.right.value === null;
  return (isComparison ? parent.parent : parent) ?? null;
}

/** `if (!order || order.status !== 'open') throw …`, of which a comparison is all, or one of several. */
function guardOf(node: Node): IfStatement | null {
  let at: Node = node;
  for (let parent: Node | undefined = at.parent; parent; parent = at.parent) {
    if (parent.type === 'IfStatement') return parent.test === at && !parent.alternate && isAnswer(parent.consequent) ? parent : null;
    const isAlternative = parent.type === 'LogicalExpression' && parent.operator === '||';
    const isNegation = parent.type === 'UnaryExpression' && parent.operator === '!' && at.type === 'MemberExpression';
    if (!isAlternative && !isNegation) return null;
    at = parent;
  }
  return null;
}

/** Throws, or returns what can be told again; one call before that, such as one that logs or answers. */
function isAnswer(node: Node): boolean {
  const statements = node.type === 'BlockStatement' ? node.body : [node];
  const last = statements.at(-1);
  return statements.length <= 2 && (last?.type === 'ThrowStatement' || last?.type === 'ReturnStatement') && statements.every((each) => each === last || each.type === 'ExpressionStatement') && !someNode(node, isFunction);
}

const PASSES: Readonly<Record<string, Comparison>> = { '!==': '=', '!=': '=', '===': '!=', '==': '!=', '<': '>=', '<=': '>', '>': '<=', '>=': '<' };
const FLIPPED: Readonly<Record<string, string>> = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' };

/** What holds of the column where the `if` lets pass. */
function comparedIn(module: Module, found: Found & { readonly field: string }): { comparison: Comparison; value: Node | null } | null {
  const { node } = found;
  if (node.type === 'BinaryExpression') return ofComparison(module, found, node);
  if (!isColumn(module, found, node)) return null;
  const written = writtenBy(module, found.write, null).find(({ column }) => column === found.field)?.value;
  if (!written) return null;
  const isNegated = node.parent?.type === 'UnaryExpression';
  if (written.type === 'Literal' && typeof written.value === 'boolean') return written.value === isNegated ? null : { comparison: isNegated ? 'true' : 'not true', value: null };
  // `if (coupon.usedAt) throw …`: a date is never taken for nothing.
  return !isNegated && written.type === 'NewExpression' && written.callee.type === 'Identifier' && written.callee.name === 'Date' ? { comparison: 'empty', value: null } : null;
}

function ofComparison(module: Module, found: Found & { readonly field: string }, { left, right, operator }: BinaryExpression): { comparison: Comparison; value: Node | null } | null {
  const isLeft = isColumn(module, found, left);
  const other = unwrap(isLeft ? right : left);
  if (!isLeft && !isColumn(module, found, right)) return null;
  const comparison = PASSES[isLeft ? operator : (FLIPPED[operator] ?? operator)];
  if ((other.type === 'Literal' && other.value === null) || (other.type === 'Identifier' && other.name === 'undefined')) return comparison === '=' ? { comparison: 'empty', value: null } : null;
  return comparison && isSteady(module, found, other) ? { comparison, value: other } : null;
}

/** `order.status`, `Number(account.balance)` */
function isColumn(module: Module, { read, field }: Found, outer: Node): boolean {
  const node = unwrap(outer);
  if (node.type === 'CallExpression') return node.callee.type === 'Identifier' && node.callee.name === 'Number' && node.arguments[0] !== undefined && node.arguments[0].type !== 'CallExpression' && isColumn(module, { read, field } as Found, node.arguments[0]);
  return node.type === 'MemberExpression' && memberName(node) === field && originOf(module, node)?.read.node === read.node;
}

/** Whether a value is the same at the write: a constant, or a name that is given nothing else. */
function isSteady(module: Module, { write }: Found, node: Node): boolean {
  if (node.type === 'Literal') return true;
  let root: Node = node;
  while (root.type === 'MemberExpression' && !root.computed && !root.optional) root = unwrap(root.object);
  const variable = root.type === 'Identifier' ? findVariable(module, root) : null;
  if (variable === null || variable === 'global' || variable.defs.length !== 1 || variable.references.some((each) => each.isWrite() && each.init !== true)) return false;
  // `if (coupon.uses >= coupon.limit)`, but not where the write changes the limit, too.
  const column = originOf(module, node)?.path.at(-1);
  return column === undefined || !writtenBy(module, write, null).some((each) => each.column === column);
}

type Place = Pick<LookAgain, 'statement' | 'use'>;

/** The statement of the write, in the block of the `if`, with nothing but reads in between. */
function placeOf(module: Module, { node }: Operation, guard: IfStatement): Place | null {
  const awaited = node.parent?.type === 'AwaitExpression' ? node.parent : null;
  const outer = awaited ?? node;
  const holder = outer.parent;
  let found: Place | null = null;
  if (awaited && holder?.type === 'ExpressionStatement') found = { statement: holder, use: { kind: 'none' } };
  else if (holder?.type === 'ReturnStatement') found = { statement: holder, use: { kind: 'returned' } };
  else if (awaited && holder?.type === 'VariableDeclarator' && holder.init === awaited && holder.parent.declarations.length === 1 && holder.parent.kind === 'const') found = { statement: holder.parent, use: { kind: 'named', name: holder.id } };
  const block = guard.parent;
  if (!found || found.statement.parent !== block || block.type !== 'BlockStatement' || findEnclosingFunction(guard)?.async !== true) return null;
  if (node.type === 'CallExpression' && node.arguments.some((each) => someNode(each, (inner) => inner.type === 'AwaitExpression'))) return null;
  const [asked, written] = [block.body.indexOf(guard), block.body.findIndex((each) => each === found.statement)];
  const between = block.body.slice(asked + 1, written);
  return asked < written && between.every((each) => isIdle(module, each)) ? found : null;
}

/** Whether a statement does nothing that would stay where the write then finds nothing. */
function isIdle(module: Module, statement: Node): boolean {
  if (!/^(?:If|Return|Throw)Statement$|^VariableDeclaration$/.test(statement.type)) return false;
  let is = true;
  walk(statement, (node) => {
    if (!is || isFunction(node)) return false;
    if (node.type === 'AwaitExpression') is = isInvocation(unwrap(node.argument)) && isReading(module, unwrap(node.argument) as Invocation);
    else if (isInvocation(node)) {
      const operation = describeOperation(module, node);
      if (operation ? isWrite(operation) : describeWork(module, node)) is = false;
    }
    return is;
  });
  return is;
}

function isInvocation(node: Node): node is Invocation {
  return node.type === 'CallExpression' || node.type === 'TaggedTemplateExpression';
}

function isReading(module: Module, call: Invocation): boolean {
  const operation = describeOperation(module, call);
  return operation !== null && isRead(operation);
}

type Joins = Pick<LookAgain, 'joins'>;

function joinOf(module: Module, write: Operation, { joins, key }: LooksAgainModel): Joins | null {
  const [own] = write.calls;
  if (own?.type !== 'CallExpression') return null;
  switch (joins) {
    case 'property': {
      const object = onlyIn(module, write, 'filter');
      if (object?.type === 'ObjectExpression') return object.properties.length > 0 && isOfColumns(object, key !== undefined || write.store.keeps === 'documents') ? { joins: { kind: 'property', object } } : null;
      return key !== undefined && object && write.model.unique === true && object.type !== 'SpreadElement' ? { joins: { kind: 'key', key: object } } : null;
    }
    case 'call': {
      const after = write.calls.findLast((each): each is CallExpression => each.type === 'CallExpression' && /^(?:and)?where$/i.test(memberName(each.callee) ?? ''));
      return after && !write.calls.some((each) => each.type === 'CallExpression' && /^or/i.test(memberName(each.callee) ?? '')) ? { joins: { kind: 'call', after } } : null;
    }
    case 'operand': {
      const filter = onlyIn(module, write, 'filter');
      const record = write.record?.node;
      return filter?.type === 'CallExpression' && record?.type === 'Identifier' ? { joins: { kind: 'operand', filter, record } } : null;
    }
    case 'text':
      return joinText(module, write, own);
    case 'word':
      return own.arguments.length >= 2 && own.arguments.every(({ type }) => type !== 'SpreadElement' && type !== 'ObjectExpression') ? { joins: { kind: 'word', call: own } } : null;
    case 'option': {
      const [, , object] = own.arguments;
      if (own.arguments.length < 2 || own.arguments.length > 3 || (object && (object.type !== 'ObjectExpression' || object.properties.length === 0))) return null;
      return { joins: { kind: 'option', call: own, object: object ?? null } };
    }
  }
}

/** A statement that ends with its filter, which is no choice of several. */
function joinText(module: Module, write: Operation, own: CallExpression): Joins | null {
  const text = onlyIn(module, write, 'text');
  const [list] = listOf(module, write);
  if (!text || own.arguments[0] !== text || (text.type === 'TemplateLiteral' ? text.expressions.length > 0 : stringValue(text) === null)) return null;
  const raw = stringValue(text) ?? (text.type === 'TemplateLiteral' ? (text.quasis[0]?.value.raw ?? '') : '');
  if (!/^\s*update\b[\s\S]*\bwhere\b/i.test(raw) || /\bor\b|;|--|\border\s+by\b|\blimit\b|\bfrom\b/i.test(raw)) return null;
  const isCounted = list?.type === 'ArrayExpression' && own.arguments[1] === list && list.elements.every((each) => each && each.type !== 'SpreadElement');
  return isCounted ? { joins: { kind: 'text', text, list } } : null;
}

function listOf(module: Module, write: Operation): readonly Node[] {
  const fact = readPart(module, write, 'values');
  return fact.state === 'set' ? fact.values : [];
}

function onlyIn(module: Module, write: Operation, part: 'filter' | 'text'): Node | null {
  const fact = readPart(module, write, part);
  const [only, ...others] = fact.state === 'set' ? fact.values : [];
  return only && others.length === 0 && someNode(write.node, (each) => each === only) ? only : null;
}

/** `{ id }`, not `{ owner_slug: { owner, slug } }`, which is one key. */
function isOfColumns({ properties }: Extract<Node, { type: 'ObjectExpression' }>, mayNest: boolean): boolean {
  return properties.every((each) => each.type === 'Property' && !each.computed && (mayNest || unwrap(each.value).type !== 'ObjectExpression'));
}

/** Whether nothing of a write is lost with its other method: no records that are written along, nothing that is made where none is found. */
function isPlain(module: Module, write: Operation, { options, lists }: LooksAgainModel): boolean {
  const text = homeOf(module, write.node).text.slice(...write.node.range);
  if (/\bupsert\b|rawResult|includeResultMetadata|orFail/.test(text)) return false;
  if (!options) return lists !== undefined || !/\breturning\b/.test(text);
  const [own] = write.calls;
  const [given] = own?.type === 'CallExpression' ? own.arguments : [];
  const data = given?.type === 'ObjectExpression' ? given.properties.find((each) => each.type === 'Property' && keyName(each) === 'data') : undefined;
  const values = data?.type === 'Property' && data.value.type === 'ObjectExpression' ? data.value.properties : null;
  return given?.type === 'ObjectExpression' && given.properties.every((each) => each.type === 'Property' && !each.computed) && values !== null && values.every((each) => each.type === 'Property' && (each.value.type !== 'ObjectExpression' || each.value.properties.every((inner) => inner.type === 'Property' && /^(?:increment|decrement|multiply|divide|set)$/.test(keyName(inner) ?? ''))));
}
