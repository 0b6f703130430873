import type { Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import type { HandlerDescription } from '../handlers/types.js';
import type { InputPart } from '../types.js';
import { followHandler } from './follow-handler.js';
import type { Flow } from './types.js';
import { weigh, weighRecord, type Weight } from './weigh.js';

/** A part of a handler's input that arrives somewhere without a check. */
export interface UncheckedInput {
  /** The expression by which the handler has it. */
  readonly node: Node;
  readonly part: InputPart;
  readonly weight: Weight;
  readonly flow: Flow;
  /** All expressions by which the handler has that part. */
  readonly entries: readonly Node[];
}

/**
 * What of a handler's input is used unchecked: one for each part, the first expression of it that is. What is written as a whole is
 * left to {@link findMassAssignments}.
 */
export function findUncheckedInputs(module: Module, handler: HandlerDescription): readonly UncheckedInput[] {
  const told = new Set(findWrittenWhole(module, handler).map(({ node }) => node));
  const found = new Map<InputPart, UncheckedInput>();
  const flows = followHandler(module, handler) ?? [];
  for (const flow of flows) {
    const { taint } = flow;
    const weight = flow.record !== null || told.has(taint.entry) ? null : weigh(handler, flow);
    if (weight) keepBest(found, taint.part, { node: taint.entry, part: taint.part, weight, flow, entries: entriesOf(flows, flow) });
  }
  return [...found.values()];
}

/** The inputs of a handler that become a record as a whole: one for each expression by which the handler has it. */
export function findMassAssignments(module: Module, handler: HandlerDescription): readonly UncheckedInput[] {
  return findWrittenWhole(module, handler).filter((each, index, all) => all.findIndex((other) => isSameWrite(each, other)) === index);
}

function findWrittenWhole(module: Module, handler: HandlerDescription): readonly UncheckedInput[] {
  const found = new Map<Node, UncheckedInput>();
  const flows = followHandler(module, handler) ?? [];
  for (const flow of flows) {
    const weight = weighRecord(handler, flow);
    const { taint } = flow;
    if (weight) keepBest(found, taint.entry, { node: taint.entry, part: taint.part, weight, flow, entries: entriesOf(flows, flow) });
  }
  return [...found.values()];
}

/** `upsert({ create: req.body, update: req.body })` is one write. */
function isSameWrite(one: UncheckedInput, other: UncheckedInput): boolean {
  return one.flow.sink.node === other.flow.sink.node && one.part === other.part;
}

function entriesOf(flows: readonly Flow[], { taint }: Flow): readonly Node[] {
  return [...new Set(flows.filter((each) => each.taint.part === taint.part).map((each) => each.taint.entry))];
}

function keepBest<K>(found: Map<K, UncheckedInput>, key: K, one: UncheckedInput): void {
  const known = found.get(key);
  if (!known || isBetter(one, known)) found.set(key, one);
}

function isBetter(one: UncheckedInput, other: UncheckedInput): boolean {
  if (one.weight !== other.weight) return one.weight === 'certain';
  return one.node.range[0] < other.node.range[0];
}
