import { keyName, memberName, someNode, unwrap, wrapped, type Expression, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findLiteral, findVariable, isGlobal } from '../bindings/index.js';
import type { LogCall, LoggerModel } from '../types.js';
import { kindOf } from './kinds.js';
import type { Parameter } from './wrappers.js';

/** What one line makes of a parameter; `kept` and `lost` are of an Error that it may hold. */
export type Use = 'message' | 'fields' | 'spread' | 'printed' | 'dropped' | 'kept' | 'lost' | 'level' | 'unknown';

/** What a line makes of a parameter; null when it does not mention it. */
export function useOf(module: Module, line: LogCall, parameter: Parameter): Use | null {
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

/** The parts of the function that make a line. */
export function partsOf({ node, fields }: LogCall): readonly Node[] {
  return fields ? [node, fields] : [node];
}

/** `meta`, `meta as object`, `meta ?? {}`: the parameter itself, whole. */
export function isMention(module: Module, outer: Node, { variable }: Parameter): boolean {
  const node = unwrap(outer);
  if (node.type === 'LogicalExpression' && node.operator !== '&&') return isMention(module, node.left, { variable, isRest: false });
  return node.type === 'Identifier' && findVariable(module, node) === variable;
}

function mentions(module: Module, node: Node, { variable }: Parameter): boolean {
  return someNode(node, (each) => each.type === 'Identifier' && findVariable(module, each) === variable);
}

export function isWithin({ range: [start, end] }: Node, outer: readonly Node[]): boolean {
  return outer.some(({ range }) => range[0] <= start && end <= range[1]);
}
