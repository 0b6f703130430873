import { decoratorsOf, isInside, stringValue, type Node } from '../../ast/index.js';
import type { TSESTree } from '@typescript-eslint/utils';
import type { Module } from '../../project/index.js';
import { findInvoked, resolveValue } from '../bindings/index.js';
import { homeOf } from '../home.js';
import { mayHold } from '../majors.js';
import { matchesAny } from '../match.js';
import { memo } from '../memo.js';
import type { ApiStep, InputModel, InputPart } from '../types.js';
import { isTypedParameter } from './by-type.js';
import { findInLibraries, leadsTo } from './library-path.js';
import type { HandlerDescription, Input, Validation } from './types.js';
import { followParameter, targetOf } from './uses.js';
import { keepsOtherKeys } from '../schemas/other-keys.js';
import { saysNothing } from '../schemas/says-nothing.js';
import { findValidation } from './validation.js';

/**
 * The expressions of a handler that yield outside input, in source order: members of its parameters, names that patterns bind, calls.
 * Where the input is kept and used later, the first expression that yields it stands for it.
 */
export function findInputs(module: Module, handler: HandlerDescription): readonly Input[] {
  return findOnce(homeOf(module, handler.fn), handler) ?? [];
}

const findOnce = memo<HandlerDescription, readonly Input[]>('inputs of a handler', (module, handler) => {
  const models = handler.model.inputs.filter(({ majors }) => mayHold(majors, handler.majors));
  const found = [...handler.fn.params.flatMap((parameter, index) => findInParameter(module, handler, models, parameter, index)), ...findCalls(module, handler, models)];
  return found.filter((input, index) => found.findIndex((each) => each.node === input.node) === index).sort((a, b) => a.node.range[0] - b.node.range[0]);
});

function findInParameter(module: Module, handler: HandlerDescription, models: readonly InputModel[], parameter: Node, index: number): Input[] {
  const wanted = findWanted(module, handler, models, parameter, index);
  if (wanted.length === 0) return [];
  const own = ownValidations(module, parameter);
  const found: Input[] = [];
  followParameter(module, parameter, (node, steps) => {
    const match = wanted.find(({ path }) => matchesAny([path], steps));
    if (!match) return steps.length > MAX_STEPS ? 'stop' : 'on';
    const input = describeInput(module, handler, match.model, node, own);
    if (input) found.push(input);
    return 'stop';
  });
  return found;
}

/** What of a parameter is input, by the path that leads to it. */
function findWanted(module: Module, handler: HandlerDescription, models: readonly InputModel[], parameter: Node, index: number): readonly { model: InputModel; path: string }[] {
  const decorators = decoratorsOf(parameter);
  const places = placesOf(module, handler, parameter, index);
  return models.flatMap((model) => {
    if (model.calls) return [];
    const { path = '' } = model;
    if (model.decorators) return decorators.some((each) => leadsToDecorator(module, each, model)) ? [{ model, path }] : [];
    if (model.undecorated && decorators.length > 0) return [];
    const held = places.filter(({ position }) => model.parameter === 'all' || (model.parameter ?? 0) === position);
    return held.map(({ key }) => ({ model, path: key === null ? path : [key, path].filter(Boolean).join('.') }));
  });
}

/** What the decorators of a parameter check it with. */
function ownValidations(module: Module, parameter: Node): readonly Validation[] {
  return decoratorsOfParameter(parameter).flatMap(({ expression }) => (expression.type === 'CallExpression' ? expression.arguments.flatMap((each) => findValidation(module, each) ?? []) : []));
}

/** What a value is that so many steps lead to from a parameter, where that is input: `req.body` by `body`. */
export type InputReader = (steps: readonly ApiStep[], node: Node) => Input | null;

/** Reads inputs from the parameter `index` of a handler, wherever its value went; null when nothing of it is input. */
export function findInputReader(module: Module, handler: HandlerDescription, index: number): InputReader | null {
  const parameter = handler.fn.params[index];
  if (!parameter) return null;
  const home = homeOf(module, handler.fn);
  const wanted = findWanted(home, handler, handler.model.inputs.filter(({ majors }) => mayHold(majors, handler.majors)), parameter, index);
  if (wanted.length === 0) return null;
  const own = ownValidations(home, parameter);
  return (steps, node) => {
    const match = wanted.find(({ path }) => matchesAny([path], steps));
    return match ? describeInput(home, handler, match.model, node, own) : null;
  };
}

/** No input is further away from its parameter. */
const MAX_STEPS = 6;

