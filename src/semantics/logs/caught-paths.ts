import { isFunction, type Node } from '../../ast/index.js';

/** Statements that end the run of the code around them. */
const EXITS = new Set(['ReturnStatement', 'ThrowStatement', 'ContinueStatement', 'BreakStatement']);

/** Whether two pieces of the code in `region` can both run in one run of it: not in two branches of one choice, and neither behind an exit of the other's branch. */
export function mayRunTogether(region: Node, first: Node, second: Node): boolean {
  const [one, other] = [pathOf(region, first), pathOf(region, second)];
  let at = 0;
  while (at < one.length && at < other.length && one[at] === other[at]) at += 1;
  const parent = one[at - 1] ?? region;
  const [left, right] = [one[at], other[at]];
  if (!left || !right) return true;
  if (areAlternatives(parent, left, right)) return false;
  const [early, late] = left.range[0] < right.range[0] ? [one.slice(at), right] : [other.slice(at), left];
  return !endsBefore(early, late);
}

/** The nodes from the region down to a node. */
function pathOf(region: Node, node: Node): readonly Node[] {
  const path: Node[] = [];
  for (let at: Node | undefined = node; at && at !== region; at = at.parent) path.unshift(at);
  return path;
}

function areAlternatives(parent: Node, left: Node, right: Node): boolean {
  if (parent.type === 'IfStatement' || parent.type === 'ConditionalExpression') return left !== parent.test && right !== parent.test;
  return parent.type === 'SwitchStatement' && left !== parent.discriminant && right !== parent.discriminant;
}

/** `if (sent) { return next(err); }` ends before what comes behind it. */
function endsBefore(path: readonly Node[], late: Node): boolean {
  return path.some((node, index) => {
    if (isFunction(node)) return false;
    const inner = path[index + 1];
    if (node.type !== 'IfStatement' || !inner || inner === node.test || late.range[0] < node.range[1]) return false;
    return exits(inner);
  });
}

function exits(branch: Node): boolean {
  const last = branch.type === 'BlockStatement' ? branch.body.at(-1) : branch;
  return last !== undefined && EXITS.has(last.type);
}

/** The tests of the `if`s around a node in the region, with the branch that it is in. */
export function testsAround(region: Node, node: Node): readonly { readonly test: Node; readonly isTrue: boolean }[] {
  const tests: { test: Node; isTrue: boolean }[] = [];
  for (let at = node, around = node.parent; around && at !== region; at = around, around = around.parent) {
    if ((around.type === 'IfStatement' || around.type === 'ConditionalExpression') && around.test !== at) tests.push({ test: around.test, isTrue: around.consequent === at });
    if (around.type === 'LogicalExpression' && around.right === at) tests.push({ test: around.left, isTrue: around.operator === '&&' });
    if (around.type === 'SwitchCase' && around.parent.type === 'SwitchStatement') tests.push({ test: around.parent.discriminant, isTrue: around.test !== null });
  }
  return tests;
}
