import { isFunction, memberName, type FunctionNode, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findLiteral } from '../bindings/index.js';
import type { LogCall, LoggerModel } from '../types.js';
import { isMention, isWithin, partsOf, useOf, type Use } from './parameter-uses.js';
import type { Parameter, Role, Wrapper } from './wrappers.js';

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

/** What a function makes of its parameters by all of its lines together; null where it is no more than a function that logs on its way. */
export function judgeRoles(module: Module, fn: FunctionNode, parameters: readonly Parameter[], lines: readonly LogCall[]): Wrapper | null {
  const read = lines.map((each) => withFields(module, fn, readPrinted(module, each)));
  // In production a line of fields, elsewhere one for people: the first is what counts.
  const structured = read.filter(({ logger }) => logger.fields !== 'none');
  const main = structured.length > 0 ? structured : read;
  const [line] = main;
  if (!line || main.some((each) => each.logger.fields !== line.logger.fields || each.library !== line.library)) return null;
  const inLines = parameters.map((parameter) => main.map((each) => useOf(module, each, parameter)));
  const uses = parameters.map((parameter, index) => joinUses(inLines[index] ?? [], isUsedOtherwise(fn, parameter, read)));
  const positions = uses.map((use, index) => ({ use, index }));
  const messages = positions.filter(({ use }) => use === 'message');
  const fields = positions.filter(({ use }) => use === 'fields' || use === 'spread');
  if (messages.length > 1 || fields.length > 1 || messages.length + fields.length === 0) return null;
  const roles = uses.map(roleOf);
  const isRest = parameters.at(-1)?.isRest === true;
  return {
    line: main.every(({ level }) => level === line.level) ? line : { ...line, level: '', isErrorLevel: false },
    logger: modelOf(line, main, uses, inLines.findIndex((all) => all.length > 0 && all.every((use) => use === 'kept')), messages[0]?.index ?? -1, fields[0]?.index ?? -1),
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

function roleOf(use: Use): Role {
  if (use === 'spread') return 'fields';
  return use === 'lost' ? 'printed' : use;
}

/** As the function takes them, not as its logger does. `kept` is the parameter whose stack is in each line, whoever else is told of it. */
function modelOf({ logger, level }: LogCall, lines: readonly LogCall[], uses: readonly Use[], kept: number, message: number, fields: number): LoggerModel {
  const place = (at: number): 'first' | 'last' => (message >= 0 && at > message ? 'last' : 'first');
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

function isTested(node: Node, fn: FunctionNode): boolean {
  for (let at: Node = node; at !== fn && at.parent; at = at.parent) {
    if (at.parent.type === 'IfStatement' || at.parent.type === 'ConditionalExpression') return at.parent.test === at;
    if (at.parent.type === 'SwitchStatement') return at.parent.discriminant === at;
    if (at.parent.type === 'CallExpression' || isFunction(at.parent)) return false;
  }
  return false;
}
