import { isFunction, keyName, memberName, someNode, unwrap, wrapped, type Expression, type FunctionNode, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findLiteral, findVariable, isGlobal } from '../bindings/index.js';
import type { LogCall, LoggerModel } from '../types.js';
import { kindOf } from './kinds.js';
import type { Parameter, Role, Wrapper } from './wrappers.js';

/** What one line makes of a parameter; `kept` and `lost` are of an Error that it may hold. */
type Use = 'message' | 'fields' | 'spread' | 'printed' | 'dropped' | 'kept' | 'lost' | 'level' | 'unknown';

/** `(message, ...values) => log.info(message, ...values)`: the same arguments in the same order. */
export function isHandedThrough(module: Module, { node, given }: LogCall, parameters: readonly Parameter[]): boolean {
  return (
    node.arguments.length === parameters.length && given.length === parameters.length &&
    node.arguments.every((each, index) => {
      const parameter = parameters[index];
      const isSpread = each.type === 'SpreadElement';
      return parameter !== undefined && parameter.isRest === isSpread && isMention(module, isSpread ? each.argument : each, parameter);
    })
  );
}

/** `meta`, `meta as object`, `meta ?? {}`: the parameter itself, whole. */
function isMention(module: Module, outer: Node, { variable }: Parameter): boolean {
  const node = unwrap(outer);
  if (node.type === 'LogicalExpression' && node.operator !== '&&') return isMention(module, node.left, { variable, isRest: false });
  return node.type === 'Identifier' && findVariable(module, node) === variable;
}

function mentions(module: Module, node: Node, { variable }: Parameter): boolean {
  return someNode(node, (each) => each.type === 'Identifier' && findVariable(module, each) === variable);
}

/** What a function makes of its parameters by all of its lines together; null where it is no more than a function that logs on its way. */
export function judgeRoles(module: Module, fn: FunctionNode, parameters: readonly Parameter[], lines: readonly LogCall[]): Wrapper | null {
  const read = lines.map((each) => withFields(module, fn, readPrinted(module, each)));
  // In production a line of fields, elsewhere one for people: the first is what counts.
  const structured = read.filter(({ logger }) => logger.fields !== 'none');
  const main = structured.length > 0 ? structured : read;
  const [line] = main;
  if (!line || main.some((each) => each.logger.fields !== line.logger.fields || each.library !== line.library)) return null;
  const uses = parameters.map((parameter) => joinUses(main.map((each) => useOf(module, each, parameter)), isUsedOtherwise(fn, parameter, read)));
  const positions = uses.map((use, index) => ({ use, index }));
  const messages = positions.filter(({ use }) => use === 'message');
  const fields = positions.filter(({ use }) => use === 'fields' || use === 'spread');
  if (messages.length > 1 || fields.length > 1 || messages.length + fields.length === 0) return null;
  const roles = uses.map(roleOf);
  const isRest = parameters.at(-1)?.isRest === true;
  return {
    line: main.every(({ level }) => level === line.level) ? line : { ...line, level: '', isErrorLevel: false },
    logger: modelOf(line, main, uses, messages[0]?.index ?? -1, fields[0]?.index ?? -1),
    isThin: false,
    roles: isRest ? roles.slice(0, -1) : roles,
    rest: isRest ? (roles.at(-1) ?? null) : null,
  };
}

/** `console.log(JSON.stringify({ message, ...fields }))` writes fields, among which an Error is empty. */
function readPrinted(module: Module, line: LogCall): LogCall {
  const call = line.message && findLiteral(module, line.message);
  const [value] = call?.type === 'CallExpression' && memberName(call.callee) === 'stringify' ? call.arguments : [];
  if (!value || value.type === 'SpreadElement') return line;
  return { ...line, message: null, fields: value, logger: { ...line.logger, fields: 'first', errors: { first: 'lost', last: 'lost', keys: [] } } };
}

