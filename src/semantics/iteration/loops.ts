import { memberName, someNode, unwrap, type Node, type Variable } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findVariable } from '../bindings/index.js';
import { homeOf } from '../home.js';
import type { Loop } from '../retries/outcomes.js';
import { walkOwn } from '../retries/own-nodes.js';
import { numberOf } from '../values.js';
import { judgeList } from './lists.js';
import type { Iteration } from './types.js';

/** What a loop does with a list. */
export function describeLoop(module: Module, loop: Loop): Iteration {
  const base = { kind: 'loop', node: loop, body: loop.body, list: null, size: null, variables: new Set<Variable>(), carried: findCarried(module, loop), isConcurrent: false, isLimited: false } as const;
  switch (loop.type) {
    case 'ForOfStatement': {
      const variables = namedBy(module, loop.left);
      if (loop.await) return { ...base, over: 'cursor', list: loop.right, variables };
      const subject = judgeList(module, loop.right);
      return { ...base, ...subject, over: isUsedAsList(module, loop.body, variables) ? 'chunks' : subject.over, list: loop.right, variables };
    }
    case 'ForInStatement':
      return { ...base, ...judgeList(module, loop.right), list: loop.right, variables: namedBy(module, loop.left) };
    case 'ForStatement':
      return { ...base, ...describeCounting(module, loop) };
    default:
      return { ...base, ...describeTaking(module, loop) };
  }
}

/** The variables that a pattern or declaration names. */
export function namedBy(module: Module, node: Node): Set<Variable> {
  if (node.type === 'VariableDeclaration') return new Set(homeOf(module, node).scopeManager.getDeclaredVariables(node));
  const found = node.type === 'Identifier' ? findVariable(module, node) : null;
  return new Set(found !== null && found !== 'global' ? [found] : []);
}

type Part = Pick<Iteration, 'over' | 'list' | 'size' | 'variables'>;

/** `for (let i = 0; i < list.length; i++)` */
function describeCounting(module: Module, { init, test, update, body }: Extract<Loop, { type: 'ForStatement' }>): Part {
  const variables = init ? namedBy(module, init) : new Set<Variable>();
  const none: Part = { over: 'rounds', list: null, size: null, variables };
  if (test?.type !== 'BinaryExpression' || !update || variables.size === 0) return none;
  if (!/^[<>]=?$/.test(test.operator)) return none;
  const isCounter = (side: Node): boolean => mentions(module, side, variables);
  const end = isCounter(test.left) ? test.right : isCounter(test.right) ? test.left : null;
  if (!end || end.type === 'PrivateIdentifier') return none;
  const cuts = someNode(body, (node) => node.type === 'CallExpression' && /^(?:slice|splice|subarray)$/.test(memberName(node.callee) ?? '') && node.arguments.some((each) => mentions(module, each, variables)));
  const step = update.type === 'AssignmentExpression' ? numberOf(module, update.right) : 1;
  if (cuts && update.type === 'AssignmentExpression') return { ...none, over: 'chunks', list: end };
  // `offset += pageSize`
  if (step === null && update.type === 'AssignmentExpression' && update.operator === '+=') return { ...none, over: 'chunks', list: end };
  const value = unwrap(end);
  if (value.type === 'MemberExpression' && memberName(value) === 'length') return { ...judgeList(module, value.object), list: value.object, variables };
  const size = numberOf(module, end);
  return size === null ? { over: 'count', list: end, size, variables } : { over: 'literal', list: end, size, variables };
}

/** `while (queue.length > 0) { const job = queue.shift(); … }` */
function describeTaking(module: Module, loop: Extract<Loop, { type: 'WhileStatement' | 'DoWhileStatement' }>): Part {
  const none: Part = { over: 'rounds', list: null, size: null, variables: new Set() };
  const counted = describeCounted(module, loop);
  if (counted) return counted;
  const lists = new Set<Variable>();
  walkOwn(loop.test, (node) => {
    const object = node.type === 'MemberExpression' && /^(?:length|size|shift|pop)$/.test(memberName(node) ?? '') ? unwrap(node.object) : null;
    const variable = object?.type === 'Identifier' ? findVariable(module, object) : null;
    if (variable !== null && variable !== 'global') lists.add(variable);
    return true;
  });
  if (lists.size !== 1) return none;
  const [list] = lists;
  let taken: Node | null = null;
  let grows = false;
  const variables = new Set<Variable>();
  const visit = (node: Node): boolean => {
    if (node.type === 'VariableDeclarator' && node.init && isTaking(module, node.init, list)) {
      taken = unwrap(node.init);
      for (const each of homeOf(module, node).scopeManager.getDeclaredVariables(node)) variables.add(each);
    }
    if (node.type === 'AssignmentExpression' && isTaking(module, node.right, list)) {
      taken = unwrap(node.right);
      for (const each of namedBy(module, node.left)) variables.add(each);
    }
    if (node.type === 'MemberExpression' && node.object.type === 'Identifier' && findVariable(module, node.object) === list) grows ||= /^(?:push|unshift|concat)$/.test(memberName(node) ?? '');
    return true;
  };
  walkOwn(loop.body, visit);
  walkOwn(loop.test, visit);
  const call = taken as Node | null;
  // A list that its own loop adds to is a way through something: each step needs what the one before found.
  if (grows || call?.type !== 'CallExpression' || call.callee.type !== 'MemberExpression') return none;
  const isPart = memberName(call.callee) === 'splice';
  return { over: isPart ? 'chunks' : 'rest', list: call.callee.object, size: null, variables };
}

