import { isFunction, type Node } from '../../ast/index.js';
import { LEAVES, outcomesOf, type Loop } from '../retries/outcomes.js';
import { someOwn } from '../retries/own-nodes.js';

/** The loop around a node, in the same function, that never ends and waits in each round: the work of a service, whatever started it. */
export function findEndlessLoop(node: Node): Loop | null {
  for (let at = node.parent; at && !isFunction(at); at = at.parent) {
    if ((at.type === 'WhileStatement' || at.type === 'DoWhileStatement' || at.type === 'ForStatement') && isEndless(at)) return at;
  }
  return null;
}

/** `while (true)`, `for (;;)` */
function isEndless(loop: Extract<Loop, { type: 'WhileStatement' | 'DoWhileStatement' | 'ForStatement' }>): boolean {
  const { test } = loop;
  if (test && !(test.type === 'Literal' && Boolean(test.value))) return false;
  return !(outcomesOf(loop.body, loop, () => null) & LEAVES) && someOwn(loop.body, ({ type }) => type === 'AwaitExpression');
}
