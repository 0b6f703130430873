import { isFunction, isInside, memberName, someNode, unwrap, walk, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findLiteral, findVariable, isGlobal } from '../bindings/index.js';
import { numberOf } from '../values.js';
import { isMemberOrKey, nameOf, type Changes } from './changes.js';
import type { RetryBound } from './types.js';

/**
 * What a condition depends on. `count`: on how many attempts or how much time there was. `outcome`: on nothing but what the last attempt
 * came to. `other`: on something else, that may end it.
 */
export type Dependence = 'count' | 'outcome' | 'other';

/** The code that runs once an attempt, and what changes in it. */
export interface Round {
  readonly region: Node;
  readonly changes: Changes;
}

export function judgeCondition(module: Module, round: Round, outer: Node, depth = 0): Dependence {
  const test = unwrap(outer);
  if (depth > 6) return 'other';
  if (test.type === 'LogicalExpression') return strongest([judgeCondition(module, round, test.left, depth + 1), judgeCondition(module, round, test.right, depth + 1)]);
  if (test.type === 'UnaryExpression' && test.operator === '!') return judgeCondition(module, round, test.argument, depth + 1);
  if (test.type === 'BinaryExpression' && [test.left, test.right].some((side) => isEndless(module, side))) return 'outcome';
  return judgeMentions(module, round, test, depth);
}

function strongest(all: readonly Dependence[]): Dependence {
  return all.includes('count') ? 'count' : all.includes('other') ? 'other' : 'outcome';
}

/** `Infinity`, `Number.MAX_SAFE_INTEGER` */
function isEndless(module: Module, node: Node): boolean {
  const value = numberOf(module, node);
  return value !== null && value >= Number.MAX_SAFE_INTEGER;
}

function judgeMentions(module: Module, round: Round, test: Node, depth: number): Dependence {
  let [isCount, isOutcome, isOther] = [false, false, false];
  walk(test, (node) => {
    if (isFunction(node)) return false;
    if (isClock(module, node)) isCount = true;
    const name = node.type === 'MemberExpression' || node.type === 'Identifier' ? nameOf(node) : null;
    if (name === null || isMemberOrKey(node)) return true;
    if (round.changes.counters.has(name)) {
      isCount = true;
      return false;
    }
    if (node.type === 'MemberExpression' && !round.changes.assigned.has(name)) {
      // `isTransient(err)`, `codes.has(err.code)`: what is called says nothing, what it is given does.
      const isCallee = node.parent.type === 'CallExpression' && node.parent.callee === node;
      if (isCallee && node.parent.type === 'CallExpression' && node.parent.arguments.length > 0) return node.object.type !== 'Identifier' || isMadeInside(module, round, node.object);
      if (name.startsWith('this.')) isOther ||= !isConstantMember(module, node);
      return !name.startsWith('this.');
    }
    if (node.type === 'Identifier' && node.parent.type === 'CallExpression' && node.parent.callee === node) {
      if (node.parent.arguments.length === 0) isOther = true;
      return false;
    }
    switch (judgeName(module, round, node, name, depth)) {
      case 'count':
        isCount = true;
        break;
      case 'outcome':
        isOutcome = true;
        break;
      case 'other':
        isOther = true;
        break;
      case null:
    }
    return false;
  });
  if (isCount) return 'count';
  return isOther && !isOutcome ? 'other' : 'outcome';
}

/** What a variable depends on; null for a constant. */
function judgeName(module: Module, round: Round, node: Node, name: string, depth: number): Dependence | null {
  const assigned = round.changes.assigned.get(name);
  if (assigned) return strongest(['outcome', ...assigned.map((each) => judgeCondition(module, round, each, depth + 1))].filter((each) => each !== 'other') as Dependence[]);
  if (node.type !== 'Identifier') return 'other';
  const variable = findVariable(module, node);
  if (variable === null || variable === 'global') return node.name === 'undefined' || node.name === 'NaN' || variable === 'global' ? null : 'other';
  const [definition] = variable.defs;
  if (!definition) return null;
  if (isInside(definition.name, round.region)) {
    if (definition.type === 'Parameter' && definition.node === round.region) return 'other';
    const init = definition.node.type === 'VariableDeclarator' ? definition.node.init : null;
    const inner = init ? judgeCondition(module, round, init, depth + 1) : 'outcome';
    return inner === 'count' ? 'count' : 'outcome';
  }
  if (definition.type === 'ImportBinding' || definition.type === 'FunctionName' || definition.type === 'ClassName') return null;
  const value = findLiteral(module, node);
  const isConstant = value !== null && value !== node && value.type !== 'Identifier';
  return isConstant ? null : 'other';
}

function isConstantMember(module: Module, node: Node): boolean {
  const value = findLiteral(module, node);
  return value !== null && value !== node && value.type === 'Literal';
}

function isMadeInside(module: Module, round: Round, node: Node): boolean {
  if (node.type !== 'Identifier') return false;
  const variable = findVariable(module, node);
  const name = variable === null || variable === 'global' ? null : variable.defs[0]?.name;
  return name !== null && name !== undefined && isInside(name, round.region);
}

/** `Date.now()`, `performance.now()`, `process.hrtime()`, `new Date()` */
function isClock(module: Module, node: Node): boolean {
  if (node.type === 'NewExpression') return node.arguments.length === 0 && isGlobal(module, node.callee, 'Date');
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return false;
  const name = memberName(node.callee);
  const { object } = node.callee;
  if (name === 'now') return isGlobal(module, object, 'Date') || (object.type === 'Identifier' && object.name === 'performance');
  return name !== null && (name === 'hrtime' || nameOf(node.callee) === 'process.hrtime.bigint' || name === 'uptime');
}

/** Whether code mentions a signal or asks for one: whoever holds its controller may end it. Not one that is made on the spot, `AbortSignal.timeout()`. */
export function mentionsSignal(root: Node): boolean {
  return someNode(root, (node) => {
    if (node.type !== 'Identifier' || node.name === 'AbortSignal') return false;
    const isKey = node.parent.type === 'Property' && node.parent.key === node && !node.parent.shorthand;
    return !isKey && /^(signal|abort(ed|Signal)?|throwIfAborted)$/iu.test(node.name);
  });
}

/** The bound that conditions give together, each of which may end it. */
export function boundBy(module: Module, round: Round, conditions: readonly Node[]): RetryBound {
  const all = conditions.map((each) => judgeCondition(module, round, each));
  return all.includes('count') ? 'set' : all.includes('other') ? 'unknown' : 'absent';
}
