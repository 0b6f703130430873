import { isFunction, unwrap, walk, type Node, type Variable } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findVariable } from '../bindings/index.js';
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

/** A place of a piece of code that gives variables what comes from others. */
interface Step {
  readonly from: ReadonlySet<Variable>;
  readonly to: () => Iterable<Variable>;
}

/** What is known of a piece of code: its steps, and what comes from which variables. */
interface Known {
  readonly steps: readonly Step[];
  readonly answers: { readonly seeds: ReadonlySet<Variable>; readonly derived: ReadonlySet<Variable> }[];
}

const bodies = new WeakMap<Node, Known>();

function closeOver(module: Module, body: Node, seeds: ReadonlySet<Variable>): ReadonlySet<Variable> {
  let known = bodies.get(body);
  if (!known) bodies.set(body, (known = { steps: stepsOf(module, body), answers: [] }));
  const answered = known.answers.find((each) => each.seeds.size === seeds.size && [...seeds].every((seed) => each.seeds.has(seed)));
  if (answered) return answered.derived;
  const derived = new Set(seeds);
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const before = derived.size;
    for (const { from, to } of known.steps) if (isAny(from, derived)) for (const each of to()) derived.add(each);
    if (derived.size === before) break;
  }
  known.answers.push({ seeds: new Set(seeds), derived });
  return derived;
}

function isAny(variables: ReadonlySet<Variable>, sought: ReadonlySet<Variable>): boolean {
  for (const each of variables) if (sought.has(each)) return true;
  return false;
}

function stepsOf(module: Module, body: Node): readonly Step[] {
  const steps: Step[] = [];
  const add = (from: Node, to: Step['to']): void => void steps.push({ from: variablesIn(module, from), to });
  walk(body, (node) => {
    if (node.type === 'VariableDeclarator' && node.init) add(node.init, () => homeOf(module, node).scopeManager.getDeclaredVariables(node));
    if (node.type === 'AssignmentExpression' && node.left.type === 'Identifier') add(node.right, () => namedBy(module, node.left));
    if (node.type === 'ForOfStatement' || node.type === 'ForInStatement') add(node.right, () => namedBy(module, node.left));
    // `item.tags.map((tag) => …)`
    if (node.type === 'CallExpression') {
      const callee = unwrap(node.callee);
      const from = callee.type === 'MemberExpression' ? callee.object : node.arguments[0];
      for (const fn of node.arguments) if (isFunction(fn) && from && from !== fn) add(from, () => homeOf(module, fn).scopeManager.getDeclaredVariables(fn));
    }
  });
  return steps;
}

function variablesIn(module: Module, code: Node): ReadonlySet<Variable> {
  const found = new Set<Variable>();
  walk(code, (node) => {
    const variable = node.type === 'Identifier' ? findVariable(module, node) : null;
    if (variable !== null && variable !== 'global') found.add(variable);
  });
  return found;
}
