import { stringValue, unwrap, type CallExpression } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { describeCall } from '../describe-call.js';
import { memoOfRelevant } from '../relevant-memo.js';
import { readOptions } from '../options.js';
import type { MovementModel, OutboundRequest } from '../types.js';
import { findIdentity, isNewEachTime } from './keys.js';
import { findKeyHeader, findKeyOfRequest, findMovedByPath } from './paths.js';
import type { KeylessMovement } from './types.js';

export type * from './types.js';

/** A call that moves money or goods and has no key, or one that is another each time. Null for any other, and where a key may be out of sight. */
export const findKeylessMovement: (module: Module, call: CallExpression) => KeylessMovement | null = memoOfRelevant('keyless movement', (module, call) => {
  const described = describeCall(module, call);
  if (described?.kind !== 'outbound-request') return null;
  if (described.request.moves) return judgeModelled(module, call, described, described.request.moves);
  const what = findMovedByPath(module, described);
  return what === null ? null : judgeByPath(module, call, described, what);
});

function judgeModelled(module: Module, call: CallExpression, request: OutboundRequest, { what, key, unless }: MovementModel): KeylessMovement | null {
  if (unless) {
    const fact = readOptions(module, call, unless.in).read(unless.option);
    if (fact.state === 'unknown' || (fact.state === 'set' && stringValue(unwrap(fact.value)) === unless.equals)) return null;
  }
  const base = { request, what, isByPath: false };
  if ('argument' in key) {
    if (call.arguments.some((each, index) => each.type === 'SpreadElement' && index <= key.argument)) return null;
    const given = call.arguments[key.argument];
    const slot = given || call.arguments.length !== key.argument ? null : ({ kind: 'argument', call, index: key.argument } as const);
    const state = judgeKey(module, given ?? null);
    return state && { ...base, key: state, option: null, slot, identity: findIdentity(module, call, what) };
  }
  const options = readOptions(module, call, key.in);
  const fact = options.read(key.option);
  const state = fact.state === 'unknown' ? null : judgeKey(module, fact.state === 'set' ? fact.value : null);
  return state && { ...base, key: state, option: key.option, slot: options.slot, identity: findIdentity(module, call, what) };
}

function judgeByPath(module: Module, call: CallExpression, request: OutboundRequest, what: string): KeylessMovement | null {
  const found = findKeyOfRequest(module, request);
  const state = found === 'unknown' ? null : judgeKey(module, found);
  if (!state) return null;
  const { slot } = readOptions(module, call, request.request.options);
  return { request, what, isByPath: true, key: state, option: `headers.'${findKeyHeader(module, request)}'`, slot, identity: findIdentity(module, call, what) };
}

function judgeKey(module: Module, value: Parameters<typeof isNewEachTime>[1] | null): KeylessMovement['key'] | null {
  if (value === null) return { state: 'absent' };
  return isNewEachTime(module, value) ? { state: 'random', value } : null;
}
