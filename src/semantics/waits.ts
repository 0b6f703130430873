import type { Invocation, Node } from '../ast/index.js';
import type { Module } from '../project/index.js';
import { describeCall } from './describe-call.js';
import { readCarrier } from './carrier.js';
import { findClientUse, findInheritedUses } from './client-use.js';
import { judgeDeadline, judgeSignal } from './flow/index.js';
import { isGloballyBounded, isReplacedElsewhere } from './global-bounds.js';
import { mayHold, mustHold } from './majors.js';
import { memo } from './memo.js';
import { readOptions } from './options.js';
import { findLiteral } from './bindings/index.js';
import { judgeChain } from './chain.js';
import { isDuration, isNothing } from './values.js';
import { existingWaits } from './conditions.js';
import type { Bound, BoundModel, ClientConstruction, Options, OutboundRequest, Wait, WaitModel } from './types.js';

/** What a request or a client can wait for, and what bounds each wait: at the call, the client, around it, or globally. */
export const describeWaits: (module: Module, node: Invocation) => readonly Wait[] | null = memo('describe waits', (module, node) => {
  const described = describeCall(module, node);
  if (described?.kind === 'outbound-request') return describeRequest(module, described);
  if (described?.kind === 'client') return describeClient(module, described);
  return null;
});

function describeRequest(module: Module, request: OutboundRequest): Wait[] {
  const models = request.request.waits ?? request.client.waits;
  const own = readOptions(module, request.node, request.request.options);
  return existingWaits(module, request, models).map(({ model, isUnknown }) =>
    describeWait(model, request.majors, isUnknown ? { state: 'unknown' } : judgeRequest(module, request, model, own)),
  );
}

function judgeRequest(module: Module, request: OutboundRequest, model: WaitModel, own: Options): Bound {
  const atCall = judgeLevel(module, model, own, 'call', request.majors);
  if (atCall.state !== 'absent') return atCall;
  const carrier = readCarrier(module, request);
  if (carrier === 'unknown') return { state: 'unknown' };
  const carried = carrier && judgeLevel(module, model, carrier, 'call', request.majors);
  if (carried && carried.state !== 'absent') return carried;
  const chained = request.request.boundedByChain ? judgeChain(module, request.node, request.request.boundedByChain) : 'absent';
  if (chained !== 'absent') return { state: chained };
  const atClient = judgeMade(module, request, model);
  if (atClient.state !== 'absent') return atClient;
  if (isGloballyBounded(module, request.library.library)) return { state: 'set' };
  if (isReplaced(module, request)) return { state: 'unknown' };
  const around = judgeDeadline(module, request.node);
  if (around !== 'absent') return { state: around };
  // What the call switches off is the call's to mend.
  return atCall.isOff ? { ...atCall, owner: null, defaultMs: null } : { ...atCall, owner: atClient.owner, defaultMs: atClient.defaultMs };
}

/** `fetch`, where another file of the package put something else in its place. */
function isReplaced(module: Module, { library, client, api }: OutboundRequest): boolean {
  const name = client.shared?.includes('') ? api.replace(/\(\)$/, '') : '';
  return library.globals?.some((each) => each.name === name) === true && isReplacedElsewhere(module, name);
}

function describeClient(module: Module, client: ClientConstruction): Wait[] {
  if (findClientUse(module, client.client, client.node).isOffline) return [];
  return existingWaits(module, client, client.client.waits).map(({ model, isUnknown }) => {
    const bound = isUnknown ? { state: 'unknown' as const } : judgeMade(module, client, model);
    const isBounded = bound.state === 'absent' && isGloballyBounded(module, client.library.library);
    return describeWait(model, client.majors, isBounded ? { state: 'set' } : bound);
  });
}

function describeWait(model: WaitModel, majors: readonly number[], bound: Bound): Wait {
  return { model, bound, remedies: model.remedies.filter((remedy) => mustHold(remedy.majors, majors)) };
}

