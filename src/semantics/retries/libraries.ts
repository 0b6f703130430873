import { isFunction, isInside, memberName, type CallExpression, type Invocation, type NewExpression, type Node } from '../../ast/index.js';
import { possibleMajors, specifiersOf, type Module } from '../../project/index.js';
import { findFunction, findInvoked, printPath } from '../bindings/index.js';
import { describeCall } from '../describe-call.js';
import { homeOf } from '../home.js';
import { readMadeOptions } from '../made-options.js';
import { mayHold } from '../majors.js';
import { matchesAny } from '../match.js';
import { readOptions } from '../options.js';
import { modelsFor, registryOf } from '../registry.js';
import type { ApiPath, LibraryModel, OptionFact, Options, OptionsPosition, OutboundRequest, ClientConstruction, RetryModel } from '../types.js';
import { judgeAttempts, judgePause } from './library-options.js';
import type { Retry } from './types.js';

/** Whether a call may concern a library that tries again. */
export function mayRetryByLibrary(module: Module, call: CallExpression | NewExpression): boolean {
  const described = describeCall(module, call);
  return described ? described.library.retries !== undefined : importsRetries(module, call);
}

/** What the model of a library says of a call that has something tried again, or of a client that does so with its requests. */
export function findLibraryRetry(module: Module, call: CallExpression | NewExpression): Retry | null {
  const described = describeCall(module, call);
  const isClient = described?.kind === 'outbound-request' || described?.kind === 'client';
  const byClient = isClient ? findClientRetry(module, described) : null;
  if (byClient || (described ? !hasCalls(described.library) : !importsRetries(module, call))) return byClient;
  const path = findInvoked(module, call);
  const found = path && findModel(module, path);
  if (!path || !found) return null;
  const given = found.isOperator ? findPiped(call) : givenCode(module, call, found.runs);
  const options = readOptions(module, call, optionsPosition(call, found));
  const inherited = isClient && found.inherits !== undefined ? described.made.map((each) => below(readMadeOptions(module, each), found.inherits ?? '')) : [];
  return describe(module, { call, api: printPath(path), model: found, body: given, options: [options, ...inherited] });
}

/** The options that another holds: `defaultJobOptions` of a queue. */
function below(options: Options, prefix: string): Options {
  return { read: (path) => options.read(`${prefix}.${path}`), slot: null };
}

/** The retries that a client was told to make: by the options where it is made, or by those of a request. Not those that it makes by itself. */
function findClientRetry(module: Module, described: OutboundRequest | ClientConstruction): Retry | null {
  const model = findClientModel(described);
  const { node } = described;
  if (!model || node.type === 'TaggedTemplateExpression') return null;
  const made = described.made.map((each) => readMadeOptions(module, each)).reverse();
  const own = described.kind === 'outbound-request' ? [readOptions(module, node, described.request.options)] : made.slice(0, 1);
  // Told here: a request without options of its own does what its client was told.
  if (!own.some((each) => isTold(each, model))) return null;
  return describe(module, { call: node, api: described.api, model, body: null, options: described.kind === 'outbound-request' ? [...own, ...made] : made });
}

/** What a client does about retries, by its model. */
export function findClientModel({ library, client, majors }: OutboundRequest | ClientConstruction): RetryModel | null {
  return library.retries?.find((each) => each.client === client.name && mayHold(each.majors, majors)) ?? null;
}

function isTold(options: Options, { attempts, wait }: RetryModel): boolean {
  return [...attempts.options, ...(attempts.endless ?? []).map(({ option }) => option), ...(wait.by ?? []).map(({ option }) => option)].some((option) => options.read(option).state === 'set');
}

interface Told {
  readonly call: Invocation;
  readonly api: string;
  readonly model: RetryModel;
  readonly body: Node | null;
  /** The nearest first. */
  readonly options: readonly Options[];
}

function describe(module: Module, { call, api, model, body, options }: Told): Retry | null {
  const read = (option: string): OptionFact => {
    for (const each of options) {
      const fact = each.read(option);
      if (fact.state !== 'absent') return fact;
    }
    return { state: 'absent' };
  };
  const attempts = judgeAttempts(module, call, model.attempts, read);
  if (attempts.isNever) return null;
  const { wait, node } = judgePause(module, model.wait, read);
  return {
    kind: 'library', node: call, bound: attempts.bound, wait, body, failure: null, pause: node, changing: new Set(), isInBackground: model.isInBackground ?? false, isConflict: false,
    library: { api, call, model, read, slot: options[0]?.slot ?? null, endless: attempts.node && isInside(attempts.node, call) ? attempts.node : null, told: attempts.told && isInside(attempts.told, call) ? attempts.told : null, isInherited: attempts.told !== undefined && attempts.told !== null && !isInside(attempts.told, call) },
  };
}

function optionsPosition(call: CallExpression | NewExpression, { options, runs }: RetryModel): OptionsPosition | undefined {
  if (typeof options !== 'object' || runs === undefined) return options;
  // `promiseRetry(options, fn)` and `promiseRetry(fn, options)`
  const code = call.arguments.findIndex((each) => isFunction(each));
  return code < 0 ? options : options.filter((each) => each !== code);
}

/** What a call is given to be tried. */
function givenCode(module: Module, call: CallExpression | NewExpression, runs: OptionsPosition | undefined): Node | null {
  const positions = runs === undefined ? [] : typeof runs === 'number' ? [runs] : runs;
  for (const index of positions) {
    const argument = call.arguments[index];
    if (!argument || argument.type === 'SpreadElement') continue;
    const fn = isFunction(argument) ? argument : findFunction(module, argument);
    if (fn) return fn;
  }
  return null;
}

/** `source.pipe(retry(3))` -> `source` */
function findPiped({ parent }: CallExpression | NewExpression): Node | null {
  const callee = parent.type === 'CallExpression' && parent.callee.type === 'MemberExpression' ? parent.callee : null;
  return callee && memberName(callee) === 'pipe' ? callee.object : null;
}

function findModel(module: Module, path: ApiPath): RetryModel | null {
  for (const library of modelsFor(module, path)) {
    const majors = path.package === null ? library.majors : possibleMajors(module.package, nameOfPackage(path.package), library.majors);
    const found = library.retries?.find((each) => each.paths !== undefined && mayHold(each.majors, majors) && matchesAny(each.paths, path.steps));
    if (found) return found;
  }
  return null;
}

function nameOfPackage(specifier: string): string {
  return specifier.split('/').slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
}

const importing = new WeakMap<Module, boolean>();

/** Whether a file imports a library that has calls for retries. */
function importsRetries(module: Module, call: Node): boolean {
  const home = homeOf(module, call);
  let answer = importing.get(home);
  if (answer === undefined) {
    const registry = registryOf(home);
    answer = specifiersOf(home).some((each) => registry.forPackage(each.replace(/^node:/u, '')).some(hasCalls));
    importing.set(home, answer);
  }
  return answer;
}

function hasCalls({ retries }: LibraryModel): boolean {
  return retries?.some(({ paths }) => paths !== undefined) ?? false;
}
