import type { Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import type { HandlerDescription } from '../handlers/types.js';
import type { InputPart } from '../types.js';
import { followHandler } from './follow-handler.js';
import type { Flow } from './types.js';
import { weigh, type Weight } from './weigh.js';

/** A part of a handler's input that arrives somewhere without a check. */
export interface UncheckedInput {
  /** The expression by which the handler has it. */
  readonly node: Node;
  readonly part: InputPart;
  readonly weight: Weight;
  readonly flow: Flow;
}

/** What of a handler's input is used unchecked: one for each part, the first expression of it that is. */
export function findUncheckedInputs(module: Module, handler: HandlerDescription): readonly UncheckedInput[] {
  const found = new Map<InputPart, UncheckedInput>();
  for (const flow of followHandler(module, handler) ?? []) {
    const weight = weigh(handler, flow);
    if (!weight) continue;
    const { taint } = flow;
    const known = found.get(taint.part);
    if (known && !isBetter({ weight, node: taint.entry }, known)) continue;
    found.set(taint.part, { node: taint.entry, part: taint.part, weight, flow });
  }
  return [...found.values()];
}

function isBetter(one: Pick<UncheckedInput, 'weight' | 'node'>, other: UncheckedInput): boolean {
  if (one.weight !== other.weight) return one.weight === 'certain';
  return one.node.range[0] < other.node.range[0];
}
