import { findEnclosingFunction, isFunction, isInside, memberName, someNode, unwrap, walk, wrapped, type Invocation, type Node, type Variable } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findVariable } from '../bindings/index.js';
import { homeOf } from '../home.js';
import { findDerived, mentions, type Iteration } from '../iteration/index.js';
import { describeOperation, describeWork, isRead, isStarted, isWrite, readPart } from '../operations/index.js';
import type { Operation } from '../operations/types.js';
import { walkOwn } from '../retries/own-nodes.js';
import { numberOf } from '../values.js';
import { findEffectsOfCall } from '../summaries/index.js';

/** How a call stands in an iteration. */
export interface Round {
  readonly iteration: Iteration;
  /** What comes from the element. */
  readonly derived: ReadonlySet<Variable>;
}

export function roundOf(module: Module, iteration: Iteration, inner: readonly Iteration[]): Round {
  const variables = new Set([iteration, ...inner].flatMap((each) => [...each.variables]));
  return { iteration, derived: findDerived(module, { body: iteration.body, variables }) };
}

/** Whether an operation asks for the records of one element, so that one operation could ask for those of all. */
export function isPerElement(module: Module, operation: Operation, { iteration, derived }: Round): boolean {
  if ((!isRead(operation) && !isWrite(operation)) || !isStarted(operation) || operation.store.immediate) return false;
  if (operation.does === 'insert-many' || isOfList(module, operation, derived)) return false;
  if (readPart(module, operation, 'lock').state !== 'absent' || operation.statement?.locks) return false;
  return !(iteration.over === 'count' && isPaged(module, operation));
}

/** `values(rows)`, `insertMany(chunk)`, `where: { id: { in: ids } }`: it is about a list already. */
function isOfList(module: Module, operation: Operation, derived: ReadonlySet<Variable>): boolean {
  const data = readPart(module, operation, 'data');
  if (data.state !== 'set') return false;
  return data.values.some((value) => {
    const node = unwrap(value);
    return node.type === 'ArrayExpression' || (node.type === 'CallExpression' && node.callee.type === 'MemberExpression' && node.callee.property.type === 'Identifier' && node.callee.property.name === 'map' && mentions(module, node, derived));
  });
}

/** Counting up to a number of pages, each asked for by its place. */
function isPaged(module: Module, operation: Operation): boolean {
  const limit = readPart(module, operation, 'limit');
  return (limit.state !== 'absent' && operation.does !== 'read-one') || operation.statement?.hasLimit === true || /\boffset\b/i.test(operation.statement?.text ?? '');
}

/** Whether writes of all elements take more than one call of the library with all of them. */
export function isHardToBatch(module: Module, operation: Operation, call: Invocation, { iteration, derived, writes }: Round & { readonly writes: boolean }): boolean {
  const { batch, keeps } = operation.store;
  // Some stores of documents have no way to do it for many: a query of DynamoDB is of one partition.
  if (keeps === 'documents' && batch && batch[operation.does] === undefined) return true;
  if (operation.store.keeps === 'entries') return !isRead(operation) && isUnderCondition(call, iteration.body);
  if ((writes || !isRead(operation)) && isInTry(call, iteration.body)) return true;
  // So many of each take a query of their own.
  if (isRead(operation)) return operation.does === 'read-many' && isLimited(module, operation);
  switch (operation.does) {
    case 'delete':
    case 'delete-many':
      return false;
    case 'insert':
      return isResultUsed(call);
    case 'save':
      return operation.store.batch?.save === undefined;
    case 'update':
    case 'update-many':
      return differs(module, operation, iteration.body, derived);
    default:
      return true;
  }
}

function isLimited(module: Module, operation: Operation): boolean {
  const limit = readPart(module, operation, 'limit');
  return limit.state === 'set' && limit.values.some((each) => numberOf(module, each) !== 1);
}

/** Whether what is written differs from element to element. */
function differs(module: Module, operation: Operation, body: Node, derived: ReadonlySet<Variable>): boolean {
  const data = readPart(module, operation, 'data');
  if (data.state === 'set') return data.values.some((each) => mentions(module, each, derived) || isMadeAnew(module, each, body));
  const values = readPart(module, operation, 'values');
  const [list] = values.state === 'set' ? values.values.map(unwrap) : [];
  if (list?.type === 'ArrayExpression') return list.elements.filter((each) => each && mentions(module, each, derived)).length > 1;
  return operation.statement === null || operation.statement.interpolated.filter((each) => mentions(module, each, derived)).length !== 1;
}

