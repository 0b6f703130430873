import { isFunction, unwrap, walk, type Node, type Variable } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { homeOf } from '../home.js';
import { mentions, namedBy } from './loops.js';
import type { Iteration } from './types.js';

/** How often what is derived from something derived is looked for. */
const MAX_ROUNDS = 5;

/** The variables whose value comes from the element of an iteration: those that hold it, and what code makes of them in a round. */
export function findDerived(module: Module, { body, variables }: Pick<Iteration, 'body' | 'variables'>): ReadonlySet<Variable> {
  return closeOver(module, body, variables);
}

/** Whether what an expression gives depends on one of these variables, through what a round makes of them. */
export function dependsOn(module: Module, node: Node, body: Node, variables: ReadonlySet<Variable>): boolean {
  return variables.size > 0 && mentions(module, node, closeOver(module, body, variables));
}

function closeOver(module: Module, body: Node, seeds: ReadonlySet<Variable>): ReadonlySet<Variable> {
  const derived = new Set(seeds);
  const steps: { from: Node; to: () => Iterable<Variable> }[] = [];
  walk(body, (node) => {
    if (node.type === 'VariableDeclarator' && node.init) steps.push({ from: node.init, to: () => homeOf(module, node).scopeManager.getDeclaredVariables(node) });
    if (node.type === 'AssignmentExpression' && node.left.type === 'Identifier') steps.push({ from: node.right, to: () => namedBy(module, node.left) });
    if (node.type === 'ForOfStatement' || node.type === 'ForInStatement') steps.push({ from: node.right, to: () => namedBy(module, node.left) });
    // `item.tags.map((tag) => …)`
    if (node.type === 'CallExpression') {
      const callee = unwrap(node.callee);
      const from = callee.type === 'MemberExpression' ? callee.object : node.arguments[0];
      for (const fn of node.arguments) if (isFunction(fn) && from && from !== fn) steps.push({ from, to: () => homeOf(module, fn).scopeManager.getDeclaredVariables(fn) });
    }
  });
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const before = derived.size;
    for (const { from, to } of steps) if (mentions(module, from, derived)) for (const each of to()) derived.add(each);
    if (derived.size === before) break;
  }
  return derived;
}
