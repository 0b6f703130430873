import type { Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import type { HandlerDescription } from '../handlers/types.js';
import { homeOf } from '../home.js';
import { runPlacesOf } from './run-places.js';
import { findEndlessLoop } from './endless-loop.js';
import { findRunnable, type Runnable } from './runnable.js';

/**
 * When code runs. `handler`: it is proven that a framework's call with outside input leads to it. `start-up`: it runs while the process
 * starts, and nowhere else. `unknown`: neither is proven.
 */
export type Reach = 'handler' | 'start-up' | 'unknown';

/** How a handler leads to code. */
export interface HandlerReach {
  readonly handler: HandlerDescription;
  /** The calls that lead there, from the handler on, in whichever files; empty for code of the handler itself. */
  readonly path: readonly Node[];
}

/** How many calls a handler may be away. */
const MAX_DEPTH = 8;
/** How many pieces of code are asked where they run, for one question. */
const MAX_CODE = 200;

interface Answer {
  readonly reach: Reach;
  /** Some code that runs where its file is loaded leads to it, whatever else does. */
  readonly hasStart: boolean;
  readonly found: HandlerReach | null;
}

const answers = new WeakMap<Module, Map<Node, Answer>>();

/** When the code around a node runs. */
export function reachOf(module: Module, node: Node): Reach {
  return answer(module, node).reach;
}

/** Whether what runs while files are loaded leads to a node, as far as that is in sight. It may run at other times, too. */
export function isInStartUp(module: Module, node: Node): boolean {
  return answer(module, node).hasStart;
}

/** The nearest handler that leads to a node; null when none is proven to. */
export function findHandlerReach(module: Module, node: Node): HandlerReach | null {
  return answer(module, node).found;
}

/** An answer depends on the function around a node, or the loop that never ends, not on the node. */
function answer(module: Module, node: Node): Answer {
  const home = homeOf(module, node);
  const key = findEndlessLoop(node) ?? findRunnable(node) ?? home.program;
  let known = answers.get(home);
  if (!known) answers.set(home, (known = new Map()));
  let found = known.get(key);
  if (!found) known.set(key, (found = search(module, node)));
  return found;
}

interface Step {
  readonly node: Node;
  readonly path: readonly Node[];
  /** It is where a function is made, not where it runs. */
  readonly isMaking: boolean;
}

/** From the code to those who call it, nearest first. Direct facts are memoised, what they add up to is not: no answer depends on what was asked before. */
function search(module: Module, start: Node): Answer {
  const seen = new Set<Runnable>();
  let steps: Step[] = [{ node: start, path: [], isMaking: false }];
  let isStartUp = true;
  let hasStart = false;
  for (let depth = 0; depth <= MAX_DEPTH && steps.length > 0; depth += 1) {
    const next: Step[] = [];
    for (const { node, path, isMaking } of steps) {
      const code = findRunnable(node);
      // What is made while the process starts may run at any time, and so may what goes on without end.
      if (!code) isStartUp &&= !isMaking;
      isStartUp &&= findEndlessLoop(node) === null;
      hasStart ||= !code;
      if (!code || seen.has(code)) continue;
      seen.add(code);
      const found = seen.size <= MAX_CODE ? runPlacesOf(module, code) : null;
      if (found?.handler) return { reach: 'handler', hasStart, found: { handler: found.handler, path } };
      hasStart ||= found?.isLifecycle === true;
      if (found?.isLifecycle) continue;
      const places = found?.places ?? [];
      isStartUp &&= found?.isComplete === true && places.length > 0;
      next.push(...places.map((place) => ({ node: place, path: [place, ...path], isMaking: false })));
      // Whatever runs it, the code around it has run before.
      if (found?.isComplete !== true && findRunnable(code)) next.push({ node: code, path, isMaking: true });
    }
    steps = next;
  }
  return { reach: isStartUp && hasStart && steps.length === 0 ? 'start-up' : 'unknown', hasStart, found: null };
}
