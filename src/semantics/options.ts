import { findReturns, isFunction, keyName, memberName, unwrap, type CallExpression, type Expression, type Identifier, type Invocation, type Node, type ObjectExpression } from '../ast/index.js';
import type { Module } from '../project/index.js';
import { findCalls, findFunction, findImported, findLiteral, findParameter, findSource, findVariable, isGlobal, isOverridden, type Target } from './bindings/index.js';
import { describeCall } from './describe-call.js';
import { textOf } from './home.js';
import { findLaterWrite } from './later-writes.js';
import { isDuration, isNamedAddress, isNothing, mayBeObject } from './values.js';
import type { OptionFact, Options, OptionsPosition, Slot } from './types.js';

const ABSENT: OptionFact = { state: 'absent' };
const UNKNOWN: OptionFact = { state: 'unknown' };

/** The options of a call at the position its model names. */
export function readOptions(module: Module, call: Invocation, position: OptionsPosition | undefined): Options {
  if (position === undefined || call.type === 'TaggedTemplateExpression') return { read: () => ABSENT, slot: null };
  const indexes = typeof position === 'number' ? [position] : position;
  for (const [at, argument] of call.arguments.entries()) {
    if (argument.type === 'SpreadElement' && indexes.some((index) => index >= at)) return { read: () => UNKNOWN, slot: null };
  }
  let unknown: Expression | null = null;
  for (const index of [...indexes].sort((a, b) => b - a)) {
    const argument = call.arguments[index];
    if (!argument || argument.type === 'SpreadElement' || isNothing(module, argument)) continue;
    const literal = findLiteral(module, argument);
    // A callback where options may stand: there are none.
    if (isFunction(literal)) continue;
    if (literal?.type === 'ObjectExpression') return optionsFrom(module, argument, literal);
    if (mayBeObject(module, argument)) unknown = argument;
    // `new Client(process.env.DATABASE_URL)`: a text holds no options, unless it is there to be read.
    else if (typeof position === 'number') return { read: (path) => readText(module, argument, path.split('.').at(-1) ?? path), slot: null };
  }
  if (unknown) return optionsFrom(module, unknown, null);
  // Where no options are yet: behind the last argument, or before a callback.
  const target = indexes.find((index) => {
    const argument = call.arguments[index];
    return !argument || isFunction(argument) || isNothing(module, argument);
  });
  return { read: () => ABSENT, slot: target === undefined ? null : { kind: 'argument', call, index: target } };
}

function optionsFrom(module: Module, argument: Expression, literal: ObjectExpression | null): Options {
  const inPlace = unwrap(argument);
  const isReadable = literal !== null || isChoiceOfObjects(module, inPlace) || (inPlace.type === 'Identifier' && findArguments(module, inPlace) !== null);
  const slot: Slot | null = inPlace.type === 'ObjectExpression' ? { kind: 'object', node: inPlace } : isReadable ? { kind: 'spread', node: argument } : null;
  return { read: (path) => readOption(module, argument, path), slot };
}

/** How many choices within one another are looked into. */
const MAX_CHOICES = 8;

/** `body ? { body } : undefined`, `body && { body }`, `extra ?? { method }`: one of several objects in sight, or nothing, which can be spread all the same. */
function isChoiceOfObjects(module: Module, choice: Node, depth = 0): boolean {
  if (depth > MAX_CHOICES) return false;
  const sides = choice.type === 'ConditionalExpression' ? [choice.consequent, choice.alternate] : choice.type === 'LogicalExpression' ? sidesOf(choice) : [];
  const isFit = (side: Node): boolean => isNothing(module, side) || findLiteral(module, side)?.type === 'ObjectExpression' || isChoiceOfObjects(module, unwrap(side), depth + 1);
  return sides.length > 0 && sides.every(isFit);
}

/** What a `&&` gives when its left side is false is nothing to spread. */
function sidesOf({ operator, left, right }: Extract<Node, { type: 'LogicalExpression' }>): readonly Node[] {
  return operator === '&&' ? [right] : [left, right];
}

