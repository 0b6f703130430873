import type { CallExpression, NewExpression } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findInvoked } from '../bindings/index.js';
import { readOptions } from '../options.js';
import type { DeadlineModel } from '../types.js';
import { isDuration } from '../values.js';

/** `set`: something ends the wait. `absent`: nothing does. `unknown`: what would end it is out of sight. */
export type Deadline = 'set' | 'absent' | 'unknown';

/** What a model says of a call that may bound its argument: always, by an option here, or by one where its receiver was made. */
export function judgeHelper(module: Module, call: CallExpression | NewExpression, model: DeadlineModel): Deadline {
  if (model.option === undefined) return 'set';
  const makers = (findInvoked(module, call)?.steps ?? []).filter((step) => step.kind !== 'member' && step.kind !== 'element' && step.kind !== 'given');
  const maker = makers.at(-2);
  const levels = [
    ...(model.options === undefined ? [] : [{ node: call, position: model.options }]),
    ...(model.madeWith === undefined ? [] : [{ node: maker?.kind === 'typed' ? null : (maker?.node ?? null), position: model.madeWith }]),
  ];
  for (const { node, position } of levels) {
    const fact = node ? readOptions(module, node, position).read(model.option) : null;
    if (!fact || fact.state === 'unknown') return 'unknown';
    if (fact.state === 'set') return isDuration(module, fact.value) ? 'set' : 'absent';
  }
  return model.defaultMs === undefined ? 'absent' : 'set';
}
