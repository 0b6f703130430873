import type { Invocation, Node, Variable } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import type { HandlerDescription, Input } from '../handlers/types.js';
import { CLEAN, taintsIn } from './values.js';
import type { Flow, Sink, Strength, Taint, Value, Verdict } from './types.js';

/** How many nodes and functions are looked at for one handler. */
const MAX_NODES = 60_000;
const MAX_RUNS = 300;

const RANK: Readonly<Record<Strength, number>> = { weak: 0, shape: 1, listed: 2, type: 3 };

interface Check {
  readonly strength: Strength;
  readonly isDeep: boolean;
}

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
  /** Whether nobody takes what the function that is followed gives: `validateInputs([id, schema]);`. */
  isDropped = false;
  /** While what stands before the handler is followed, only what it checks counts. */
  isBefore = false;
  readonly #checks = new Map<string, Check>();
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
    const key = pathOf(partOf(taint), taint.keys);
    const known = this.#checks.get(key);
    if (known && RANK[known.strength] >= RANK[strength] && (known.isDeep || !isDeep)) return;
    const isStronger = !known || RANK[strength] > RANK[known.strength];
    this.#checks.set(key, { strength: isStronger ? strength : known.strength, isDeep: isDeep || (known?.isDeep ?? false) });
  }

  /** The strongest thing that is known of a value, or of what it is a part of. */
  knownOf(taint: Taint, isDeep = false): Strength | null {
    let found: Strength | null = null;
    for (const { known, isOwn } of this.#checksOf(taint)) {
      if (isDeep ? !known.isDeep : !known.isDeep && !isOwn) continue;
      if (found === null || RANK[known.strength] > RANK[found]) found = known.strength;
    }
    return found;
  }

  #checksOf(taint: Taint): { known: Check; isOwn: boolean }[] {
    const { keys } = taint;
    return [partOf(taint), 'whole'].flatMap((start) =>
      Array.from({ length: start === 'whole' ? 1 : keys.length + 1 }, (_, length) => {
        const known = this.#checks.get(pathOf(start, keys.slice(0, length)));
        return known ? [{ known, isOwn: length === keys.length }] : [];
      }).flat(),
    );
  }

  reach(sink: Sink, value: Value, isInText = false): void {
    if (this.isBefore) return;
    for (const taint of taintsIn(value)) this.flows.push({ taint, sink, known: this.knownOf(taint), record: null, isInText, via: this.entry });
  }

  /** Values become a record as a whole. */
  record(sink: Sink, taints: readonly Taint[]): void {
    if (this.isBefore) return;
    for (const taint of taints) {
      const known = this.knownOf(taint, true);
      if (known !== 'type') this.flows.push({ taint, sink, known, record: known === 'shape' ? 'kept' : 'open', isInText: false, via: this.entry });
    }
  }
}

/** Each argument of an action is an input of its own. */
function partOf({ part, input }: Taint): string {
  return input.model.parameter === 'all' ? `${part}@${input.node.range[0]}` : part;
}

function pathOf(part: string, keys: readonly string[]): string {
  return [part, ...keys].join('.');
}