/** An option by dotted path, from an expression that holds options. */
export function readOption(module: Module, holder: Node, path: string): OptionFact {
  return readPath(module, holder, path.split('.'));
}

function readPath(module: Module, holder: Node, path: readonly string[], depth = 0): OptionFact {
  const [name, ...rest] = path;
  if (name === undefined) return UNKNOWN;
  const fact = readProperty(module, holder, name, depth);
  if (rest.length === 0 || fact.state !== 'set') return fact;
  // `connectionString: env('DATABASE_URL')`
  if (isNamedAddress(name)) return readText(module, fact.value, rest.at(-1) ?? name);
  // `timeout: 500` where `timeout.request` is asked for: a scalar holds nothing.
  return readPath(module, fact.value, rest, depth);
}

function readProperty(module: Module, outer: Node, name: string, depth: number): OptionFact {
  if (depth > 8) return UNKNOWN;
  const holder = unwrap(outer);
  switch (holder.type) {
    case 'ObjectExpression':
      return readLiteral(module, holder, name, depth);
    // A list in the place of the options holds none by name.
    case 'ArrayExpression':
      return ABSENT;
    case 'Identifier': {
      if (isGlobal(module, holder, 'undefined')) return ABSENT;
      const variable = findVariable(module, holder);
      if (variable === null || variable === 'global') return UNKNOWN;
      const written = findLaterWrite(module, holder, name);
      if (written) return written;
      const imported = findImported(module, variable);
      if (imported) return readImported(module, imported, name, depth);
      const source = findSource(variable);
      if (!source) return readParameter(module, holder, name, depth);
      if (source.keys.length === 0) return readProperty(module, source.value, name, depth + 1);
      const fact = readPath(module, source.value, source.keys, depth + 1);
      return fact.state === 'set' ? readProperty(module, fact.value, name, depth + 1) : UNKNOWN;
    }
    case 'CallExpression':
    case 'NewExpression':
      return readCall(module, holder, name, depth);
    case 'MemberExpression': {
      const written = findLaterWrite(module, holder, name);
      if (written) return written;
      const literal = findLiteral(module, holder);
      if (literal && literal !== holder) return readProperty(module, literal, name, depth + 1);
      // `connection: process.env.DATABASE_URL` is a text.
      return mayBeObject(module, holder) ? UNKNOWN : ABSENT;
    }
    case 'ConditionalExpression':
      return join(module, [holder.consequent, holder.alternate].map((side) => readProperty(module, side, name, depth + 1)));
    case 'LogicalExpression': {
      // `options ?? {}`, `condition && { … }`: one or the other, there or not.
      if (holder.operator !== '&&') {
        const sides = [holder.left, holder.right].filter((side) => mayBeObject(module, side));
        return sides.every((side) => readProperty(module, side, name, depth + 1).state === 'absent') ? ABSENT : UNKNOWN;
      }
      return readProperty(module, holder.right, name, depth + 1).state === 'absent' ? ABSENT : UNKNOWN;
    }
    case 'Literal':
    case 'TemplateLiteral':
      return readText(module, holder, name);
    default:
      return UNKNOWN;
  }
}

/** An options object of another file, with what that file does to it. */
function readImported(module: Module, target: Target, name: string, depth: number): OptionFact {
  if (target.kind === 'variable') return readDeclared(module, target.variable.defs[0]?.name, name, depth);
  if (target.kind !== 'node') return UNKNOWN;
  const declarator = target.node.parent;
  return readDeclared(module, declarator?.type === 'VariableDeclarator' ? declarator.id : target.node, name, depth);
}

function readDeclared(module: Module, declared: Node | undefined, name: string, depth: number): OptionFact {
  return declared ? readProperty(module, declared, name, depth + 1) : UNKNOWN;
}

