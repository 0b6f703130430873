import type { Invocation } from '../ast/index.js';
import { createRule, type Repair, type ResilienceRule, type RuleContext, type RuleOptions } from '../kit/index.js';
import { boundWait, configureModule, findRemedy } from '../repair/index.js';
import {
  describeCall, describeWaits, findClientUse, findProvidedClients, isBoundedByPlatform, isClientCode, isForClients, isOwnOrigin, isRelativeRequest, isScript, isStreamed,
  numberOf, readMadeOptions, readOptions,
  type Bound, type CallDescription, type ClientCategory, type ClientConstruction, type OutboundRequest, type ProvidedClient, type Wait, type WaitModel,
} from '../semantics/index.js';

type MessageIds =
  | 'noTimeout' | 'longDefault' | 'ignoredOption' | 'deadSignal' | 'clientNoTimeout' | 'clientLongDefault' | 'setTimeout' | 'moveOption';

type Options = RuleOptions['require-timeout'];
type Context = RuleContext<MessageIds, Options>;
type UnboundedWait = Wait & { readonly bound: Extract<Bound, { state: 'absent' }> };

const CONNECTIONS: ReadonlySet<ClientCategory> = new Set<ClientCategory>(['database', 'cache', 'queue', 'mail']);

const rule: ResilienceRule<MessageIds, Options> = createRule<MessageIds, Options>({
  name: 'require-timeout',
  meta: {
    type: 'problem',
    docs: {
      description: 'require a time limit on every outbound request and on the clients that make them',
      recommended: [{ maxDefaultMs: 600_000, connections: false, scripts: false }],
      strict: [{ maxDefaultMs: 120_000, connections: true, scripts: true }],
    },
    fixable: 'code',
    hasSuggestions: true,
    messages: {
      noTimeout:
        '`{{ call }}` has no time limit, so a server that stops answering holds this request, and its memory and sockets, for ever. Set {{ remedy }}.',
      longDefault:
        '`{{ call }}` waits {{ limit }} or longer for a server that does not answer, and holds its memory and sockets that long. Set {{ remedy }}.',
      ignoredOption: '`{{ call }}` ignores `{{ option }}`, so it sets no limit to how long a silent server is waited for. Set {{ remedy }} instead.',
      deadSignal: 'Nothing ever aborts the signal given to `{{ call }}`, so it does not limit the wait for a silent server. Combine it with {{ remedy }}.',
      clientNoTimeout:
        'Calls through `{{ call }}` wait for {{ waits }} without a limit, so one server that stops answering takes every request that needs it down. Set {{ remedy }}.',
      clientLongDefault:
        'Calls through `{{ call }}` wait {{ limit }} or longer for {{ waits }}, and hold memory and sockets that long. Set {{ remedy }}.',
      setTimeout: 'Set {{ remedy }}',
      moveOption: 'Replace `{{ option }}`, which has no effect, by {{ remedy }}',
    },
    schema: [
      {
        type: 'object',
        additionalProperties: false,
        properties: {
          maxDefaultMs: { type: 'integer', minimum: 0, description: "A library's own limit above this many milliseconds counts as none." },
          connections: { type: 'boolean', description: 'Also report clients of databases, caches, queues and mail servers.' },
          scripts: { type: 'boolean', description: 'Also report in scripts that are run by hand.' },
        },
      },
    ],
    defaultOptions: [{ maxDefaultMs: 600_000, connections: false, scripts: false }],
  },
  create(context) {
    const check = (node: Invocation): void => {
      const described = describeCall(context.module, node);
      if (described?.kind === 'outbound-request') checkRequest(context, described);
      else if (described?.kind === 'client') checkClient(context, described);
    };
    return {
      Program() {
        for (const provided of findProvidedClients(context.module)) checkProvided(context, provided);
      },
      CallExpression: check,
      NewExpression: check,
      TaggedTemplateExpression: check,
    };
  },
});

export default rule;

function checkRequest(context: Context, request: OutboundRequest): void {
  const { module } = context;
  if (!concerns(context, request) || isRelativeRequest(module, request)) return;
  const waits = findUnbounded(context, request).filter(({ bound }) => bound.owner === null);
  const [wait] = waits;
  if (!wait || isForClients(module, request.node)) return;
  const { bound } = wait;
  const remedy = printRemedy(wait, 'call');
  const data = { call: printCall(context, request), remedy, limit: printLimit(bound.defaultMs ?? 0), option: bound.ignored?.option ?? '' };
  context.report({
    node: request.node,
    messageId: bound.ignored ? 'ignoredOption' : bound.deadSignal ? 'deadSignal' : bound.defaultMs === null ? 'noTimeout' : 'longDefault',
    data,
    repairs: repairsFor(context, request, waits, 'call', { ...data, remedy }),
  });
}

/** One report a client, where it is made: unless every call through it in sight brings its own limit. */
function checkClient(context: Context, client: ClientConstruction): void {
  const { module } = context;
  if (!concerns(context, client) || isOwnOrigin(module, client)) return;
  const waits = findUnbounded(context, client).filter(({ bound }) => bound.owner === client.node);
  const [wait] = waits;
  if (!wait || isReportedAtItsBase(context, client) || isForClients(module)) return;
  const { requests } = findClientUse(module, client.client, client.node);
  if (requests.length > 0 && requests.every((request) => findUnbounded(context, request).length === 0)) return;
  const remedies = waits.map((each) => printRemedy(each, 'client'));
  const data = {
    call: printCall(context, client),
    remedy: list(remedies),
    waits: list(waits.map(({ model }) => WAITS[model.wait])),
    limit: printLimit(wait.bound.defaultMs ?? 0),
    option: wait.bound.ignored?.option ?? '',
  };
  const isUnlimited = waits.some(({ bound }) => bound.defaultMs === null);
  context.report({
    node: client.node,
    messageId: wait.bound.ignored ? 'ignoredOption' : isUnlimited ? 'clientNoTimeout' : 'clientLongDefault',
    data,
    repairs: repairsFor(context, client, waits, 'client', data),
  });
}