/** `code: nanoid()`, or what a round has found out: `let verified = false; if (await resolves(domain)) verified = true;`. */
function isMadeAnew(module: Module, value: Node, body: Node): boolean {
  return someNode(value, (node) => {
    if (node.type === 'CallExpression') return !(node.callee.type === 'MemberExpression' && /^(?:now|toISOString|valueOf|getTime|unix)$/.test(memberName(node.callee) ?? ''));
    const variable = node.type === 'Identifier' ? findVariable(module, node) : null;
    const definition = variable === null || variable === 'global' ? undefined : variable.defs[0];
    if (variable === null || variable === 'global' || definition?.type !== 'Variable' || !isInside(definition.name, body)) return false;
    return variable.references.some((each) => each.isWrite() && !each.init) || (definition.node.init !== null && someNode(definition.node.init, ({ type }) => type === 'AwaitExpression'));
  });
}

/** What the round has sent before: the write keeps that it has, so that it is not sent again after a failure. */
export function isBehindWork(module: Module, call: Node, body: Node): boolean {
  return someNode(body, (node) => {
    if (node.type !== 'AwaitExpression' || node.range[1] > call.range[0] || node.argument.type !== 'CallExpression' || isFunctionBetween(node, body)) return false;
    const sends = (each: Invocation): true | null => (SENDS.has(describeWork(module, each)?.kind ?? '') ? true : null);
    return sends(node.argument) === true || findEffectsOfCall(module, node.argument, sends, 3).length > 0;
  });
}

const SENDS: ReadonlySet<string> = new Set(['request', 'mail', 'publish', 'process']);

function isFunctionBetween(node: Node, body: Node): boolean {
  const fn = findEnclosingFunction(node);
  return fn !== null && fn !== body && isInside(fn, body);
}

function isUnderCondition(node: Node, body: Node): boolean {
  for (let at = node.parent; at && at !== body; at = at.parent) if (at.type === 'IfStatement' || at.type === 'ConditionalExpression' || at.type === 'LogicalExpression') return true;
  return false;
}

/** Whether nobody waits for a call: `redis.del(key);`. */
export function isLeft(call: Node): boolean {
  const { parent } = wrapped(call);
  return parent?.type === 'ExpressionStatement' || (parent?.type === 'UnaryExpression' && parent.operator === 'void');
}

function isInTry(node: Node, body: Node): boolean {
  for (let at: Node = node, up = node.parent; up && at !== body; at = up, up = up.parent) if (up.type === 'TryStatement' && up.block === at && up.handler) return true;
  return false;
}

/** Whether the code goes on with what a call gives. */
function isResultUsed(call: Node): boolean {
  const outer = wrapped(call);
  const up = outer.parent?.type === 'AwaitExpression' ? wrapped(outer.parent).parent : outer.parent;
  return up?.type === 'VariableDeclarator' || up?.type === 'AssignmentExpression' || up?.type === 'MemberExpression';
}

/** The variables that hold what a call gives, and whether an expression comes from them or from the call itself. */
export function resultsOf(module: Module, call: Node, body: Node): ReadonlySet<Variable> {
  for (let at: Node | undefined = call.parent; at && at !== body && !isFunction(at); at = at.parent) {
    if (at.type === 'VariableDeclarator') return findDerived(module, { body, variables: new Set(homeOf(module, at).scopeManager.getDeclaredVariables(at)) });
  }
  return new Set();
}

/**
 * Whether the library sends the calls of all elements as one: they are made in the same turn of the event loop, before anything is waited for.
 */
export function isMerged(module: Module, operation: Operation, path: readonly Invocation[], { isConcurrent, node }: Iteration): boolean {
  return isConcurrent && operation.model.merges === true && isAwaitedTogether(node) && path.every((call) => !isBehindAwait(call)) && describeOperation(module, operation.node) !== null;
}

function isAwaitedTogether(node: Node): boolean {
  return node.type === 'CallExpression';
}

/** Whether the function around a call has waited for something before. */
function isBehindAwait(call: Node): boolean {
  const fn = findEnclosingFunction(call);
  let found = false;
  if (fn) {
    walkOwn(fn.body as Node, (node) => {
      found ||= node.type === 'AwaitExpression' && node.range[1] < call.range[0];
      return !found;
    });
  }
  return found;
}

/** Whether anything in a round writes. */
export function writesIn(module: Module, body: Node): boolean {
  let found = false;
  walk(body, (node) => {
    if (found) return false;
    const operation = node.type === 'CallExpression' || node.type === 'TaggedTemplateExpression' ? describeOperation(module, node) : null;
    found ||= operation !== null && !isRead(operation);
    return true;
  });
  return found;
}
