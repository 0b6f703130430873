import type { Node } from '../ast/index.js';
import type { Module } from '../project/index.js';

/** How often a question was computed, not answered from memory: what tests count instead of time. */
export const work = new Map<string, number>();

/**
 * Memoises a question about a node of a module, negative answers included. While an answer is being computed the question
 * answers null, which cuts cycles (`const a = b, b = a`).
 */
export function memo<N extends Node, T>(name: string, ask: (module: Module, node: N) => T | null): (module: Module, node: N) => T | null {
  const answers = new WeakMap<Module, Map<N, T | null>>();
  return (module, node) => {
    let known = answers.get(module);
    if (!known) answers.set(module, (known = new Map()));
    const answer = known.get(node);
    if (answer !== undefined) return answer;
    known.set(node, null);
    work.set(name, (work.get(name) ?? 0) + 1);
    const computed = ask(module, node);
    known.set(node, computed);
    return computed;
  };
}
