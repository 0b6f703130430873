import { memberName } from '../ast/index.js';
import type { Module } from '../project/index.js';
import { findLiteral, resolveValue } from './bindings/index.js';
import { describeClientMember } from './describe-call.js';
import { homeOf } from './home.js';
import { readOptions } from './options.js';
import { isNothing } from './values.js';
import type { ClientConstruction, ConditionModel, OutboundRequest, WaitModel } from './types.js';

type Described = OutboundRequest | ClientConstruction;

/** The waits that a client's options do not rule out. `isUnknown`: they may rule it out. */
export function existingWaits(module: Module, described: Described, models: readonly WaitModel[]): { model: WaitModel; isUnknown: boolean }[] {
  return models.flatMap((model) => {
    const isThere = model.when ? holds(module, described, model.when) : 'yes';
    const isWanted = model.unless ? holds(module, described, model.unless) : 'no';
    if (isThere === 'no' || isWanted === 'yes' || (model.unlessCalled && isCalled(module, described, model.unlessCalled))) return [];
    return [{ model, isUnknown: isThere === 'unknown' || isWanted === 'unknown' }];
  });
}

/** What the constructions of a client say of a condition; the last one that mentions it decides. */
function holds(module: Module, { made, uncertain }: Described, { option, equals }: ConditionModel): 'yes' | 'no' | 'unknown' {
  if (uncertain) return 'unknown';
  for (const { model, node } of [...made].reverse()) {
    if (!node || !model) return 'unknown';
    const fact = readOptions(module, node, model.options).read(option);
    if (fact.state === 'unknown') return 'unknown';
    if (fact.state === 'absent') continue;
    if (!equals) return isNothing(module, fact.value) ? 'no' : 'yes';
    const value = findLiteral(module, fact.value);
    return value?.type === 'Literal' ? (equals.some((each) => each === value.value) ? 'yes' : 'no') : 'unknown';
  }
  return 'no';
}

/** Whether one of these methods is called on the client, or on one made of it: `redis.duplicate().blpop(…)`. */
function isCalled(module: Module, { client, made }: Described, names: readonly string[]): boolean {
  const construction = made.at(-1)?.node;
  return (construction ? homeOf(module, construction) : module).invocations.some((node) => {
    if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression' || !names.includes(memberName(node.callee) ?? '')) return false;
    const path = resolveValue(module, node.callee);
    const member = path && describeClientMember(module, path);
    return member?.client === client && member.made.at(-1)?.node === made.at(-1)?.node;
  });
}
