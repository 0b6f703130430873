import { decoratorsOf, isFunction, memberName, stringValue, wrapped, type CallExpression, type FunctionNode, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { isGlobal, resolveValue } from '../bindings/index.js';
import { describeHandler } from '../describe-handler.js';
import { matches } from '../match.js';
import { modelsFor } from '../registry.js';

/** Which parameter of a function is given the Error. */
export interface ErrorParameter {
  readonly index: number;
  /** `callback`: it is called with nothing in that place when all went well. */
  readonly kind: 'rejection' | 'event' | 'callback' | 'framework';
  /** There is an Error even where the function does not take it. */
  readonly isCertain: boolean;
  /** What failed, where that is in sight. */
  readonly source: Node | null;
  /** The parameter is an object that holds it under this key. */
  readonly key?: string;
  /** Whatever fails anywhere in the service may come here. */
  readonly isFromAnywhere?: boolean;
}

/** Events of `process` that tell of an Error that nobody handled. */
const PROCESS_EVENTS = new Set(['uncaughtException', 'uncaughtExceptionMonitor', 'unhandledRejection']);
const LISTENERS = new Set(['on', 'once', 'addListener', 'prependListener']);
/** How the first parameter of a callback in Node's convention is called. */
const ERROR_NAME = /^_?(e|er|err|error|ex|exception|\w+(Err|Error|_err|_error))$/;

/** Where a function is given what failed; null when it is no such function. */
export function findErrorParameter(module: Module, fn: FunctionNode): ErrorParameter | null {
  const call = callAround(fn);
  return (call && findByCall(module, call, fn)) ?? findByFramework(module, fn) ?? (call && findCallback(call, fn));
}

function callAround(fn: FunctionNode): CallExpression | null {
  const at = wrapped(fn);
  return at.parent?.type === 'CallExpression' && at.parent.callee !== at ? at.parent : null;
}

function findByCall(module: Module, call: CallExpression, fn: FunctionNode): ErrorParameter | null {
  const index = call.arguments.findIndex((each) => each === wrapped(fn));
  const name = call.callee.type === 'MemberExpression' ? memberName(call.callee) : null;
  // `source.pipe(catchError(fn))` (rxjs@7.8.2:dist/cjs/internal/operators/catchError.js)
  if (index === 0 && (call.callee.type === 'Identifier' ? call.callee.name : name) === 'catchError' && isOfPackage(module, call.callee, ['rxjs', 'rxjs/operators'])) {
    return { index: 0, kind: 'rejection', isCertain: true, source: null };
  }
  if (call.callee.type === 'MemberExpression') {
    // `work().catch(fn)`, `work().then(done, fn)`
    if ((name === 'catch' && index === 0 && call.arguments.length === 1) || (name === 'then' && index === 1)) {
      return { index: 0, kind: 'rejection', isCertain: true, source: call.callee.object };
    }
    if (LISTENERS.has(name ?? '') && index === 1) return findByEvent(module, call, call.callee.object);
    // `app.onError(fn)` of a framework that no model knows by its construction
    if ((name === 'onError' || name === 'setErrorHandler') && index === 0 && isErrorNamed(fn.params[0])) {
      return { index: 0, kind: 'framework', isCertain: false, source: null, isFromAnywhere: true };
    }
  }
  return null;
}

function isOfPackage(module: Module, node: Node, packages: readonly string[]): boolean {
  const path = resolveValue(module, node);
  return path !== null && path.package !== null && packages.includes(path.package);
}

/** `load(id, (err, user) => { if (err) … })` */
function findCallback(call: CallExpression, fn: FunctionNode): ErrorParameter | null {
  const name = call.callee.type === 'MemberExpression' ? memberName(call.callee) : null;
  const isLast = call.arguments.at(-1) === wrapped(fn);
  return isLast && isErrorNamed(fn.params[0]) && !isIteration(name) ? { index: 0, kind: 'callback', isCertain: false, source: call } : null;
}

function findByEvent(module: Module, call: CallExpression, emitter: Node): ErrorParameter | null {
  const event = call.arguments[0] ? stringValue(call.arguments[0]) : null;
  if (event === null) return null;
  const found = { kind: 'event', source: null } as const;
  if (isGlobal(module, emitter, 'process') && PROCESS_EVENTS.has(event)) return { ...found, index: 0, isCertain: true, isFromAnywhere: true };
  if (event === 'error') return { ...found, index: 0, isCertain: false };
  const path = resolveValue(module, emitter);
  const models = path ? modelsFor(module, path) : [];
  const known = path && models.flatMap(({ errorEvents = [] }) => errorEvents).find((each) => each.events.includes(event) && each.on.some((on) => matches(on, path.steps)));
  return known ? { ...found, index: known.parameter, isCertain: true } : null;
}

/** `list.map((e) => …)`: what has the name of an Error there is an element. */
function isIteration(name: string | null): boolean {
  return name !== null && /^(map|forEach|filter|some|every|find|findIndex|findLast|flatMap|sort|then|finally|tap|on|once)$/.test(name);
}

/** Error middleware of a framework, or the method of an exception filter. */
function findByFramework(module: Module, fn: FunctionNode): ErrorParameter | null {
  if (fn.params.length === 0) return null;
  const found = { index: 0, kind: 'framework', isCertain: true, source: null, isFromAnywhere: true } as const;
  if (isFilterMethod(module, fn)) return found;
  const [parameter] = fn.params;
  if (!isErrorNamed(parameter) && parameter?.type !== 'ObjectPattern') return null;
  const handler = describeHandler(module, fn);
  if (handler?.role !== 'error') return null;
  const { errorIn } = handler.model;
  if (parameter?.type === 'ObjectPattern') return errorIn === undefined ? null : { ...found, key: errorIn };
  return errorIn === undefined ? found : null;
}

/** `catch(exception, host)` of a class with `@Catch()`; one for a class of exceptions, such as `@Catch(HttpException)`, is given what it expects. */
function isFilterMethod(module: Module, fn: FunctionNode): boolean {
  const { parent } = fn;
  if (parent?.type !== 'MethodDefinition' || parent.key.type !== 'Identifier' || parent.key.name !== 'catch') return false;
  return decoratorsOf(parent.parent.parent).some(({ expression }) => {
    const path = resolveValue(module, expression);
    const isForAll = expression.type === 'CallExpression' && expression.arguments.every((each) => isGlobal(module, each, 'Error'));
    return isForAll && path?.package === '@nestjs/common' && path.steps[0]?.kind === 'member' && path.steps[0].name === 'Catch';
  });
}

function isErrorNamed(parameter: Node | undefined): boolean {
  const name = parameter?.type === 'AssignmentPattern' ? parameter.left : parameter;
  return name?.type === 'Identifier' && ERROR_NAME.test(name.name) && !isFunction(name);
}