/** `while (i < list.length) { …; i += 1; }` */
function describeCounted(module: Module, { test, body }: Extract<Loop, { type: 'WhileStatement' | 'DoWhileStatement' }>): Part | null {
  const length = test.type === 'BinaryExpression' && test.operator === '<' ? unwrap(test.right) : null;
  if (test.type !== 'BinaryExpression' || length?.type !== 'MemberExpression' || memberName(length) !== 'length' || test.left.type !== 'Identifier') return null;
  const variables = namedBy(module, test.left);
  const [counter] = variables;
  const list = unwrap(length.object);
  if (!counter || list.type !== 'Identifier') return null;
  let step: number | null = null;
  let grows = false;
  walkOwn(body, (node) => {
    if (node.type === 'UpdateExpression' && node.argument.type === 'Identifier' && findVariable(module, node.argument) === counter) step = 1;
    if (node.type === 'AssignmentExpression' && node.operator === '+=' && node.left.type === 'Identifier' && findVariable(module, node.left) === counter) step = numberOf(module, node.right) ?? 0;
    if (node.type === 'MemberExpression' && node.object.type === 'Identifier' && node.object.name === list.name) grows ||= /^(?:push|unshift|splice|shift|pop)$/.test(memberName(node) ?? '');
    return true;
  });
  if (grows || step === null) return null;
  return step === 1 ? { ...judgeList(module, list), list, variables } : { over: 'chunks', list, size: null, variables };
}

function isTaking(module: Module, outer: Node, list: Variable | undefined): boolean {
  const node = unwrap(outer);
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression' || !/^(?:shift|pop|splice)$/.test(memberName(node.callee) ?? '')) return false;
  const object = unwrap(node.callee.object);
  return object.type === 'Identifier' && findVariable(module, object) === list;
}

/** Variables from outside that a round gives another value which is no mere count. */
function findCarried(module: Module, loop: Loop): Set<Variable> {
  const carried = new Set<Variable>();
  walkOwn(loop.body, (node) => {
    if (node.type !== 'AssignmentExpression') return true;
    const target = node.left.type === 'Identifier' ? findVariable(module, node.left) : null;
    if (target === null || target === 'global') return true;
    const isOutside = target.defs.every((each) => each.node.range[0] < loop.body.range[0] || each.node.range[1] > loop.body.range[1]);
    if (isOutside && someNode(node.right, (each) => each.type !== 'Literal' && (each.type === 'Identifier' || each.type === 'CallExpression'))) carried.add(target);
    return true;
  });
  return carried;
}

const LIST_METHODS = new Set(['map', 'forEach', 'filter', 'flatMap', 'reduce', 'some', 'every', 'join']);

/** Whether the elements are lists themselves: `chunk.map(…)`, `for (const row of chunk)`, `[...chunk]`. */
export function isUsedAsList(module: Module, body: Node, variables: ReadonlySet<Variable>): boolean {
  const isElement = (node: Node): boolean => {
    const variable = node.type === 'Identifier' ? findVariable(module, node) : null;
    return variable !== null && variable !== 'global' && variables.has(variable);
  };
  if (![...variables].some(({ defs: [definition] }) => definition?.name.parent?.type === 'VariableDeclarator' || definition?.type === 'Parameter')) return false;
  return someNode(body, (node) => {
    if (node.type === 'MemberExpression') return isElement(node.object) && LIST_METHODS.has(memberName(node) ?? '') && node.parent.type === 'CallExpression';
    if (node.type === 'SpreadElement') return node.parent.type !== 'ObjectExpression' && isElement(node.argument);
    return node.type === 'ForOfStatement' && isElement(node.right);
  });
}

/** Whether code mentions one of these variables. */
export function mentions(module: Module, code: Node, variables: ReadonlySet<Variable>): boolean {
  if (variables.size === 0) return false;
  return someNode(code, (node) => {
    const variable = node.type === 'Identifier' ? findVariable(module, node) : null;
    return variable !== null && variable !== 'global' && variables.has(variable);
  });
}
