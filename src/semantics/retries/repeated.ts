import { isFunction, isInside, memberName, someNode, stringValue, type Invocation, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findFunction, findLiteral, resolveValue } from '../bindings/index.js';
import { findClientUse } from '../client-use.js';
import { describeCall, describeClientValue } from '../describe-call.js';
import { homeOf } from '../home.js';
import { methodOf } from '../method.js';
import { describeWork } from '../operations/index.js';
import { readOptions } from '../options.js';
import { findEffects } from '../summaries/index.js';
import type { OptionFact, OutboundRequest } from '../types.js';
import { findKey } from './keys.js';
import type { LibraryRetry, Retry } from './types.js';

/** Something that a retry does and that must not happen twice. */
export interface Repeated {
  readonly kind: 'request' | 'mail' | 'publish' | 'insert';
  /** The call in what is tried that leads to it. */
  readonly at: Invocation;
  /** The call itself, in whichever file. */
  readonly call: Invocation;
  /** As it is written from the package. */
  readonly api: string;
  readonly method: string | null;
  /** A key that is made anew for each attempt. */
  readonly remade: Node | null;
  /** Its address says what it does, or what it does is known from its library. */
  readonly isPlain: boolean;
  /** What says that it is tried again, where that is an expression of its own. */
  readonly told?: Node;
  /** The request, where it is one. */
  readonly request: OutboundRequest | null;
}

/** What a retry does that must not happen twice, unless the other side is told that it is the same. */
export function findRepeated(module: Module, retry: Retry): readonly Repeated[] {
  const { body, failure, isConflict } = retry;
  if (retry.library && !body) return retry.library.model.decorates === undefined ? findRepeatedByClient(module, retry.library) : findRepeatedByCondition(module, retry.library);
  // Where only those are tried again that the other side refused, nothing has happened yet.
  if (!body || isConflict || isRefusal(retry)) return [];
  const effects = findEffects(module, body, (call) => judge(module, call, body));
  return effects.flatMap(({ what, path: [at] }) => (at && !(failure && isInside(at, failure)) ? [{ ...what, at }] : []));
}

type Judged = Omit<Repeated, 'at'>;

/** A request that its own options have its client try again, whatever its method. */
function findRepeatedByClient(module: Module, { call, model, told, read }: LibraryRetry): readonly Repeated[] {
  const described = describeCall(module, call);
  if (described?.kind !== 'outbound-request' || model.methods === undefined || !told || described.client.repeatable) return [];
  const method = methodOf(module, described);
  if (method !== 'POST' && method !== 'PATCH') return [];
  const option = model.methodsOption === undefined ? null : read(model.methodsOption);
  // A number is all that ofetch wants to be told.
  const isTried = model.attempts.options.includes(model.methodsOption ?? '') || (option?.state === 'set' && someNode(option.value, (node) => node.type === 'Literal' && String(node.value).toUpperCase() === method));
  const judged = isTried ? withKey(module, described, call, { kind: 'request', call, api: described.api, method, remade: null, isPlain: saysWhat(module, described), request: described }) : null;
  return judged ? [{ ...judged, at: call }] : [];
}

/** The first request of a client whose decorator was told to have it tried again whatever its method: `retryCondition: () => true`. */
function findRepeatedByCondition(module: Module, { call, model, read }: LibraryRetry): readonly Repeated[] {
  const fact: OptionFact = model.conditionOption === undefined ? { state: 'absent' } : read(model.conditionOption);
  const given = call.type === 'TaggedTemplateExpression' ? undefined : call.arguments[0];
  const path = given && given.type !== 'SpreadElement' ? resolveValue(module, given) : null;
  const member = path && describeClientValue(module, path);
  if (fact.state !== 'set' || !member || !isForAllMethods(module, fact.value)) return [];
  const { requests } = findClientUse(module, member.client, member.made.at(-1)?.node ?? null);
  const found = requests.flatMap((each) => {
    const home = homeOf(module, each.node);
    const method = methodOf(home, each);
    if (method !== 'POST' && method !== 'PATCH') return [];
    return withKey(home, each, call, { kind: 'request', call: each.node, api: each.api, method, remade: null, isPlain: saysWhat(home, each), request: null }) ?? [];
  });
  const first = found.find(({ isPlain }) => isPlain) ?? found[0];
  return first ? [{ ...first, at: call, told: fact.value }] : [];
}

/** Whether a condition in sight lets requests through without a look at what they do, or at whether they were refused. */
function isForAllMethods(module: Module, value: Node): boolean {
  const fn = isFunction(value) ? value : findFunction(module, value);
  if (!fn) {
    const last = resolveValue(module, value)?.steps.at(-1);
    return last?.kind === 'member' && /^isRetryableError$/u.test(last.name);
  }
  const isChoosy = someNode(fn, (node) => {
    if (node.type === 'Identifier' && /idempot|safe|method/iu.test(node.name)) return true;
    return node.type === 'Literal' && (/idempot|^(?:get|head|post)$/iu.test(String(node.value)) || REFUSED.has(Number(node.value)));
  });
  return !isChoosy;
}

