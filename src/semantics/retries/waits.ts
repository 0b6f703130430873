import { isFunction, isInside, memberName, unwrap, type CallExpression, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { describeLog } from '../logs/index.js';
import { numberOf } from '../values.js';
import { walkOwn } from './own-nodes.js';
import { better, findPause, judgeAmount, msOfPromise } from './pauses.js';
import type { RetryWait } from './types.js';

export interface FoundWait {
  readonly wait: RetryWait;
  readonly pause: Node | null;
}

/** How long code pauses between two attempts: anywhere in the round, and in what is tried only where it waits for nothing else. */
export function findWait(module: Module, round: Node, failure: Node | null, attempt: Node | null, changing: ReadonlySet<string>, again: Node | null = null): FoundWait {
  let [wait, pause]: [RetryWait, Node | null] = ['none', null];
  const add = (found: RetryWait, node: Node | null): void => {
    if (better(wait, found) === found) pause = node ?? pause;
    wait = better(wait, found);
  };
  const visit = (node: Node): unknown => {
    if (node === again) return false;
    if (node.type === 'NewExpression') {
      const ms = isAwaited(node) && isBetween(node, attempt) ? msOfPromise(module, node) : null;
      if (ms) add(judgeAmount(module, ms, changing), ms);
      return ms === null;
    }
    if (node.type !== 'CallExpression' || !isAwaited(node) || !isBetween(node, attempt)) return true;
    // What stands before it is what is waited for.
    if (['then', 'catch', 'finally'].includes(memberName(node.callee) ?? '')) return true;
    const found = findPause(module, node);
    if (found) {
      add(found.ms ? judgeAmount(module, found.ms, changing) : 'unknown', found.ms);
      return false;
    }
    const isAfterFailure = failure !== null && isInside(node, failure);
    const ms = amountGiven(module, node, changing);
    if (ms) add(judgeAmount(module, ms, changing), ms);
    else if (isAfterFailure && !isLog(module, node)) add('unknown', null);
    return true;
  };
  walkOwn(round, visit);
  // `.catch(() => …)` is a function of its own.
  if (failure && isFunction(failure)) walkOwn(failure, visit);
  return { wait, pause };
}

/** `await sleep(1000)` of a function that is out of sight: it is given a time, and nothing else. */
function amountGiven(module: Module, call: CallExpression, changing: ReadonlySet<string>): Node | null {
  const [first] = call.arguments;
  if (!first || call.arguments.length > 1 || first.type === 'SpreadElement') return null;
  const value = unwrap(first);
  const isTime = numberOf(module, value) !== null || (value.type === 'Identifier' && changing.has(value.name)) || (value.type === 'BinaryExpression' && /^([*+-]|\*\*)$/u.test(value.operator) && isNumeric(module, value));
  return isTime ? first : null;
}

/** An operation on numbers: one side at least is a number for sure. */
function isNumeric(module: Module, node: Node): boolean {
  const value = unwrap(node);
  if (numberOf(module, value) !== null) return true;
  if (value.type === 'BinaryExpression') return isNumeric(module, value.left) || isNumeric(module, value.right);
  return value.type === 'CallExpression' && value.callee.type === 'MemberExpression' && value.callee.object.type === 'Identifier' && value.callee.object.name === 'Math';
}

function isAwaited(node: Node): boolean {
  const { parent } = node;
  if (parent?.type === 'AwaitExpression' || parent?.type === 'ReturnStatement' || parent?.type === 'ArrowFunctionExpression') return true;
  return parent?.type === 'MemberExpression' && (memberName(parent) === 'then' || memberName(parent) === 'catch');
}

/** In what is tried, only a statement of its own is a pause: `await sleep(ms)`, not a race against a timer. */
function isBetween(node: Node, attempt: Node | null): boolean {
  if (!attempt || !isInside(node, attempt)) return true;
  return node.parent?.type === 'AwaitExpression' && node.parent.parent.type === 'ExpressionStatement';
}

function isLog(module: Module, node: CallExpression): boolean {
  return describeLog(module, node) !== null;
}
