import { isFunction, memberName, someNode, type Node } from '../../ast/index.js';
import type { Frame } from '../summaries/callees.js';
import { evaluate, presence } from './evaluate.js';
import { isSealed } from './seals.js';
import type { State } from './state.js';

/** Follows a condition, and notes what it finds out about values; `leaves`: the code goes no further when it is not as it should be. */
export function decide(state: State, frame: Frame, test: Node, leaves: boolean): void {
  const value = evaluate(state, frame, test);
  // `if (signature === expected) handle(body)`
  if (!leaves && isAffirmed(test)) state.settle(value.verdicts.filter(isSealed), true);
  state.settle([...value.verdicts, ...presence(value, false)], leaves);
}

/** Whether a branch runs where a comparison holds, rather than where it does not. */
function isAffirmed(test: Node): boolean {
  if (test.type === 'UnaryExpression') return test.operator !== '!';
  if (test.type === 'LogicalExpression') return isAffirmed(test.left) && isAffirmed(test.right);
  return test.type !== 'BinaryExpression' || !test.operator.startsWith('!');
}

/** Whether a branch ends the code around it: it returns, throws, or answers. */
export function isLeaving(branch: Node | null): boolean {
  if (!branch) return false;
  return someNode(branch, (node) => {
    if (node.type === 'ReturnStatement' || node.type === 'ThrowStatement' || node.type === 'ContinueStatement' || node.type === 'BreakStatement') return !isInnerFunction(node, branch);
    if (node.type !== 'CallExpression') return false;
    const name = node.callee.type === 'Identifier' ? node.callee.name : memberName(node.callee);
    // `errors.push('name is missing')`, `next(error)`
    return name === 'push' || name === 'next' || name === 'exit' || name === 'sendStatus' || name === 'throw';
  });
}

function isInnerFunction(node: Node, outer: Node): boolean {
  for (let at: Node | undefined = node; at && at !== outer; at = at.parent) if (isFunction(at)) return true;
  return false;
}