function judge(module: Module, call: Invocation, round: Node): Judged | null {
  const work = describeWork(module, call);
  if (!work) return null;
  const base = { call, api: work.call.api, method: null, remade: null, isPlain: true, request: null };
  if (work.call.kind === 'outbound-request') {
    const { client } = work.call;
    if (client.repeatable) return null;
    if (work.kind === 'mail' && work.call.request.method === undefined) return isSending(call) ? keyed(module, call, round, { ...base, kind: 'mail' }) : null;
    const method = methodOf(module, work.call);
    if (method !== 'POST' && method !== 'PATCH') return null;
    const kind = work.kind === 'mail' ? 'mail' : 'request';
    return withKey(module, work.call, round, { ...base, kind, method, request: work.call, isPlain: kind === 'mail' || client.category === 'sdk' || saysWhat(module, work.call) });
  }
  if (work.kind === 'mail') return keyed(module, call, round, { ...base, kind: 'mail' });
  if (work.kind === 'publish') return keyed(module, call, round, { ...base, kind: 'publish', isPlain: false });
  if (work.kind === 'write' && work.call.does === 'insert') return { ...base, kind: 'insert', isPlain: false };
  return null;
}

/** Of the calls of a mail client, not `verify()`. */
function isSending(call: Invocation): boolean {
  return call.type === 'CallExpression' && /^(send|deliver)/iu.test(memberName(call.callee) ?? '');
}

function keyed(module: Module, call: Invocation, round: Node, judged: Judged): Judged | null {
  const key = findKey(module, call, undefined, round);
  if (key.state === 'given') return null;
  return key.state === 'remade' ? { ...judged, remade: key.value } : judged;
}

function withKey(module: Module, request: OutboundRequest, round: Node, judged: Judged): Judged | null {
  if (isHarmless(module, request)) return null;
  const key = findKey(module, request.node, request.request.options, round);
  if (key.state === 'given' || key.state === 'unknown') return null;
  // An interceptor may add one.
  const made = request.made.at(-1)?.node;
  if (made && findClientUse(module, request.client, made).isConfigured) return null;
  return key.state === 'remade' ? { ...judged, remade: key.value } : judged;
}

/** What a path ends in that is asked for by POST and changes nothing. */
const READS = /\b(search|query|graphql|gql|rpc|tokens?|oauth2?|auth|login|lookup|validate|verify|verification|preview|quotes?|estimate|calculate|embed(dings?)?|completions?|generate|predict|inference|render|convert|translate|analy[sz]e|classify|introspect|(?:auth|oauth2?|tokens?|sessions?)\/refresh|batchget|list|find|filter|get\w*|check(?!out)\w*|read\w*|fetch\w*|export)\/?(\?.*)?$/iu;

/** Whether a request is one of those: by the end of its path, or by what it sends. */
function isHarmless(module: Module, request: OutboundRequest): boolean {
  const text = pathOf(module, request);
  if (text !== null && READS.test(text)) return true;
  // `{ query, variables }`: GraphQL.
  return request.node.type !== 'TaggedTemplateExpression' && request.node.arguments.some((each) =>
    someNode(each, (node) => node.type === 'Property' && node.key.type === 'Identifier' && (node.key.name === 'variables' || node.key.name === 'grant_type' || node.key.name === 'jsonrpc')),
  );
}

/** Whether the address of a request is written out, at least its end. */
function saysWhat(module: Module, request: OutboundRequest): boolean {
  const text = pathOf(module, request);
  return text !== null && /\/[\w-]+/u.test(text);
}

/** The constant parts of an address, with `:` for what is put in between. */
function pathOf(module: Module, { request, node }: OutboundRequest): string | null {
  const { url } = request;
  if (!url || node.type === 'TaggedTemplateExpression') return null;
  const argument = url.argument === undefined ? undefined : node.arguments[url.argument];
  const fact = !argument && url.option !== undefined ? readOptions(module, node, request.options).read(url.option) : null;
  const outer = argument ?? (fact?.state === 'set' ? fact.value : null);
  return outer ? textIn(module, outer, 0) : null;
}

function textIn(module: Module, outer: Node, depth: number): string | null {
  const node = findLiteral(module, outer);
  if (!node || depth > 5) return null;
  if (node.type === 'TemplateLiteral') return node.quasis.map((each) => each.value.cooked ?? '').join(':');
  if (node.type === 'BinaryExpression' && node.operator === '+') return `${textIn(module, node.left, depth + 1) ?? ':'}${textIn(module, node.right, depth + 1) ?? ':'}`;
  if (node.type === 'NewExpression' && node.arguments[0]) return textIn(module, node.arguments[0], depth + 1);
  return stringValue(node);
}

/** Answers that say that nothing was done. */
const REFUSED = new Set([408, 409, 423, 425, 429, 503]);

/** Whether only those answers, or none at all for want of a connection, are tried again, as far as the code says. */
function isRefusal({ failure, body, kind }: Retry): boolean {
  const region = failure ?? (kind === 'loop' ? body : null);
  if (!region) return false;
  const codes: number[] = [];
  let isUnconnected = false;
  someNode(region, (node) => {
    if (node.type === 'Literal' && typeof node.value === 'number' && node.value >= 400 && node.value < 600 && node.parent.type === 'BinaryExpression') codes.push(node.value);
    if (node.type === 'Literal' && (node.value === 'ECONNREFUSED' || node.value === 'ENOTFOUND')) isUnconnected = true;
    return false;
  });
  if (failure?.parent?.type === 'IfStatement') someNode(failure.parent.test, (node) => node.type === 'Literal' && typeof node.value === 'number' && node.value >= 400 && node.value < 600 && codes.push(node.value) < 0);
  return (codes.length > 0 && codes.every((each) => REFUSED.has(each))) || (isUnconnected && codes.length === 0 && !someNode(region, (node) => node.type === 'MemberExpression' && memberName(node) === 'ok'));
}
