import { findEnclosingFunction, isFunction, memberName, someNode, unwrap, walk, type CallExpression, type FunctionNode, type NewExpression, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findFunction } from '../bindings/index.js';
import { describeWork } from '../operations/index.js';
import { findEffects } from '../summaries/index.js';
import { methodOf } from '../method.js';
import { isLockName } from '../lock-names.js';
import { findSchedule, type Schedule } from './find-schedule.js';

/** How many calls deep the work of a job is looked at. */
const MAX_DEPTH = 3;

/** A job that waits for others and may start again before it has ended. Null where something keeps its runs apart. */
export function findOverlap(module: Module, call: CallExpression | NewExpression): Schedule | null {
  const schedule = findSchedule(module, call);
  if (!schedule || !takesTime(module, schedule.fn, 0) || isKeptApart(module, schedule.fn, 0)) return null;
  return schedule;
}

/**
 * Whether it is proven that two runs at once do something twice: mails, messages, requests and writes that are not as good twice. What only
 * reads, or deletes, does no harm then.
 */
export function doesTwice(module: Module, { fn }: Schedule): boolean {
  return findEffects(module, fn, (call) => {
    const work = describeWork(module, call);
    switch (work?.kind) {
      case 'mail':
      case 'publish':
      case 'process':
      case 'file':
        return true;
      case 'write':
        return work.call.kind === 'operation' && !/^delete/u.test(work.call.does) ? true : null;
      case 'request': {
        const method = work.call.kind === 'outbound-request' ? methodOf(module, work.call) : null;
        return method === null || /^(?:GET|HEAD|OPTIONS)$/u.test(method) ? null : true;
      }
      default:
        return null;
    }
  }, 4).length > 0;
}

/** Whether a function goes on after it has returned: it awaits, or starts, what is not in sight or does so itself. */
function takesTime(module: Module, fn: FunctionNode, depth: number): boolean {
  if (fn.generator) return false;
  // `await sql`…``
  if (fn.async && someNode(fn.body, (node) => node.type === 'AwaitExpression' && unwrap(node.argument).type === 'TaggedTemplateExpression' && findEnclosingFunction(node) === fn)) return true;
  const calls = fn.async ? awaitedIn(fn) : callsIn(fn);
  return calls.some((call) => {
    const inner = findFunction(module, call.callee);
    if (!inner) return fn.async && !isPause(call);
    return depth < MAX_DEPTH ? takesTime(module, inner, depth + 1) : inner.async;
  });
}

/** The calls that an `async` function waits for, or gives as its own result. */
function awaitedIn({ body }: FunctionNode): readonly CallExpression[] {
  const calls: CallExpression[] = [];
  walk(body, (node) => {
    if (isFunction(node)) return false;
    const value = node.type === 'AwaitExpression' || node.type === 'ReturnStatement' ? node.argument : node.type === 'ForOfStatement' && node.await ? node.right : null;
    const call = value && unwrap(value);
    if (call?.type === 'CallExpression') calls.push(call);
    return true;
  });
  const own = unwrap(body);
  return own.type === 'CallExpression' ? [...calls, own] : calls;
}

/** The calls that a function which waits for nothing makes itself. */
function callsIn({ body }: FunctionNode): readonly CallExpression[] {
  if (body.type !== 'BlockStatement') {
    const own = unwrap(body);
    return own.type === 'CallExpression' ? [startOf(own)] : [];
  }
  return body.body.flatMap((each) => {
    const value = each.type === 'ExpressionStatement' ? unwrap(each.expression.type === 'UnaryExpression' ? each.expression.argument : each.expression) : each.type === 'ReturnStatement' && each.argument ? unwrap(each.argument) : null;
    return value?.type === 'CallExpression' ? [startOf(value)] : [];
  });
}

/** `sync()` of `sync().catch(log)` */
function startOf(call: CallExpression): CallExpression {
  const { callee } = call;
  if (callee.type !== 'MemberExpression' || !/^(then|catch|finally)$/u.test(memberName(callee) ?? '')) return call;
  const inner = unwrap(callee.object);
  return inner.type === 'CallExpression' ? startOf(inner) : call;
}

/** `await setTimeout(100)` of `node:timers/promises` */
function isPause({ callee }: CallExpression): boolean {
  return callee.type === 'Identifier' && /^(setTimeout|setImmediate|sleep|delay|wait)$/u.test(callee.name);
}

const LEADERS = /singleton|leader/iu;
const LOCKING_TEXTS = /advisory|skip\s+locked|^nx$/iu;

/** Whether a flag, a lock or a timer that it starts itself keeps the runs of a job apart, in it or in what it calls. What may do so counts. */
function isKeptApart(module: Module, fn: FunctionNode, depth: number): boolean {
  if (asksFlag(fn, depth > 0)) return true;
  let isApart = false;
  walk(fn.body, (node) => {
    if (isApart) return false;
    const text = node.type === 'Literal' && typeof node.value === 'string' ? node.value : node.type === 'TemplateElement' ? node.value.raw : null;
    if (text !== null && LOCKING_TEXTS.test(text)) isApart = true;
    if (node.type !== 'CallExpression' && node.type !== 'NewExpression') return !isApart;
    const name = node.callee.type === 'Identifier' ? node.callee.name : `${printed(unwrap(node.callee.type === 'MemberExpression' ? node.callee.object : node.callee))}.${memberName(node.callee) ?? ''}`;
    if (isLockName(name) || LEADERS.test(name) || name === 'clearInterval') isApart = true;
    const inner = depth < 2 && !isApart && node.type === 'CallExpression' ? findFunction(module, node.callee) : null;
    if (inner && inner !== fn && isKeptApart(module, inner, depth + 1)) isApart = true;
    return !isApart;
  });
  return isApart;
}

/** `if (isRunning) return;` and `if (!isRunning) { isRunning = true; … }`: a condition on something that the function itself sets. */
function asksFlag({ body }: FunctionNode, isInner: boolean): boolean {
  const set = new Set<string>();
  walk(body, (node) => {
    if (node.type === 'AssignmentExpression') set.add(printed(node.left));
    if (node.type === 'UpdateExpression') set.add(printed(node.argument));
    // `running.add(id)`; further in, that is one record, and not the job.
    if (!isInner && node.type === 'CallExpression' && node.callee.type === 'MemberExpression' && /^(add|set)$/u.test(memberName(node.callee) ?? '')) set.add(printed(node.callee.object));
    return true;
  });
  set.delete('');
  return set.size > 0 && someNode(body, (node) => node.type === 'IfStatement' && someNode(node.test, (each) => (each.type === 'Identifier' || each.type === 'MemberExpression') && set.has(printed(each))) && endsOrHolds(node));
}

function endsOrHolds({ consequent, alternate }: Extract<Node, { type: 'IfStatement' }>): boolean {
  const first = consequent.type === 'BlockStatement' ? consequent.body : [consequent];
  return first.some((each) => each.type === 'ReturnStatement') || someNode(consequent, (each) => each.type === 'AwaitExpression') || (alternate !== null && alternate !== undefined && someNode(alternate, (each) => each.type === 'AwaitExpression'));
}

/** `this.running`, `state.busy`, `busy` */
function printed(node: Node): string {
  if (node.type === 'Identifier') return node.name;
  if (node.type === 'ThisExpression') return 'this';
  if (node.type !== 'MemberExpression') return '';
  const name = memberName(node);
  const object = printed(unwrap(node.object));
  return name === null || object === '' ? '' : `${object}.${name}`;
}
