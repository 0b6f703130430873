import { isFunction, type FunctionNode, type Node } from '../../ast/index.js';
import type { Frame } from '../summaries/callees.js';
import { assign } from './assign.js';
import { decide, isLeaving } from './conditions.js';
import { evaluate, looksAt } from './evaluate.js';
import type { State } from './state.js';
import type { Value } from './types.js';
import { CLEAN, holding, memberOf, merge } from './values.js';

/** How many functions may be followed one inside the other. */
const MAX_DEPTH = 8;

/** Runs a function for its parameters' values, and gives what it returns. */
export function runFunction(state: State, frame: Frame, fn: FunctionNode, given: readonly Value[]): Value {
  if (state.stack.includes(fn) || state.stack.length >= MAX_DEPTH || !state.spendRun() || !fn.body) return CLEAN;
  state.stack.push(fn);
  const returned: Value[] = [];
  state.returns.push(returned);
  for (const [index, parameter] of fn.params.entries()) {
    const value = parameter.type === 'RestElement' ? holding(given.slice(index)) : (given[index] ?? CLEAN);
    assign(state, frame, parameter, value, 'replace');
  }
  if (fn.body.type === 'BlockStatement') execute(state, frame, fn.body);
  else returned.push(evaluate(state, frame, fn.body));
  state.returns.pop();
  state.stack.pop();
  return merge(returned);
}

/** Runs a function that is written where it is given: with what is known of its parameters. */
export function runCallback(state: State, frame: Frame, fn: FunctionNode, given: readonly Value[]): Value {
  return runFunction(state, frame, fn, given);
}

/** Follows a statement, in the order in which it runs. */
export function execute(state: State, frame: Frame, node: Node): void {
  if (!state.spend()) return;
  switch (node.type) {
    case 'BlockStatement':
      for (const each of node.body) execute(state, frame, each);
      return;
    case 'ExpressionStatement':
      evaluate(state, frame, node.expression);
      return;
    case 'VariableDeclaration':
      for (const each of node.declarations) if (each.init) assign(state, frame, each.id, evaluate(state, frame, each.init), 'replace');
      return;
    case 'ReturnStatement':
      state.returns.at(-1)?.push(node.argument ? evaluate(state, frame, node.argument) : CLEAN);
      return;
    case 'ThrowStatement':
      evaluate(state, frame, node.argument);
      return;
    case 'IfStatement':
      decide(state, frame, node.test, isLeaving(node.consequent) || isLeaving(node.alternate));
      execute(state, frame, node.consequent);
      if (node.alternate) execute(state, frame, node.alternate);
      return;
    case 'ForOfStatement':
    case 'ForInStatement': {
      const list = evaluate(state, frame, node.right);
      const target = node.left.type === 'VariableDeclaration' ? node.left.declarations[0].id : node.left;
      assign(state, frame, target, memberOf(list, '*'), 'replace');
      execute(state, frame, node.body);
      return;
    }
    case 'ForStatement':
      if (node.init) execute(state, frame, node.init);
      if (node.test) boundLoop(state, frame, node.test);
      execute(state, frame, node.body);
      if (node.update) evaluate(state, frame, node.update);
      return;
    case 'WhileStatement':
    case 'DoWhileStatement':
      evaluate(state, frame, node.test);
      execute(state, frame, node.body);
      return;
    case 'TryStatement':
      execute(state, frame, node.block);
      if (node.handler) execute(state, frame, node.handler.body);
      if (node.finalizer) execute(state, frame, node.finalizer);
      return;
    case 'SwitchStatement':
      state.settle(looksAt(evaluate(state, frame, node.discriminant).taints, isListOfAll(node) ? 'type' : 'weak'), true);
      for (const each of node.cases) for (const inner of each.consequent) execute(state, frame, inner);
      return;
    case 'LabeledStatement':
      execute(state, frame, node.body);
      return;
    default:
      // A declared function runs where it is called.
      if (!isFunction(node) && !node.type.endsWith('Declaration') && !node.type.endsWith('Statement')) evaluate(state, frame, node);
  }
}

/** `case 'day': … default: throw …`: behind it the value is one of those. */
function isListOfAll({ cases }: Extract<Node, { type: 'SwitchStatement' }>): boolean {
  const fallback = cases.find(({ test }) => test === null);
  const last = fallback?.consequent.at(-1);
  const end = last?.type === 'BlockStatement' ? last.body.at(-1) : last;
  return (end?.type === 'ThrowStatement' || end?.type === 'ReturnStatement') && cases.every(({ test }) => test === null || test.type === 'Literal');
}

/** `i < days`: a value from outside decides how often the body runs. */
function boundLoop(state: State, frame: Frame, test: Node): void {
  const value = evaluate(state, frame, test);
  if (test.type !== 'BinaryExpression' || !/^[<>]=?$/.test(test.operator)) return;
  const isLeft = test.operator.startsWith('>');
  const bound = isLeft ? test.left : test.right;
  if (bound.type !== 'Identifier' && bound.type !== 'MemberExpression') return;
  state.reach({ kind: 'loop', node: test, places: null }, evaluate(state, frame, bound));
  state.settle(value.verdicts, false);
}
