import { memberName, unwrap, type Invocation, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findLiteral } from '../bindings/index.js';
import { readOption } from '../options.js';
import { isNothing, mayBeObject } from '../values.js';
import type { OperationModel, PlaceModel } from '../types.js';
import type { Operation, OperationPart, PartFact } from './types.js';

const ABSENT: PartFact = { state: 'absent' };
const UNKNOWN: PartFact = { state: 'unknown' };

/** What stands for a part of an operation, wherever its model says that it may stand. */
export function readPart(module: Module, operation: Pick<Operation, 'model' | 'calls'> & { readonly isOpen?: boolean }, part: OperationPart): PartFact {
  const places = operation.model[part] ?? [];
  const isOfOption = part === 'text' && places.some(({ option }) => option !== undefined);
  // `query('SELECT …')`, or an object with the text in it: `query({ text: 'SELECT …' })`.
  const facts = places.map((place) => without(readPlace(module, operation, place), (value) => isOfOption && place.option === undefined && isLiteralObject(module, value)));
  const values = facts.flatMap((fact) => (fact.state === 'set' ? fact.values : []));
  if (values.length > 0) return { state: 'set', values: [...new Set(values)] };
  const mayBeAdded = operation.isOpen === true && operation.model[part]?.some(({ chained }) => chained);
  return mayBeAdded || facts.some(({ state }) => state === 'unknown') ? UNKNOWN : ABSENT;
}

function without(fact: PartFact, isLeftOut: (value: Node) => boolean): PartFact {
  if (fact.state !== 'set') return fact;
  const values = fact.values.filter((value) => !isLeftOut(value));
  return values.length > 0 ? { state: 'set', values } : ABSENT;
}

function isLiteralObject(module: Module, value: Node): boolean {
  return (findLiteral(module, value) ?? unwrap(value)).type === 'ObjectExpression';
}

function readPlace(module: Module, { calls }: { model: OperationModel; calls: readonly Invocation[] }, place: PlaceModel): PartFact {
  const { chained } = place;
  if (place.receiver) {
    const callee = calls[0]?.type === 'CallExpression' ? unwrap(calls[0].callee) : null;
    return callee?.type === 'MemberExpression' ? { state: 'set', values: [callee.object] } : ABSENT;
  }
  const holders = chained ? calls.filter((call) => call.type === 'CallExpression' && chained.includes(memberName(call.callee) ?? '')) : calls.slice(0, 1);
  if (place.argument === undefined) return chained && holders.length > 0 ? { state: 'set', values: holders } : ABSENT;
  const facts = holders.map((call) => readArgument(module, call, place));
  const values = facts.flatMap((fact) => (fact.state === 'set' ? fact.values : []));
  if (values.length > 0) return { state: 'set', values };
  return facts.some(({ state }) => state === 'unknown') ? UNKNOWN : ABSENT;
}

function readArgument(module: Module, call: Invocation, { argument = 0, option, within }: PlaceModel): PartFact {
  // The text of a tagged template is the template.
  if (call.type === 'TaggedTemplateExpression') return argument === 0 && option === undefined ? { state: 'set', values: [call.quasi] } : ABSENT;
  const given = call.arguments[argument];
  if (call.arguments.slice(0, argument + 1).some((each) => each.type === 'SpreadElement')) return UNKNOWN;
  if (!given) return ABSENT;
  if (within !== undefined) {
    const made = findLiteral(module, given);
    return made?.type === 'NewExpression' ? readArgument(module, made, { argument: within, ...(option === undefined ? {} : { option }) }) : UNKNOWN;
  }
  if (option === undefined) return isNothing(module, given) ? ABSENT : { state: 'set', values: [given] };
  if (!mayBeObject(module, given) && unwrap(given).type !== 'ObjectExpression') return ABSENT;
  const fact = readOption(module, given, option);
  return fact.state === 'set' ? { state: 'set', values: [fact.value as Node] } : fact.state === 'absent' ? ABSENT : UNKNOWN;
}
