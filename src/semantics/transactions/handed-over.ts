import { isInside, memberName, someNode, unwrap, type FunctionNode, type Identifier, type Invocation, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findLiteral } from '../bindings/index.js';
import { readPart } from '../operations/index.js';
import type { Operation } from '../operations/types.js';
import { argumentFor, placeOf, type Place } from './given-along.js';
import { rootOf } from './root-of.js';
import { unitOf } from './unit-of.js';

/**
 * Whether an operation may be part of a transaction that somebody else opened: its client, or the handle, was handed over by the calls
 * that lead to it.
 */
export function isHandedOver(module: Module, operation: Operation, path: readonly Invocation[]): boolean {
  const fact = readPart(module, operation, 'handle');
  if (fact.state === 'unknown') return true;
  if (fact.state === 'set') {
    const places = fact.values.flatMap((each) => placesIn(module, each));
    if (places.length === 0 || places.some((place) => argumentFor(module, place, path) !== undefined)) return true;
  }
  const [first] = operation.calls;
  // `ctx.db` is what a framework gives; `db` alone may be a handle. A document has the session that it was read in.
  if (first?.type !== 'CallExpression' || isDeepMember(first.callee)) return false;
  return placesIn(module, first).some((place) => !isOfFactory(operation.node, place.fn) && argumentFor(module, place, path) !== undefined);
}

/** The parameters that a client may be: `trx`, `(trx ?? db)`, `client` behind `const client = trx || db`. */
function placesIn(module: Module, node: Node): readonly Place[] {
  const root = rootOf(node);
  if (root?.type === 'Identifier') {
    // `options.transaction`
    const key = node !== root && node.type === 'MemberExpression' && unwrap(node.object) === root ? memberName(node) : null;
    const place = placeOf(module, root, key);
    const value = place ? null : findLiteral(module, root);
    return place ? [place] : value && isChoice(value) ? identifiersIn(value).flatMap((each) => placeOf(module, each) ?? []) : [];
  }
  return root && isChoice(root) ? identifiersIn(root).flatMap((each) => placeOf(module, each) ?? []) : [];
}

function isChoice({ type }: Node): boolean {
  return type === 'LogicalExpression' || type === 'ConditionalExpression';
}

function identifiersIn(node: Node): readonly Identifier[] {
  const found: Identifier[] = [];
  someNode(node, (each) => {
    if (each.type === 'Identifier') found.push(each);
    return false;
  });
  return found;
}

/** `createUsers(db)`, whose functions have the client for good. */
function isOfFactory(node: Node, factory: FunctionNode): boolean {
  const unit = unitOf(node);
  return unit !== null && unit !== factory && isInside(unit, factory) && !factory.async;
}

const CONTEXT = /^(?:ctx|context|c|req|request|this|app|fastify|server|locals)$/;

function isDeepMember(callee: Node): boolean {
  const root = rootOf(callee);
  return root?.type === 'Identifier' && CONTEXT.test(root.name);
}