/** Fields that a constant of the function holds count as if they were written in the line. */
function withFields(module: Module, fn: FunctionNode, line: LogCall): LogCall {
  const literal = line.fields && findLiteral(module, line.fields);
  return literal?.type === 'ObjectExpression' && isWithin(literal, [fn.body]) ? { ...line, fields: literal } : line;
}

/** The parts of the function that make a line. */
function partsOf({ node, fields }: LogCall): readonly Node[] {
  return fields ? [node, fields] : [node];
}

function roleOf(use: Use): Role {
  if (use === 'spread') return 'fields';
  return use === 'kept' || use === 'lost' ? 'printed' : use;
}

/** As the function takes them, not as its logger does. */
function modelOf({ logger, level }: LogCall, lines: readonly LogCall[], uses: readonly Use[], message: number, fields: number): LoggerModel {
  const place = (at: number): 'first' | 'last' => (message >= 0 && at > message ? 'last' : 'first');
  const kept = uses.findIndex((use) => use === 'kept');
  const own = logger.errors;
  const isKept = (at: 'first' | 'last'): boolean => {
    if (kept >= 0) return place(kept) === at;
    // What the line's logger keeps where the function puts it: an object that is spread is an Error no more.
    if (fields >= 0 && place(fields) === at) return uses[fields] === 'fields' && own[logger.fields === 'last' ? 'last' : 'first'] === 'kept';
    return uses.some((use, index) => use === 'printed' && place(index) === at) && own.last === 'kept';
  };
  return {
    ...logger,
    levels: level === '' ? logger.levels : [level],
    errorLevels: lines.some(({ isErrorLevel }) => isErrorLevel) ? [level] : level === '' ? logger.errorLevels : [],
    byLevel: [],
    fields: fields < 0 || logger.fields === 'none' ? 'none' : place(fields),
    format: 'none',
    rest: 'dropped',
    errors: { ...own, first: isKept('first') ? 'kept' : 'lost', last: isKept('last') ? 'kept' : 'lost' },
  };
}

/** The same in every line; unknown where the function does something else with it besides. */
function joinUses(all: readonly (Use | null)[], isUsedOtherwise: boolean): Use {
  const uses = [...new Set(all.filter((use) => use !== null))];
  const [only] = uses;
  if (isUsedOtherwise || uses.length > 1) return 'unknown';
  return only ?? 'dropped';
}

/** Whether a parameter is mentioned outside the lines, but to ask whether it is there. */
function isUsedOtherwise(fn: FunctionNode, { variable }: Parameter, lines: readonly LogCall[]): boolean {
  return variable.references.some(({ identifier, init }) => {
    if (init === true || isWithin(identifier as Node, fn.params)) return false;
    return !lines.some((each) => isWithin(identifier as Node, partsOf(each))) && !isTested(identifier as Node, fn);
  });
}

function isWithin({ range: [start, end] }: Node, outer: readonly Node[]): boolean {
  return outer.some(({ range }) => range[0] <= start && end <= range[1]);
}

function isTested(node: Node, fn: FunctionNode): boolean {
  for (let at: Node = node; at !== fn && at.parent; at = at.parent) {
    if (at.parent.type === 'IfStatement' || at.parent.type === 'ConditionalExpression') return at.parent.test === at;
    if (at.parent.type === 'SwitchStatement') return at.parent.discriminant === at;
    if (at.parent.type === 'CallExpression' || isFunction(at.parent)) return false;
  }
  return false;
}

/** What a line makes of a parameter; null when it does not mention it. */
function useOf(module: Module, line: LogCall, parameter: Parameter): Use | null {
  const { node, message, fields, given } = line;
  const [first] = node.arguments;
  if (first && !given.some((each) => each === first) && isMention(module, first, parameter)) return 'level';
  if (node.callee.type === 'MemberExpression' && node.callee.computed && mentions(module, node.callee.property, parameter)) return 'level';
  if (!partsOf(line).some((each) => mentions(module, each, parameter))) return null;
  if (message && mentions(module, message, parameter)) return isMessage(module, message, parameter) ? 'message' : 'unknown';
  if (fields && mentions(module, fields, parameter)) return useInFields(module, line, fields, parameter);
  const placed = given.filter((each) => mentions(module, each, parameter));
  if (placed.some((each) => !isMention(module, each, parameter))) return useInParts(module, placed, parameter);
  if (line.unknown.some((each) => isMention(module, each, parameter))) return useUnsorted(module, line, parameter);
  if (line.dropped.some((each) => isMention(module, each, parameter))) return 'dropped';
  return 'printed';
}

