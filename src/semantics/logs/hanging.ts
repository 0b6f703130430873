import { decoratorsOf, isFunction, memberName, type FunctionNode, type Node } from '../../ast/index.js';
import type { TSESTree } from '@typescript-eslint/utils';
import type { Module } from '../../project/index.js';
import { findVariable, resolveValue } from '../bindings/index.js';
import { handlersOf } from '../handlers/handlers-of.js';
import { findRegistrar } from '../handlers/registrars.js';
import type { HandlerDescription } from '../handlers/types.js';
import { homeOf } from '../home.js';
import { registryOf, type Registry } from '../registry.js';
import type { HangingModel, LibraryModel, LoggerModel } from '../types.js';

interface Hanging {
  readonly library: LibraryModel;
  readonly logger: LoggerModel;
  readonly place: HangingModel;
}

const known = new WeakMap<Registry, ReadonlyMap<string, readonly Hanging[]>>();

function hangingLoggers(registry: Registry): ReadonlyMap<string, readonly Hanging[]> {
  const earlier = known.get(registry);
  if (earlier) return earlier;
  const map = new Map<string, Hanging[]>();
  for (const library of registry.all) {
    for (const logger of library.loggers ?? []) {
      for (const place of logger.hangsOn ?? []) map.set(place.member, [...(map.get(place.member) ?? []), { library, logger, place }]);
    }
  }
  known.set(registry, map);
  return map;
}

/** The logger that a framework, or a plugin of it, hangs on what an expression is by this name: `log` of a request. */
export function findHanging(module: Module, holder: Node, name: string): Hanging | null {
  const all = hangingLoggers(registryOf(module)).get(name) ?? [];
  return all.find((each) => isPossible(module, each.place) && isHolder(module, holder, each.place)) ?? null;
}

function isPossible(module: Module, { onlyWith }: HangingModel): boolean {
  return onlyWith === undefined || onlyWith.some((name) => module.package?.dependsOn(name));
}

function isHolder(module: Module, holder: Node, place: HangingModel): boolean {
  if (place.on === 'app') return findRegistrar(module, holder)?.library.library === place.framework;
  if (holder.type !== 'Identifier') return false;
  const variable = findVariable(module, holder);
  const definition = variable === null || variable === 'global' ? undefined : variable.defs[0];
  if (definition?.type !== 'Parameter' || !isFunction(definition.node)) return false;
  const fn = definition.node;
  const index = fn.params.findIndex((each) => nameOf(each) === definition.name);
  const handler = index < 0 ? undefined : handlersOf(homeOf(module, fn)).get(fn);
  if (handler && (place.framework === undefined || handler.library.library === place.framework)) return isPart(module, handler, index, place);
  return index >= 0 && isGivenBy(module, fn, index, place);
}

function nameOf(parameter: Node): Node {
  if (parameter.type === 'TSParameterProperty') return nameOf(parameter.parameter);
  return parameter.type === 'AssignmentPattern' ? parameter.left : parameter;
}

const POSITIONS = { request: 0, context: 0, response: 1 };

/** Whether a parameter of a handler is the request, the response or the context. */
function isPart(module: Module, { library, role, registrations: [{ parameters }], fn }: HandlerDescription, index: number, { on }: HangingModel): boolean {
  if (on === 'app') return false;
  const parameter = fn.params[index];
  const decorators = parameter ? decoratorsOf(parameter) : [];
  if (library.library === '@nestjs/common') return decorators.some((each) => isDecorator(module, each, on === 'response' ? /^Res(ponse)?$/ : /^Req(uest)?$/));
  // `(error, request, response, next)`
  const wanted = POSITIONS[on] + (role === 'error' ? 1 : 0);
  const position = parameters === 'same' ? index : (parameters?.[index] ?? null);
  return position === wanted;
}

function isDecorator(module: Module, { expression }: TSESTree.Decorator, name: RegExp): boolean {
  const path = expression.type === 'CallExpression' ? resolveValue(module, expression.callee) : null;
  const last = path?.steps.at(-1);
  return path?.package === '@nestjs/common' && last?.kind === 'member' && name.test(last.name);
}

/** `app.setErrorHandler((error, request) => …)` */
function isGivenBy(module: Module, fn: FunctionNode, index: number, { givenBy = [], framework }: HangingModel): boolean {
  const call = fn.parent;
  if (call.type !== 'CallExpression' || call.callee.type !== 'MemberExpression') return false;
  const name = memberName(call.callee);
  if (!givenBy.some((each) => each.method === name && each.parameter === index)) return false;
  return findRegistrar(module, call.callee.object)?.library.library === framework;
}
