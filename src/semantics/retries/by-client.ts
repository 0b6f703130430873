import { isFunction, type Invocation, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findFunction, resolveValue } from '../bindings/index.js';
import { findMemberCallsOf } from '../client-index.js';
import { findConfiguringModules } from '../client-sphere.js';
import { findInheritedUses } from '../client-use.js';
import { describeCall, describeClientValue } from '../describe-call.js';
import { isReplacedElsewhere } from '../global-bounds.js';
import { homeOf } from '../home.js';
import { readMadeOptions } from '../made-options.js';
import { readOptions } from '../options.js';
import { registryOf } from '../registry.js';
import { findEffects } from '../summaries/index.js';
import type { OutboundRequest } from '../types.js';
import { describeRetry } from './describe-retry.js';
import { findClientModel } from './libraries.js';

/** Options by which a request is sent by something else, or tried again by what was put around its client. */
const REPLACING = ['dispatcher', 'adapter', 'fetch', 'retry', 'retries', 'axios-retry', 'raxConfig'];

/** Whether a client may try a request again: by its own default, by what it was told, or by what was put around it. */
export function mayRetryItself(module: Module, request: OutboundRequest): boolean {
  if (request.uncertain || request.made.some(({ node }) => node === null)) return true;
  const model = findClientModel(request);
  const own = [readOptions(module, request.node, request.request.options), ...request.made.map((each) => readMadeOptions(module, each))];
  // An SDK of which nothing is known may well try again.
  if (!model) {
    if (request.client.category !== 'http') return true;
  } else if (model.attempts.default !== 0 || own.some((options) => [...model.attempts.options, ...model.attempts.options.map((each) => each.split('.')[0] ?? each)].some((each) => options.read(each).state !== 'absent'))) return true;
  if (own.some((options) => REPLACING.some((each) => options.read(each).state === 'set'))) return true;
  return isReplaced(module, request) || isSentByRetrying(module, request) || findInheritedUses(module, request).some(({ isConfigured }) => isConfigured) || answersFailures(module, request) || isDecorated(module, request);
}

/** `fetch`, where another file of the package put something else in its place. */
function isReplaced(module: Module, { library, client, api }: OutboundRequest): boolean {
  const name = client.shared?.includes('') ? api.replace(/\(\)$/, '') : '';
  return library.globals?.some((each) => each.name === name) === true && isReplacedElsewhere(module, name);
}

/** `setGlobalDispatcher(new RetryAgent(new Agent()))`, in whichever file of the package. */
function isSentByRetrying(module: Module, { library }: OutboundRequest): boolean {
  return registryOf(module)
    .globalSetters.filter(({ libraries }) => libraries.includes(library.library))
    .some(({ specifier, name }) => [module, ...module.project.backward.usersOf(module, specifier, [name])].some(({ text }) => text.includes(specifier) && text.includes(name) && /retry/iu.test(text)));
}

/** `api.interceptors.response.use(undefined, (error) => api.request(error.config))` */
function answersFailures(module: Module, { client, made }: OutboundRequest): boolean {
  const nodes = [...new Set([null, ...made.map(({ node }) => node)])];
  return nodes.some((node) => {
    const home = node ? homeOf(module, node) : module;
    return findConfiguringModules(home, client, node).some((each) => findMemberCallsOf(each, client, node).some((call) => call.node.arguments.some((argument) => mayAsk(each, argument))));
  });
}

function mayAsk(module: Module, argument: Node): boolean {
  if (argument.type === 'Literal' || (argument.type === 'Identifier' && argument.name === 'undefined') || argument.type === 'ObjectExpression') return false;
  const fn = isFunction(argument) ? argument : findFunction(module, argument);
  return fn === null || findEffects(module, fn, (call: Invocation) => (describeCall(module, call)?.kind === 'outbound-request' ? true : null)).length > 0;
}

/** `axiosRetry(api, { retries: 3 })`, in whichever file of the package; of what is out of sight it is not told apart. */
function isDecorated(module: Module, request: OutboundRequest): boolean {
  const names = [request.library.library, request.client.inherits?.package];
  const decorating = registryOf(module).all.filter(({ retries }) => retries?.some(({ decorates }) => decorates !== undefined && names.includes(decorates)));
  const files = decorating.flatMap(({ packages }) => packages.flatMap((each) => module.project.backward.usersOf(module, each, [])));
  const own = decorating.some(({ packages }) => packages.some((each) => module.text.includes(each))) ? [module] : [];
  return [...new Set([...own, ...files])].some((file) =>
    file.invocations.some((call) => call.type === 'CallExpression' && describeRetry(file, call)?.library?.model.decorates !== undefined && concerns(file, call, request)),
  );
}

function concerns(module: Module, { arguments: [given] }: Extract<Node, { type: 'CallExpression' }>, request: OutboundRequest): boolean {
  const path = given && given.type !== 'SpreadElement' ? resolveValue(module, given) : null;
  const member = path && describeClientValue(module, path);
  if (!member) return true;
  if (member.client !== request.client) return false;
  const made = member.made.at(-1)?.node ?? null;
  return made === null ? true : request.made.some(({ node }) => node === made);
}
