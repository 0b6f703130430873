import { findEnclosingFunction, type Invocation, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { describeCall } from '../describe-call.js';
import type { CallDescription } from '../types.js';
import { callsIn } from './body.js';
import { calleesOf, type Frame } from './callees.js';
import { isSameRun } from './same-run.js';

/** Something that code does when it runs, directly or through what it calls. */
export interface Effect<T> {
  readonly what: T;
  /** The calls that prove it, from the code itself to the one that does it, in whichever files. */
  readonly path: readonly Invocation[];
}

/** How many calls deep an effect is looked for. */
export const MAX_DEPTH = 5;
/** How many functions are looked into for one question; what lies beyond is unknown. */
const MAX_FRAMES = 500;

/**
 * What a piece of code (a function, the body of a loop) does that `ask` has an answer for, each with a path that proves it: the shortest
 * first. Direct facts are memoised, reachability is not: an answer never depends on what was asked before.
 */
export function findEffects<T>(module: Module, code: Node, ask: (call: Invocation) => T | null, maxDepth = MAX_DEPTH): readonly Effect<T>[] {
  return search(module, [{ frame: frameOf(code), path: [] }], ask, maxDepth);
}

/** The same of a single call, but for what it does itself: what the functions do that it runs. */
export function findEffectsOfCall<T>(module: Module, call: Invocation, ask: (call: Invocation) => T | null, maxDepth = MAX_DEPTH): readonly Effect<T>[] {
  const around = findEnclosingFunction(call);
  const callees = calleesOf(module, call, frameOf(around ?? call));
  return callees.length === 0 ? [] : search(module, callees.map((frame) => ({ frame, path: [call] })), ask, maxDepth);
}

function frameOf(code: Node): Frame {
  return { code, call: null, self: null, caller: null, outer: null };
}

interface Visit {
  readonly frame: Frame;
  readonly path: readonly Invocation[];
}

function search<T>(module: Module, start: readonly Visit[], ask: (call: Invocation) => T | null, maxDepth: number): readonly Effect<T>[] {
  const effects: Effect<T>[] = [];
  const seen = new Map<Node, Frame[]>();
  let frames: Visit[] = [...start];
  let left = MAX_FRAMES;
  for (let depth = 1; depth <= maxDepth && frames.length > 0; depth += 1) {
    const next: typeof frames = [];
    for (const { frame, path } of frames) {
      for (const call of callsIn(module, frame.code) ?? []) {
        const what = ask(call);
        const proof = [...path, call];
        if (what !== null) {
          effects.push({ what, path: proof });
          continue;
        }
        for (const callee of depth < maxDepth ? calleesOf(module, call, frame) : []) {
          if (left <= 0 || wasSeen(module, seen, callee)) continue;
          left -= 1;
          next.push({ frame: callee, path: proof });
        }
      }
    }
    frames = next;
  }
  return effects;
}

/** How many different runs of one function are looked into. */
const MAX_RUNS = 20;

function wasSeen(module: Module, seen: Map<Node, Frame[]>, frame: Frame): boolean {
  const before = seen.get(frame.code);
  if (!before) {
    seen.set(frame.code, [frame]);
    return false;
  }
  if (before.length >= MAX_RUNS || before.some((each) => isSameRun(module, each, frame))) return true;
  before.push(frame);
  return false;
}

/** The calls of libraries that code leads to. */
export function findLibraryEffects(module: Module, code: Node, maxDepth = MAX_DEPTH): readonly Effect<CallDescription>[] {
  return findEffects(module, code, (call) => describeCall(module, call), maxDepth);
}