/** Whether a parameter is the object from which one of these parts of the input is read: the `req` of `req.body`. */
export function holdsInputs(module: Module, handler: HandlerDescription, index: number, parts: ReadonlySet<string>): boolean {
  const parameter = handler.fn.params[index];
  if (!parameter) return false;
  const decorators = decoratorsOf(parameter);
  const places = placesOf(module, handler, parameter, index);
  return handler.model.inputs.some((model) => {
    if (model.path === undefined || !parts.has(model.part) || !mayHold(model.majors, handler.majors)) return false;
    if (model.decorators) return decorators.some((each) => leadsToDecorator(module, each, model));
    return places.some(({ key, position }) => key === null && position === (model.parameter === 'all' ? position : (model.parameter ?? 0)));
  });
}

/** Which parameters of the framework's signature one of the function's own is, or holds by key. */
function placesOf(module: Module, { model, role, registrations }: HandlerDescription, parameter: Node, index: number): readonly { key: string | null; position: number }[] {
  // The error stands before what other handlers are given.
  const shift = role === 'error' ? 1 : 0;
  if (isTypedParameter(module, model, index, parameter)) return [{ key: null, position: index - shift }];
  const [{ parameters }] = registrations;
  const place = parameters === 'same' ? (index < shift ? null : index - shift) : (parameters?.[index] ?? null);
  if (place === null) return [];
  return typeof place === 'number' ? [{ key: null, position: place }] : Object.entries(place).map(([key, position]) => ({ key, position }));
}

function decoratorsOfParameter(parameter: Node): readonly TSESTree.Decorator[] {
  const outer = decoratorsOf(parameter);
  return outer.length > 0 ? outer : decoratorsOf(targetOf(parameter));
}

function leadsToDecorator(module: Module, { expression }: TSESTree.Decorator, { decorators }: InputModel): boolean {
  return findInLibraries(module, resolveValue(module, expression), (_library, path) => leadsTo(decorators, path)) !== null;
}

function describeInput(module: Module, { registrations }: HandlerDescription, model: InputModel, node: Node, own: readonly Validation[]): Input | null {
  const part = partOf(model, node);
  const checking = [own, ...registrations.map(({ validations }) => validations)].map((each) => each.filter((one) => isCheckedBy([one], part)));
  const isChecked = !model.raw && (checking[0]?.length !== 0 || checking.slice(1).every((each) => each.length > 0));
  if (model.onlyChecked && !isChecked && !registrations.every((each) => each.validations.some(({ parts }) => parts.includes(part)))) return null;
  const by = model.checkedBy === undefined || node.type !== 'CallExpression' ? undefined : node.arguments[model.checkedBy];
  // `readValidatedBody(event, (body) => body)`
  const isVain = (by && saysNothing(module, by)) === true || registrations.some(({ validations }) => validations.some((each) => each.isVain && each.parts.includes(part)));
  const stated = isVain && model.state === 'validated' ? 'parsed' : (model.state ?? 'parsed');
  const pathNames = model.pathNames ? findPathNames(module, registrations) : [];
  return { node, part, model, pathNames, validations: own, state: isChecked ? 'validated' : stated, keepsKeys: isChecked ? checking.flat().length > 0 && checking.flat().every((each) => each.keepsKeys) : stated === 'validated' && by !== undefined && keepsOtherKeys(module, by, false) };
}

/** The names between brackets in the paths of a handler's files: its own, or those that hand it what they are given. */
function findPathNames(module: Module, registrations: HandlerDescription['registrations']): readonly string[] {
  const own = registrations.flatMap(({ filename }) => namesIn(filename));
  if (own.length > 0 || !registrations.every(({ node }) => node.type.startsWith('TS'))) return own;
  return (module.project.backward.importersOf(module) ?? []).flatMap(({ filename }) => namesIn(filename));
}

function namesIn(filename: string): readonly string[] {
  return [...filename.matchAll(/\[(?:\.{3})?([\w-]+)\]/g)].map(([, name]) => name ?? '');
}

function isCheckedBy(validations: readonly Validation[], part: InputPart): boolean {
  return validations.some((each) => each.replaces && each.rejects && (each.parts.includes(part) || each.parts.includes('whole')));
}

/** `json` of `c.req.valid('json')` */
function partOf({ part, partBy }: InputModel, node: Node): InputPart {
  const [first] = node.type === 'CallExpression' ? node.arguments : [];
  const text = first && stringValue(first);
  return (partBy && text ? partBy[text] : undefined) ?? part;
}

/** Calls inside the handler that yield its input: `readBody(event)`, `cookies()`. */
function findCalls(module: Module, handler: HandlerDescription, models: readonly InputModel[]): Input[] {
  const wanted = models.filter(({ calls }) => calls);
  if (wanted.length === 0) return [];
  return module.invocations.flatMap((node) => {
    if (!isInside(node, handler.fn)) return [];
    const path = findInvoked(module, node);
    const model = findInLibraries<InputModel>(module, path, (_library, found) => wanted.find(({ calls }) => leadsTo(calls, found)));
    return (model && describeInput(module, handler, model, node, [])) ?? [];
  });
}
