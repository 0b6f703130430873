import type { Invocation, Node, Variable } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import type { HandlerDescription, Input } from '../handlers/types.js';
import { CLEAN, taintsIn } from './values.js';
import type { Flow, Sink, Strength, Taint, Value, Verdict } from './types.js';

/** How many nodes and functions are looked at for one handler. */
const MAX_NODES = 60_000;
const MAX_RUNS = 300;

/** What is known while the code of one handler is followed in the order in which it runs. */
export class State {
  readonly module: Module;
  readonly handler: HandlerDescription;
  readonly values: Map<Variable, Value>;
  readonly flows: Flow[] = [];
  /** Calls that yield input: `readBody(event)`. */
  readonly calls: Map<Node, Input>;
  /** Functions that are being followed, outermost first. */
  readonly stack: Node[] = [];
  /** What the functions on the stack return. */
  readonly returns: Value[][] = [];
  /** The call in the handler itself that led to where we are. */
  entry: Invocation | null = null;
  /** While what stands before the handler is followed, only what it checks counts. */
  isBefore = false;
  readonly #checks = new Map<string, { strength: Strength; isDeep: boolean }>();
  #nodes = 0;
  #runs = 0;

  constructor(module: Module, handler: HandlerDescription) {
    this.module = module;
    this.handler = handler;
    this.calls = new Map();
    this.values = new Map();
  }

  /** Whether there is time left to look at one more node. */
  spend(): boolean {
    this.#nodes += 1;
    return this.#nodes < MAX_NODES;
  }

  spendRun(): boolean {
    this.#runs += 1;
    return this.#runs < MAX_RUNS;
  }

  valueOf(variable: Variable): Value {
    return this.values.get(variable) ?? CLEAN;
  }

  /** A condition has asked for these outcomes. */
  settle(verdicts: readonly Verdict[], leaves: boolean): void {
    for (const { taint, strength, isDeep, isPresence } of verdicts) {
      if (isPresence && !leaves) continue;
      this.check(taint, strength, isDeep);
    }
  }

  check(taint: Taint, strength: Strength, isDeep: boolean): void {
    const key = pathOf(taint.part, taint.keys);
    const known = this.#checks.get(key);
    if (known?.strength === 'type' && known.isDeep) return;
    this.#checks.set(key, { strength: known?.strength === 'type' ? 'type' : strength, isDeep: isDeep || (known?.isDeep ?? false) });
  }

  /** The strongest thing that is known of a value, or of what it is a part of. */
  knownOf({ part, keys }: Taint): Strength | null {
    let found: Strength | null = null;
    for (const start of [part, 'whole']) {
      for (let length = start === 'whole' ? 0 : keys.length; length >= 0; length -= 1) {
        const known = this.#checks.get(pathOf(start, keys.slice(0, length)));
        if (!known || (!known.isDeep && length < keys.length)) continue;
        if (known.strength === 'type') return 'type';
        found = 'weak';
      }
    }
    return found;
  }

  reach(sink: Sink, value: Value): void {
    if (this.isBefore) return;
    for (const taint of taintsIn(value)) this.flows.push({ taint, sink, known: this.knownOf(taint) });
  }
}

function pathOf(part: string, keys: readonly string[]): string {
  return [part, ...keys].join('.');
}