function readLiteral(module: Module, literal: ObjectExpression, name: string, depth: number): OptionFact {
  for (const property of [...literal.properties].reverse()) {
    if (property.type === 'SpreadElement') {
      const fact = readProperty(module, property.argument, name, depth + 1);
      if (fact.state !== 'absent') return fact.state === 'set' ? { ...fact, property: null } : fact;
      continue;
    }
    const key = keyName(property);
    if (key === null) return UNKNOWN;
    if (key === name) return { state: 'set', value: property.value, property };
  }
  return ABSENT;
}

/** `Object.freeze({ … })`, `Object.assign({}, a, b)`, `new NodeHttpHandler({ … })`, a factory of this file. */
function readCall(module: Module, call: Exclude<Invocation, { type: 'TaggedTemplateExpression' }>, name: string, depth: number): OptionFact {
  const described = describeCall(module, call);
  if (described?.kind === 'options' && described.call.kind === 'options') return readOptions(module, call, described.call.options).read(name);
  if (call.type === 'CallExpression' && call.callee.type === 'MemberExpression' && isGlobal(module, call.callee.object, 'Object')) {
    return readObjectMethod(module, call, name, depth);
  }
  const fn = findFunction(module, call.callee);
  // `this.options()` of a base class: a subclass may have another answer.
  const method = fn?.parent.type === 'MethodDefinition' ? fn.parent : null;
  if (method && isOverridden(module, method.parent.parent, keyName(method) ?? '')) return UNKNOWN;
  const returns = fn ? findReturns(fn) : [];
  return returns.length === 0 ? UNKNOWN : join(module, returns.map((each) => (each ? readProperty(module, each, name, depth + 1) : ABSENT)));
}

/** What holds whichever of several objects it is. Of several values, one that is a limit stands for all: no value is called a bad one that may not be used. */
function join(module: Module, facts: readonly OptionFact[]): OptionFact {
  if (facts.every((fact) => fact.state === 'absent')) return ABSENT;
  const set = facts.filter((fact) => fact.state === 'set');
  return set.length < facts.length ? UNKNOWN : (set.find(({ value }) => isDuration(module, value)) ?? set[0] ?? UNKNOWN);
}

/** `init` in `request(path, init = {})`, where every call is in sight: absent when no call gives it. */
function readParameter(module: Module, holder: Identifier, name: string, depth: number): OptionFact {
  const given = findArguments(module, holder);
  return given?.every((each) => readProperty(module, each, name, depth + 2).state === 'absent') ? ABSENT : UNKNOWN;
}

/** All that a parameter can be; null when it can be more. A call that only hands the parameter on to itself adds nothing. */
function findArguments(module: Module, holder: Identifier): readonly Node[] | null {
  const variable = findVariable(module, holder);
  const parameter = variable === null || variable === 'global' ? null : findParameter(variable);
  const calls = parameter && findCalls(module, parameter.fn);
  if (!calls) return null;
  const { index, fallbacks } = parameter;
  const given: Node[] = [...fallbacks];
  for (const call of calls) {
    if (call.arguments.slice(0, index + 1).some((each) => each.type === 'SpreadElement')) return null;
    const argument = call.arguments[index];
    const value = argument && unwrap(argument);
    if (value?.type === 'Identifier' && findVariable(module, value) === variable) continue;
    if (value && !isNothing(module, value)) given.push(value);
  }
  return given;
}

/** 'smtp://mail.example?socketTimeout=5000', '-c statement_timeout=5000': an address and an argument may carry options. */
function readText(module: Module, holder: Node, name: string): OptionFact {
  const text = findLiteral(module, holder) ?? holder;
  return textOf(module, text).includes(`${name}=`) ? UNKNOWN : ABSENT;
}

function readObjectMethod(module: Module, call: CallExpression, name: string, depth: number): OptionFact {
  const method = memberName(call.callee);
  if (method !== 'freeze' && method !== 'assign') return UNKNOWN;
  for (const argument of [...call.arguments].reverse()) {
    if (argument.type === 'SpreadElement') return UNKNOWN;
    const fact = readProperty(module, argument, name, depth + 1);
    if (fact.state !== 'absent') return fact;
  }
  return ABSENT;
}