/** What the constructions of a client, its defaults and whoever configures it say. The last construction in sight owns the wait. */
function judgeMade(module: Module, described: OutboundRequest | ClientConstruction, model: WaitModel): Bound {
  const { client, made, majors } = described;
  let last: Absent = { state: 'absent', defaultMs: defaultOf(model, majors), owner: null, ignored: null, deadSignal: null };
  let isOff = false;
  if (described.uncertain) return { state: 'unknown' };
  // What only a call can bound is the affair of the calls: gRPC knows no deadline of a client.
  const isOfCalls = model.remedies.length > 0 && model.remedies.every((remedy) => remedy.at === 'call');
  for (const { model: construction, node } of made) {
    if (!node || !construction) return { state: 'unknown' };
    const options = readOptions(module, node, construction.options);
    const level = judgeLevel(module, model, options, 'client', majors);
    if (level.state !== 'absent') return level;
    isOff = level.isOff;
    last = { ...level, owner: isOfCalls ? null : node, defaultMs: level.isOff ? null : last.defaultMs };
  }
  // Global fetch has nothing to set: no need to look for who does.
  if (made.length === 0 && !client.defaults && !client.packageDefaults && !client.setters && !client.configuredBy) return last;
  // What an instance switches off is not inherited.
  for (const use of isOff ? [findClientUse(module, client, made.at(-1)?.node ?? null)] : findInheritedUses(module, described)) {
    const later = judgeLevel(module, model, use.defaults, 'client', majors);
    if (later.state !== 'absent') return later;
    if (use.isConfigured) return { state: 'unknown' };
  }
  return last;
}

type Absent = Extract<Bound, { state: 'absent' }>;

/** What one options object says of a wait. `isOff`: it says that there is no limit (`timeout: false`), not even the default. */
type Level = Exclude<Bound, Absent> | (Absent & { readonly isOff: boolean });

function judgeLevel(module: Module, model: WaitModel, options: Options, at: 'call' | 'client', majors: readonly number[]): Level {
  let isUnknown = false;
  let isOff = false;
  let deadSignal: Absent['deadSignal'] = null;
  for (const bound of model.boundedBy) {
    if ((bound.at ?? at) !== at || !mayHold(bound.majors, majors)) continue;
    const fact = options.read(bound.option);
    if (fact.state === 'unknown') isUnknown = true;
    if (fact.state !== 'set') continue;
    const state = judgeBound(module, bound, fact.value, options);
    if (state === 'set') return { state: 'set' };
    if (state === 'unknown') isUnknown = true;
    if (state === 'off') isOff = true;
    if (state === 'unarmed') deadSignal = { value: fact.value };
  }
  if (isUnknown) return { state: 'unknown' };
  return { state: 'absent', defaultMs: null, owner: null, ignored: findIgnored(module, model, options, majors), deadSignal, isOff };
}

function judgeBound(module: Module, bound: BoundModel, value: Node, options: Options): 'set' | 'absent' | 'unknown' | 'unarmed' | 'off' {
  if (isNothing(module, value)) return 'absent';
  if (bound.needs) {
    const needed = options.read(siblingOf(bound.option, bound.needs.option));
    if (needed.state === 'unknown') return 'unknown';
    if (needed.state === 'absent') return 'absent';
    if (needed.value.type === 'Literal' && needed.value.value !== bound.needs.equals) return 'absent';
  }
  if (bound.is === 'given') return 'set';
  if (bound.is === 'signal') {
    const state = judgeSignal(module, value);
    return state === 'armed' ? 'set' : state === 'none' ? 'absent' : state;
  }
  // `timeout: { connect: 500 }` where a number is asked for: its parts are asked for by their own paths.
  if (findLiteral(module, value)?.type === 'ObjectExpression') return 'absent';
  return isDuration(module, value) ? 'set' : 'off';
}

/** `timeout.request` + `limit` -> `timeout.limit` */
function siblingOf(option: string, name: string): string {
  return [...option.split('.').slice(0, -1), name].join('.');
}

function findIgnored(module: Module, model: WaitModel, options: Options, majors: readonly number[]): Absent['ignored'] {
  for (const { option, majors: range } of model.ignored ?? []) {
    if (!mustHold(range, majors)) continue;
    const fact = options.read(option);
    if (fact.state === 'set' && fact.property && !isNothing(module, fact.value)) return { option, property: fact.property, value: fact.value };
  }
  return null;
}

function defaultOf(model: WaitModel, majors: readonly number[]): number | null {
  return model.defaultMs !== undefined && mayHold(model.defaultMajors, majors) ? model.defaultMs : null;
}
