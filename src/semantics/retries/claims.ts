import { keyName, unwrap, type CallExpression, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findSource, findVariable } from '../bindings/index.js';
import { describeOperation } from '../operations/index.js';
import { isNothing } from '../values.js';
import { AGAIN, FALLS, LEAVES, outcomesOf, THROWS, type Loop } from './outcomes.js';
import { walkOwn } from './own-nodes.js';

/** What a loop does again and again until the store lets it: the call that is waited for. */
export function findClaim(module: Module, loop: Loop): Node | null {
  if (loop.type === 'ForOfStatement' || loop.type === 'ForInStatement') return null;
  const head = loop.test ? readClaim(module, loop.test) : null;
  if (head) return !head.success && !(outcomesOf(loop.body, loop, () => null) & (LEAVES | THROWS)) ? head.call : null;
  let claim: Claim | null = null;
  const verdict = (isDone: boolean) => (test: Node): boolean | null => {
    const read = readClaim(module, test);
    if (read) claim = read;
    return read ? read.success === isDone : null;
  };
  const well = outcomesOf(loop.body, loop, verdict(true));
  if (!claim || well !== LEAVES) return null;
  const bad = outcomesOf(loop.body, loop, verdict(false));
  return bad & (LEAVES | THROWS) || !(bad & (AGAIN | FALLS)) || hasTry(loop) ? null : (claim as Claim).call;
}

/** What a `catch` does is judged as a failure. */
function hasTry(loop: Loop): boolean {
  let isThere = false;
  walkOwn(loop.body, (node) => {
    if (node.type === 'TryStatement') isThere = true;
    return !isThere;
  });
  return isThere;
}

interface Claim {
  readonly call: Node;
  /** Whether the condition holds when it was let. */
  readonly success: boolean;
}

/** `redis.setnx(key, '1')`, `redis.set(key, '1', 'NX')`: a read that asks whether something is over is none. */
function isClaim(module: Module, call: CallExpression): boolean {
  const claims = describeOperation(module, call)?.model.claims;
  if (typeof claims !== 'string') return claims === true;
  return call.arguments.some((each) => {
    const value = each.type === 'SpreadElement' ? each : unwrap(each);
    if (value.type === 'ObjectExpression') return value.properties.some((property) => property.type === 'Property' && (keyName(property) === claims || (property.value.type === 'Literal' && property.value.value === claims)));
    return value.type === 'Literal' && typeof value.value === 'string' && value.value.toUpperCase() === claims;
  });
}

/** Reads a condition that tells whether something was written: `await redis.setnx(…)`, `done === 'OK'`. */
function readClaim(module: Module, outer: Node, depth = 0): Claim | null {
  const node = outer.type === 'AwaitExpression' ? outer : unwrap(outer);
  if (depth > 6) return null;
  switch (node.type) {
    case 'UnaryExpression': {
      const inner = node.operator === '!' ? readClaim(module, node.argument, depth + 1) : null;
      return inner && { ...inner, success: !inner.success };
    }
    case 'BinaryExpression': {
      const inner = /^[!=]==?$/u.test(node.operator) ? readClaim(module, node.left, depth + 1) : null;
      const value = unwrap(node.right);
      const isRefusal = isNothing(module, value) || (value.type === 'Literal' && !value.value);
      return inner && { ...inner, success: inner.success === (node.operator.startsWith('!') === isRefusal) };
    }
    case 'AwaitExpression': {
      const call = unwrap(node.argument);
      return call.type === 'CallExpression' && isClaim(module, call) ? { call: node, success: true } : null;
    }
    case 'Identifier': {
      const variable = findVariable(module, node);
      const source = variable === null || variable === 'global' ? null : findSource(variable);
      return source?.keys.length === 0 && source.value.type === 'AwaitExpression' ? readClaim(module, source.value, depth + 1) : null;
    }
    default:
      return null;
  }
}
