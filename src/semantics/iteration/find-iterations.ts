import { isClass, isFunction, wrapped, type FunctionNode, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { memo } from '../memo.js';
import { isLoop, type Loop } from '../retries/outcomes.js';
import { runsWithCall } from '../summaries/index.js';
import { describeIteratingCall } from './callbacks.js';
import { describeLoop } from './loops.js';
import type { Iteration } from './types.js';

const describeLoopOnce = memo<Loop, Iteration>('describe loop', describeLoop);

/** Whether a node may run more than once each time that the code around it runs: told by the tree alone. */
export function isInIteration(node: Node): boolean {
  for (let at: Node = node, up = node.parent; up; at = up, up = up.parent) {
    if (isLoop(up) && isRound(up, at)) return true;
    if (isFunction(up)) {
      const outer = wrapped(up);
      if (outer.parent?.type === 'CallExpression' && outer.parent.callee !== outer) return true;
      if (outer.parent?.type !== 'CallExpression' && outer.parent?.type !== 'NewExpression') return false;
    }
    if (isClass(up)) return false;
  }
  return false;
}

/** The iterations that a node is part of each round of, the innermost first, as far as one function, and what runs with it, goes. */
export function findIterations(module: Module, node: Node): readonly Iteration[] {
  const found: Iteration[] = [];
  for (let at: Node = node, up = node.parent; up; at = up, up = up.parent) {
    if (isClass(up)) break;
    if (isLoop(up) && isRound(up, at)) {
      const loop = describeLoopOnce(module, up);
      if (loop) found.push(loop);
    } else if (isFunction(up)) {
      const call = wrapped(up).parent;
      const iteration = call?.type === 'CallExpression' ? describeIteratingCall(module, call) : null;
      if (iteration?.body === up) found.push(iteration);
      else if (!runsWithCall(module, up as FunctionNode)) break;
    }
  }
  return found;
}

/** Whether a part of a loop runs in each of its rounds. */
function isRound(loop: Loop, part: Node): boolean {
  if (part === loop.body) return true;
  return loop.type === 'ForStatement' ? part === loop.test || part === loop.update : loop.type !== 'ForOfStatement' && loop.type !== 'ForInStatement';
}
