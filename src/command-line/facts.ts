import path from 'node:path';
import { excerpt, findEnclosingFunction, type Invocation, type Node } from '../ast/index.js';
import type { Module } from '../project/index.js';
import {
  describeCall, describeCallee, describeHandler, describeLog, describeOperation, describeRetry, describeWaits, findEffectsOfCall, findHandlerReach, readPart, reachOf, sourceTextOf,
  type CallDescription, type HandlerDescription, type Operation, type Wait,
} from '../semantics/index.js';
import { nameOf, printCall } from './calls.js';

/** What the semantic layer makes of a call: what is asked, and each answer in words. */
export interface CallFacts {
  readonly line: number;
  /** 1-based. */
  readonly column: number;
  readonly call: string;
  readonly facts: Readonly<Record<string, readonly string[]>>;
}

export function describeFacts(module: Module, call: Invocation, cwd: string): CallFacts {
  const { line, column } = nameOf(call).loc.start;
  const facts = {
    'leads to': tellCallee(module, call, cwd),
    model: tellModel(module, call),
    made: tellMade(module, call, cwd),
    waits: (describeWaits(module, call) ?? []).map((wait) => tellWait(module, wait, cwd)),
    operation: tellOperation(module, call, cwd),
    log: tellLog(module, call),
    'tries again': tellRetry(module, call),
    effects: tellEffects(module, call, cwd),
    runs: tellReach(module, call, cwd),
  };
  return { line, column: column + 1, call: printCall(call), facts: Object.fromEntries(Object.entries(facts).filter(([, told]) => told.length > 0)) };
}

/** `src/db.ts:4`, from where the command runs. Trees of other files have ranges alone. */
export function placeOf(module: Module, node: Node, cwd: string): string {
  const { filename, text } = module.project.homeOf(node) ?? module;
  const line = text.slice(0, node.range[0]).split('\n').length;
  return `${path.relative(cwd, filename).split(path.sep).join('/')}:${line}`;
}

function tellCallee(module: Module, call: Invocation, cwd: string): string[] {
  const callee = describeCallee(module, call);
  switch (callee.kind) {
    case 'library':
      if (callee.api === null) return [`something that \`${callee.name}\` gives to its handlers`];
      return [`\`${callee.api}\` of ${callee.name === callee.api.replace(/\(\)$/u, '') ? `\`${callee.name}\`` : `the package \`${callee.name}\``}${callee.isUncertain ? ', or something else: part of it came out of sight' : ''}`];
    case 'project':
      return [`code of this project: ${placeOf(module, callee.code, cwd)}`];
    case 'language':
      return ['the language or its platform'];
    case 'unknown':
      return ['unknown: nothing in sight proves what is called, so every rule that needs to know is silent'];
  }
}

function tellModel(module: Module, call: Invocation): string[] {
  const described = describeCall(module, call);
  const operation = describeOperation(module, call);
  const told = [...(described ? [tellDescribed(described)] : []), ...(operation ? [tellOperationModel(operation)] : [])];
  if (told.length > 0) return told;
  const log = call.type === 'CallExpression' ? describeLog(module, call) : null;
  if (log) return [`${log.library.library}: a line of a log [${log.logger.source}]`];
  const callee = describeCallee(module, call);
  if (callee.kind !== 'library') return [];
  return [callee.models.length === 0 ? `none: no rule knows what \`${callee.name}\` does` : `the library ${list(callee.models)} is known, but no rule about calls knows this one`];
}

const KINDS: Readonly<Record<CallDescription['kind'], string>> = {
  'outbound-request': 'waits for another service', client: 'makes a client', deadline: 'bounds what it is given', runs: 'runs what it is given', options: 'holds options for another call',
  decorates: 'gives back the client that it is given', offline: 'reads a client and sends nothing', pauses: 'waits for a time', provides: 'gives an instance of a class',
  'configures-globally': 'configures calls of other libraries',
};

function tellDescribed(described: CallDescription): string {
  const { library, majors, kind } = described;
  const claim = 'call' in described ? described.call : 'request' in described ? { source: described.request.source ?? described.client.source } : described.client;
  const client = 'client' in described ? ` (${described.client.category}, ${described.client.name})` : '';
  return `${library.library}: ${KINDS[kind]}${client}; majors ${majors.join(', ')} [${claim.source}]`;
}

function tellOperationModel({ library, does, store, model, majors }: Operation): string {
  return `${library.library}: ${does} (${store.keeps}, ${store.name}); majors ${majors.join(', ')} [${model.source ?? store.source}]`;
}

function tellMade(module: Module, call: Invocation, cwd: string): string[] {
  const described = describeCall(module, call);
  if (described?.kind !== 'outbound-request') return [];
  return described.made.map(({ node }) => (node ? `${printCall(node)} at ${placeOf(module, node, cwd)}` : 'a client that was made out of sight'));
}

