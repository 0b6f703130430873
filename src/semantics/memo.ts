import type { Module } from '../project/index.js';
import { homeOfKey } from './home.js';
import { keepForAll, keptForAll } from './lasting.js';

/** How often a question was computed, not answered from memory: what tests count instead of time. */
export const work = new Map<string, number>();

/** How many questions may wait for one another before the innermost is answered on its own. */
const MAX_DEPTH = 150;
let depth = 0;

/** An answer that is being computed: whoever asks for it meanwhile is told that there is none. */
const PENDING = Symbol('pending');
/** How often that happened: what rests on such an answer depends on what was asked first. */
let cuts = 0;

/** Counts a cycle that is cut elsewhere than here. */
export function noteCut(): void {
  cuts += 1;
}

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
  const answers = new WeakMap<Module, Map<K, T | typeof PENDING | null>>();
  /** Those that rest on a cycle that was cut. */
  let cutShort: WeakSet<K> | null = null;

  const compute = (known: Map<K, T | typeof PENDING | null>, module: Module, key: K): T | null => {
    known.set(key, PENDING);
    depth += 1;
    const before = cuts;
    let computed: T | null | undefined;
    try {
      computed = ask(module, key);
    } finally {
      depth -= 1;
      if (computed === undefined) known.delete(key);
    }
    work.set(name, (work.get(name) ?? 0) + 1);
    known.set(key, computed);
    if (cuts !== before) (cutShort ??= new WeakSet()).add(key);
    else keepForAll(question, module, key, computed);
    return computed;
  };

  const question = (module: Module, key: K): T | null => {
    let known = answers.get(module);
    if (!known) answers.set(module, (known = new Map()));
    const answer = known.get(key);
    if (answer !== undefined) {
      if (answer === PENDING || cutShort?.has(key)) cuts += 1;
      return answer === PENDING ? null : answer;
    }
    const home = homeOfKey(module, key);
    if (home !== module) return question(home, key);
    const lasting = keptForAll(question, module, key) as T | null | undefined;
    if (lasting !== undefined) {
      known.set(key, lasting);
      return lasting;
    }
    if (depth >= MAX_DEPTH) throw new TooDeep(() => void question(module, key));
    if (depth > 0) return compute(known, module, key);
    for (;;) {
      try {
        return compute(known, module, key);
      } catch (reason) {
        if (!(reason instanceof TooDeep)) throw reason;
        known.set(key, PENDING);
        reason.answer();
      }
    }
  };
  return question;
}
