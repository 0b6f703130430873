import type { Module } from '../project/index.js';
import { homeOfKey } from './home.js';

/** How often a question was computed, not answered from memory: what tests count instead of time. */
export const work = new Map<string, number>();

/** How many questions may wait for one another before the innermost is answered on its own. */
const MAX_DEPTH = 150;
let depth = 0;

/** Unwinds to the outermost question, which has this one answered and then starts again. */
class TooDeep {
  readonly answer: () => void;
  constructor(answer: () => void) {
    this.answer = answer;
  }
}

/**
 * Memoises a question about a node or variable, negative answers included, with the module that it belongs to: whoever follows a name
 * into another file need not know where it led. While an answer is being computed the
 * question answers null, which cuts cycles (`const a = b, b = a`). Chains of thousands of questions (`a().b().c()…`, constants
 * that name one another) are answered in stages, so that they do not overflow the stack.
 */
export function memo<K extends object, T>(name: string, ask: (module: Module, key: K) => T | null): (module: Module, key: K) => T | null {
  const answers = new WeakMap<Module, Map<K, T | null>>();

  const compute = (known: Map<K, T | null>, module: Module, key: K): T | null => {
    known.set(key, null);
    depth += 1;
    let computed: T | null | undefined;
    try {
      computed = ask(module, key);
    } finally {
      depth -= 1;
      if (computed === undefined) known.delete(key);
    }
    work.set(name, (work.get(name) ?? 0) + 1);
    known.set(key, computed);
    return computed;
  };

  const question = (module: Module, key: K): T | null => {
    let known = answers.get(module);
    if (!known) answers.set(module, (known = new Map()));
    const answer = known.get(key);
    if (answer !== undefined) return answer;
    const home = homeOfKey(module, key);
    if (home !== module) return question(home, key);
    if (depth >= MAX_DEPTH) throw new TooDeep(() => void question(module, key));
    if (depth > 0) return compute(known, module, key);
    for (;;) {
      try {
        return compute(known, module, key);
      } catch (reason) {
        if (!(reason instanceof TooDeep)) throw reason;
        known.set(key, null);
        reason.answer();
      }
    }
  };
  return question;
}