function tellWait(module: Module, { model, bound }: Wait, cwd: string): string {
  if (bound.state === 'set') return `${model.wait}: bounded`;
  if (bound.state === 'unknown') return `${model.wait}: cannot be told, since part of its options is out of sight`;
  const limit = bound.defaultMs === null ? 'nothing bounds it' : `nothing bounds it but the library's own ${bound.defaultMs} ms`;
  const ignored = bound.ignored ? `; \`${bound.ignored.option}\` is there and does nothing` : '';
  const dead = bound.deadSignal ? '; a signal is there that nothing arms' : '';
  return `${model.wait}: ${limit}${ignored}${dead}${bound.owner ? `; to be set at ${placeOf(module, bound.owner, cwd)}` : ''}`;
}

const PARTS = ['filter', 'data', 'limit', 'text', 'handle', 'lock'] as const;

function tellOperation(module: Module, call: Invocation, cwd: string): string[] {
  const operation = describeOperation(module, call);
  if (!operation) return [];
  const parts = PARTS.flatMap((part) => {
    const fact = readPart(module, operation, part);
    if (fact.state === 'absent') return part === 'limit' && operation.does === 'read-many' && operation.model.limit ? ['limit: none'] : [];
    return [`${part}: ${fact.state === 'unknown' ? 'cannot be told' : fact.values.map((each) => excerpt(sourceTextOf(module, each))).join(', ')}`];
  });
  return [
    `${operation.does} of ${operation.record ? `\`${operation.record.name}\`` : 'something that cannot be told'}`,
    ...parts,
    ...(operation.transaction ? [`in the transaction that ${placeOf(module, operation.transaction, cwd)} opens`] : []),
    ...(operation.isOpen ? ['more may be added to it out of sight'] : []),
  ];
}

function tellLog(module: Module, call: Invocation): string[] {
  const log = call.type === 'CallExpression' ? describeLog(module, call) : null;
  if (!log) return [];
  const told = [`level ${log.level === '' ? 'unknown' : log.level}`];
  if (log.message) told.push(`message: ${excerpt(sourceTextOf(module, log.message))}`);
  if (log.fields) told.push(`fields: ${excerpt(sourceTextOf(module, log.fields))}`);
  if (log.dropped.length > 0) told.push(`dropped: ${log.dropped.map((each) => excerpt(sourceTextOf(module, each))).join(', ')}`);
  return told;
}

function tellRetry(module: Module, call: Invocation): string[] {
  const retry = describeRetry(module, call);
  if (!retry) return [];
  const bounds = { set: 'so often at most', absent: 'without end', unknown: 'nobody in sight knows how often' };
  return [`${bounds[retry.bound]}; wait: ${retry.wait}`];
}

/** How many of the things that a call leads to are told. */
const MAX_EFFECTS = 12;

function tellEffects(module: Module, call: Invocation, cwd: string): string[] {
  if (describeCall(module, call) ?? describeOperation(module, call)) return [];
  const effects = findEffectsOfCall(module, call, (each) => nameEffect(module, each));
  const told = [...new Set(effects.map(({ what, path: way }) => `${what}, by ${way.slice(1).map((each) => `${printCall(each)} at ${placeOf(module, each, cwd)}`).join(' > ')}`))];
  return told.length > MAX_EFFECTS ? [...told.slice(0, MAX_EFFECTS), `and ${told.length - MAX_EFFECTS} more`] : told;
}

function nameEffect(module: Module, call: Invocation): string | null {
  const operation = describeOperation(module, call);
  if (operation) return `${operation.does}${operation.record ? ` of \`${operation.record.name}\`` : ''} (${operation.library.library})`;
  const described = describeCall(module, call);
  return described?.kind === 'outbound-request' ? `a request by \`${described.api}\`` : null;
}

function tellReach(module: Module, call: Invocation, cwd: string): string[] {
  const reach = reachOf(module, call);
  if (reach === 'start-up') return ['while the process starts'];
  const found = findHandlerReach(module, call);
  if (!found) {
    const fn = findEnclosingFunction(call);
    const own = fn && describeHandler(module, fn);
    return [own ? tellHandler(module, own, cwd) : 'nothing in sight proves that a request leads here'];
  }
  const way = found.path.map((each) => placeOf(module, each, cwd));
  return [`${tellHandler(module, found.handler, cwd)}${way.length > 0 ? `, by ${way.join(' > ')}` : ''}`];
}

function tellHandler(module: Module, { library, model, role, registrations: [{ node, method, route }] }: HandlerDescription, cwd: string): string {
  const what = [method, route].filter((each) => each !== null).join(' ');
  return `in ${role === 'handler' ? HANDLERS[model.kind] : role === 'error' ? 'a handler of errors' : 'a middleware'} of ${library.library}${what === '' ? '' : ` (${what})`}, known by ${placeOf(module, node, cwd)}`;
}

const HANDLERS: Readonly<Record<HandlerDescription['model']['kind'], string>> = {
  http: 'an HTTP handler', message: 'a handler of messages', job: 'a job', lambda: 'a function of a platform', action: 'an action', procedure: 'a procedure', resolver: 'a resolver', socket: 'a handler of a socket', page: 'a page',
};

function list(names: readonly string[]): string {
  return names.map((each) => `\`${each}\``).join(', ');
}