/** The message itself, or the one thing that is filled into it: `[app] ${message}`. */
function isMessage(module: Module, outer: Node, parameter: Parameter): boolean {
  const node = unwrap(outer);
  if (isMention(module, node, parameter)) return true;
  if (node.type === 'TemplateLiteral') return node.expressions.filter((each) => mentions(module, each, parameter)).every((each) => isMention(module, each, parameter));
  return node.type === 'BinaryExpression' && node.operator === '+' && [node.left, node.right].every((each) => !mentions(module, each, parameter) || isMessage(module, each, parameter));
}

function useInFields(module: Module, { logger }: LogCall, outer: Expression, parameter: Parameter): Use {
  if (isMention(module, outer, parameter)) return 'fields';
  const literal = findLiteral(module, outer);
  if (literal?.type !== 'ObjectExpression') return useInParts(module, [outer], parameter);
  for (const property of literal.properties) {
    if (!mentions(module, property, parameter)) continue;
    if (property.type === 'SpreadElement') {
      if (isMention(module, property.argument, parameter)) return 'spread';
    } else if (isMention(module, property.value, parameter)) return useUnderKey(module, logger, keyName(property), property.value, parameter);
  }
  return useInParts(module, [literal], parameter);
}

/** `{ err }` keeps an Error; `{ data }` is fields below a name. */
function useUnderKey(module: Module, { errors }: LoggerModel, key: string | null, value: Node, parameter: Parameter): Use {
  const kind = kindOf(module, value);
  const isErrorKey = key !== null && errors.keys.includes(key);
  if (isErrorKey) return 'kept';
  if (kind === 'error') return errors.keys.includes('*') ? 'kept' : 'lost';
  if (key === 'message' || key === 'msg') return 'message';
  if (key === 'level' || key === 'severity') return 'level';
  return kind === 'object' && parameter.isRest === false ? 'spread' : 'unknown';
}

/** What is left of an Error that a line takes parts of. */
function useInParts(module: Module, parts: readonly Node[], { variable }: Parameter): Use {
  let [hasStack, isHandedOn, isRead] = [false, false, false];
  for (const { identifier } of variable.references) {
    const node = identifier as Node;
    if (!isWithin(node, parts)) continue;
    const whole = wrapped(node);
    const { parent } = whole;
    if (parent?.type === 'MemberExpression' && parent.object === whole) {
      isRead = true;
      if (memberName(parent) === 'stack') hasStack = true;
    } else if (parent?.type === 'BinaryExpression' && parent.operator === 'instanceof') continue;
    else if (parent?.type === 'CallExpression' && isGlobal(module, parent.callee, 'String')) isRead = true;
    else isHandedOn = true;
  }
  if (hasStack) return 'kept';
  return isRead && !isHandedOn ? 'lost' : 'unknown';
}

/** `log.info(meta, message)` of two parameters without types: they are where the logger takes them. */
function useUnsorted(module: Module, { given, logger, unknown }: LogCall, parameter: Parameter): Use {
  const index = given.findIndex((each) => isMention(module, each, parameter));
  if (given.length !== 2 || index < 0 || logger.fields === 'none') return 'unknown';
  const isFields = (index === 0) === (logger.fields === 'first');
  // `log.error(err)`, `log.info(text, value)` are both possible where only one of them is known.
  return unknown.length === 2 || isFields ? (isFields ? 'fields' : 'message') : 'unknown';
}