/** `imports: [HttpModule]`: one report where a client is given without options, when a call through it waits without a limit. */
function checkProvided(context: Context, { node, module: providing, requests }: ProvidedClient): void {
  const waits = requests.filter((request) => concerns(context, request)).flatMap((request) => findUnbounded(context, request));
  const wait = waits.find(({ bound }) => bound.owner === node);
  const remedy = wait && findRemedy(wait, 'client', true);
  if (!wait || remedy?.option === undefined) return;
  const option = remedy.option;
  const data = {
    call: providing.module,
    remedy: `\`${providing.module}.${providing.configure}({ ${option} })\``,
    waits: list([WAITS[wait.model.wait]]),
    limit: printLimit(wait.bound.defaultMs ?? 0),
  };
  context.report({
    node,
    messageId: wait.bound.defaultMs === null ? 'clientNoTimeout' : 'clientLongDefault',
    data,
    repairs: [{ tier: 'policy', policy: 'timeoutMs', messageId: 'setTimeout', data, edit: (fixer) => configureModule(fixer, node, providing.configure, remedy, context.policy.timeoutMs) }],
  });
}

/** `axios.create(a).create(b)`: what is missing is missing where the first was made. */
function isReportedAtItsBase(context: Context, { made }: ClientConstruction): boolean {
  const base = made.at(-2)?.node;
  const described = base && describeCall(context.module, base);
  return described?.kind === 'client' && findUnbounded(context, described).length > 0;
}

/** The call as it is written, without its arguments; as a path from its package where that is long. */
function printCall({ sourceCode }: Context, { node, api }: CallDescription): string {
  const callee = sourceCode.getText(node.type === 'TaggedTemplateExpression' ? node.tag : node.callee);
  if (callee.length > 40 || callee.includes('\n')) return api;
  return `${node.type === 'NewExpression' ? 'new ' : ''}${callee}()`;
}

const WAITS: Readonly<Record<WaitModel['wait'], string>> = {
  connect: 'a connection',
  response: 'an answer',
  query: 'a query',
  command: 'a command',
};

/** The waits that nothing bounds, or only a default that is too long to rely on. */
function findUnbounded({ module, options: [{ maxDefaultMs = 600_000 }] }: Context, described: CallDescription): UnboundedWait[] {
  const waits = describeWaits(module, described.node) ?? [];
  return waits.filter(
    (wait): wait is UnboundedWait =>
      wait.bound.state === 'absent' && (wait.bound.defaultMs === null || wait.model.lastResort === true || wait.bound.defaultMs > maxDefaultMs),
  );
}

/** Told by the file itself; who imports it is asked last. */
function concerns({ module, options: [{ connections, scripts }] }: Context, { client, node }: OutboundRequest | ClientConstruction): boolean {
  if (CONNECTIONS.has(client.category) && !connections) return false;
  return !isClientCode(module, node) && !isBoundedByPlatform(module) && (scripts === true || !isScript(module));
}

function repairsFor(
  context: Context,
  described: OutboundRequest | ClientConstruction,
  waits: readonly UnboundedWait[],
  at: 'call' | 'client',
  data: Readonly<Record<string, string | number>>,
): Repair<MessageIds>[] {
  const { module, sourceCode, policy } = context;
  const made = described.kind === 'client' ? described.made.at(-1) : undefined;
  const options = described.kind === 'client' ? made && readMadeOptions(module, made) : readOptions(module, described.node, described.request.options);
  const plan = boundWait({
    sourceCode,
    call: described.node,
    slot: options?.slot ?? null,
    waits,
    at,
    timeoutMs: policy.timeoutMs,
    isStreamed: described.kind === 'outbound-request' ? isStreamed(module, described) : false,
    numberOf: (node) => numberOf(module, node),
  });
  if (!plan) return [];
  return [{ tier: plan.tier, policy: 'timeoutMs', messageId: plan.moves ? 'moveOption' : 'setTimeout', data, edit: plan.edit }];
}

function printRemedy(wait: Wait, at: 'call' | 'client'): string {
  const remedy = findRemedy(wait, at, false) ?? wait.remedies[0];
  if (!remedy) return 'a time limit';
  if (remedy.chain) return `\`.${remedy.chain}(ms)\``;
  if (remedy.value === 'signal') return `\`${remedy.option}: AbortSignal.timeout(ms)\``;
  if (remedy.value === 'fetch') return `a \`${remedy.option}\` that adds \`signal: AbortSignal.timeout(ms)\``;
  return `\`${remedy.option}\``;
}

function printLimit(ms: number): string {
  return ms % 60_000 === 0 ? `${ms / 60_000} minute${ms === 60_000 ? '' : 's'}` : `${ms / 1000} seconds`;
}

function list(items: readonly string[]): string {
  const unique = [...new Set(items)];
  return unique.length < 2 ? (unique[0] ?? '') : `${unique.slice(0, -1).join(', ')} and ${unique.at(-1)}`;
}
