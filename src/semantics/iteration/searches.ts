import { isFunction, unwrap, type Node, type Variable } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { isLoop, LEAVES, outcomesOf, type Loop } from '../retries/outcomes.js';
import { walkOwn } from '../retries/own-nodes.js';
import { mentions } from './loops.js';
import type { Iteration } from './types.js';

/**
 * Whether a loop ends as soon as one of its rounds has what is sought (`if (user) return user`), so that the rest of the list is never
 * asked for. What only refuses the whole (`if (!user) return notFound()`) is no search: all elements are asked for where all goes well.
 */
export function endsAtHit(module: Module, { node, body }: Iteration, call: Node, results: ReadonlySet<Variable>): boolean {
  if (!isLoop(node)) return false;
  const isAbout = (test: Node): boolean => (call.range[0] >= test.range[0] && call.range[1] <= test.range[1]) || mentions(module, test, results);
  let found = false;
  walkOwn(body, (each) => {
    if (found || isFunction(each)) return false;
    if (each.type === 'IfStatement' && isAbout(each.test)) found = isHit(module, each.consequent, node, isMissing(each.test), results) || (each.alternate !== null && isHit(module, each.alternate, node, !isMissing(each.test), results));
    if (each.type === 'ReturnStatement' && each.argument && isPlain(each.argument) && mentions(module, each.argument, results)) found = true;
    return !found;
  });
  return found;
}

/** `!user`, `user == null`, `rows.length === 0` */
function isMissing(outer: Node): boolean {
  const test = unwrap(outer);
  if (test.type === 'UnaryExpression') return test.operator === '!';
  if (test.type === 'LogicalExpression') return isMissing(test.left);
  if (test.type !== 'BinaryExpression') return false;
  const { right } = test;
  return /^={2,3}$/.test(test.operator) ? right.type === 'Literal' ? !right.value : right.type === 'Identifier' && right.name === 'undefined' : test.operator === '<';
}

function isHit(module: Module, branch: Node, loop: Loop, isNegative: boolean, results: ReadonlySet<Variable>): boolean {
  if (!(outcomesOf(branch, loop, () => null) & LEAVES)) return false;
  const statements = branch.type === 'BlockStatement' ? branch.body : [branch];
  const last = statements.at(-1);
  if (last?.type === 'BreakStatement') return true;
  if (last?.type !== 'ReturnStatement') return false;
  if (!last.argument) return !isNegative && statements.length === 1;
  const value = unwrap(last.argument);
  if (value.type === 'Literal') return value.value === true && !isNegative;
  if (!isPlain(value)) return false;
  return !isNegative || (value.type === 'Identifier' && !mentions(module, value, results));
}

/** A value as it is, not an answer that is made of it. */
function isPlain(outer: Node): boolean {
  const node = unwrap(outer);
  return node.type === 'Identifier' || node.type === 'MemberExpression' || node.type === 'ObjectExpression';
}
