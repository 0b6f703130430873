import { findSingleReturn, isFunction, keyName, unwrap, type CallExpression, type Expression, type Invocation, type Node, type ObjectExpression, type Variable } from '../ast/index.js';
import type { Module } from '../project/index.js';
import { findFunction, findLiteral, findSource, findVariable, isGlobal } from './bindings/index.js';
import { describeCall } from './describe-call.js';
import { memo } from './memo.js';
import { isNothing, mayBeObject } from './values.js';
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
    if (literal?.type === 'ObjectExpression') return optionsFrom(module, argument, literal);
    if (indexes.length === 1 || mayBeObject(module, argument)) unknown = argument;
  }
  if (unknown) return optionsFrom(module, unknown, null);
  // Where no options are yet: behind the last argument, or before a callback.
  const target = indexes.find((index) => index >= call.arguments.length || isFunction(call.arguments[index]));
  return { read: () => ABSENT, slot: target === undefined ? null : { kind: 'argument', call, index: target } };
}

function optionsFrom(module: Module, argument: Expression, literal: ObjectExpression | null): Options {
  const inPlace = unwrap(argument);
  const slot: Slot | null = inPlace.type === 'ObjectExpression' ? { kind: 'object', node: inPlace } : literal ? { kind: 'spread', node: argument } : null;
  return { read: (path) => readPath(module, argument, path.split('.')), slot };
}

/** An option by path, from an expression that holds options. */
function readPath(module: Module, holder: Node, path: readonly string[], depth = 0): OptionFact {
  const [name, ...rest] = path;
  if (name === undefined) return UNKNOWN;
  const fact = readProperty(module, holder, name, depth);
  if (rest.length === 0 || fact.state !== 'set') return fact;
  // `timeout: 500` where `timeout.request` is asked for: a scalar holds nothing.
  return readPath(module, fact.value, rest, depth);
}

function readProperty(module: Module, outer: Node, name: string, depth: number): OptionFact {
  if (depth > 8) return UNKNOWN;
  const holder = unwrap(outer);
  switch (holder.type) {
    case 'ObjectExpression':
      return readLiteral(module, holder, name, depth);
    case 'Identifier': {
      if (isGlobal(module, holder, 'undefined')) return ABSENT;
      const variable = findVariable(module, holder);
      if (variable === null || variable === 'global') return UNKNOWN;
      const written = findLaterWrite(module, holder, name);
      if (written) return written;
      const source = findSource(variable);
      if (!source) return UNKNOWN;
      let fact = source.keys.length === 0 ? null : readPath(module, source.value, source.keys, depth + 1);
      if (fact?.state === 'set') return readProperty(module, fact.value, name, depth + 1);
      fact = source.keys.length === 0 ? readProperty(module, source.value, name, depth + 1) : UNKNOWN;
      return fact;
    }
    case 'CallExpression':
    case 'NewExpression':
      return readCall(module, holder, name, depth);
    case 'MemberExpression': {
      const literal = findLiteral(module, holder);
      return literal && literal !== holder ? readProperty(module, literal, name, depth + 1) : UNKNOWN;
    }
    case 'ConditionalExpression': {
      const [a, b] = [readProperty(module, holder.consequent, name, depth + 1), readProperty(module, holder.alternate, name, depth + 1)];
      return a.state === b.state ? a : UNKNOWN;
    }
    case 'LogicalExpression': {
      // `condition && { … }` spread into options: there or not.
      if (holder.operator !== '&&') return UNKNOWN;
      return readProperty(module, holder.right, name, depth + 1).state === 'absent' ? ABSENT : UNKNOWN;
    }
    case 'Literal':
    case 'TemplateLiteral':
      return ABSENT;
    default:
      return UNKNOWN;
  }
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
  const returned = fn && findSingleReturn(fn);
  return returned ? readProperty(module, returned, name, depth + 1) : UNKNOWN;
}

function readObjectMethod(module: Module, call: CallExpression, name: string, depth: number): OptionFact {
  const method = call.callee.type === 'MemberExpression' && call.callee.property.type === 'Identifier' ? call.callee.property.name : '';
  if (method !== 'freeze' && method !== 'assign') return UNKNOWN;
  for (const argument of [...call.arguments].reverse()) {
    if (argument.type === 'SpreadElement') return UNKNOWN;
    const fact = readProperty(module, argument, name, depth + 1);
    if (fact.state !== 'absent') return fact;
  }
  return ABSENT;
}

/** `options.signal = …` after the declaration; `Object.assign(options, …)` makes anything possible. */
function findLaterWrite(module: Module, holder: Extract<Node, { type: 'Identifier' }>, name: string): OptionFact | null {
  const variable = findVariable(module, holder);
  if (variable === null || variable === 'global') return null;
  const write = (findWrites(module, variable) ?? []).find(({ key }) => key === null || key === name);
  if (!write) return null;
  return write.value === null ? UNKNOWN : { state: 'set', value: write.value, property: null };
}

/** What is written into the object that a variable holds, in source order; null for a key or value that cannot be read. */
const findWrites = memo<Variable, readonly { key: string | null; value: Node | null }[]>('writes', (module, variable) =>
  variable.references.flatMap(({ identifier }) => {
    const parent = identifier.parent;
    if (parent?.type === 'CallExpression' && parent.arguments[0] === identifier && isObjectAssign(module, parent)) return [{ key: null, value: null }];
    if (parent?.type !== 'MemberExpression' || parent.object !== identifier) return [];
    if (parent.parent.type !== 'AssignmentExpression' || parent.parent.left !== parent) return [];
    const key = parent.computed ? (parent.property.type === 'Literal' ? String(parent.property.value) : null) : 'name' in parent.property ? parent.property.name : null;
    return [{ key, value: key === null ? null : parent.parent.right }];
  }),
);

function isObjectAssign(module: Module, call: CallExpression): boolean {
  return (
    call.callee.type === 'MemberExpression' && isGlobal(module, call.callee.object, 'Object') &&
    call.callee.property.type === 'Identifier' && call.callee.property.name === 'assign'
  );
}
