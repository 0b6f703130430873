import { isFunction, keyName, memberName, someNode, unwrap, type FunctionNode, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findFunction, findLiteral } from '../bindings/index.js';
import { homeOf } from '../home.js';
import type { LineFormatsModel } from '../log-format.js';
import { readMadeOptions } from '../made-options.js';
import type { Construction } from '../types.js';

/** What a format makes of a line. */
export interface Written {
  /** Whether the fields come out; `passing`: it writes nothing itself. */
  readonly fields: 'yes' | 'no' | 'passing' | 'unknown';
  /** What becomes of an Error among the fields. */
  readonly errors: 'kept' | 'lost' | 'passing' | 'unknown';
  /** A function that writes no more than some fields writes the stack of an Error behind the message. */
  readonly hasStack?: boolean;
}

const UNKNOWN: Written = { fields: 'unknown', errors: 'unknown' };
const PASSING: Written = { fields: 'passing', errors: 'passing' };
/** What a logger that nobody gave a format writes: all fields as JSON, in which an Error is an object without its own. */
const PLAIN: Written = { fields: 'yes', errors: 'lost' };

const MAX_DEPTH = 6;

/** What becomes of the fields of a line of a logger, by the formats and outlets that it is made with. */
export function readLineFormats(module: Module, made: Construction, model: LineFormatsModel): Written {
  const options = readMadeOptions(module, made);
  const [format, outlets] = [options.read(model.option), options.read(model.outlets.option)];
  const own = format.state === 'set' ? readFormat(module, format.value, model) : format.state === 'absent' ? PLAIN : UNKNOWN;
  if (outlets.state === 'absent') return own;
  return outlets.state === 'set' ? judgeOutlets(module, outlets.value, model, own) : UNKNOWN;
}

/** The same of a format that stands alone. */
export function readFormat(module: Module, format: Node, model: LineFormatsModel): Written {
  return settle(judge(module, format, model, 0));
}

/** Each outlet may have a format of its own, which then writes its lines. */
function judgeOutlets(module: Module, outer: Node, model: LineFormatsModel, own: Written): Written {
  const list = findLiteral(module, outer) ?? outer;
  const outlets = list.type === 'ArrayExpression' ? list.elements : [list];
  return oneOf(outlets.map((each): Written => {
    const made = each && each.type !== 'SpreadElement' ? (findLiteral(module, each) ?? each) : null;
    if (made?.type !== 'NewExpression') return UNKNOWN;
    const home = homeOf(module, made);
    const name = made.callee.type === 'Identifier' ? made.callee.name : memberName(made.callee);
    // What a class of another package sends, it may make anew of the line.
    const plain: Written = name !== null && model.outlets.classes.includes(name) ? own : { ...own, errors: 'unknown' };
    const [options] = made.arguments;
    const given = options ? (findLiteral(home, options) ?? options) : null;
    if (!given) return plain;
    if (given.type !== 'ObjectExpression' || given.properties.some(({ type }) => type === 'SpreadElement')) return UNKNOWN;
    const format = given.properties.find((each) => each.type === 'Property' && keyName(each) === model.option);
    return format?.type === 'Property' ? readFormat(homeOf(module, given), format.value, model) : plain;
  }), own);
}

/** A chain in which nothing writes is finished by what is out of sight. */
function settle(written: Written): Written {
  return written.fields === 'passing' ? UNKNOWN : written;
}

function judge(module: Module, outer: Node, model: LineFormatsModel, depth: number): Written {
  const node = findLiteral(module, outer) ?? unwrap(outer);
  const home = homeOf(module, node);
  if (depth > MAX_DEPTH) return UNKNOWN;
  if (node.type === 'ConditionalExpression') return oneOf([node.consequent, node.alternate].map((each) => judge(home, each, model, depth + 1)), UNKNOWN);
  if (node.type !== 'CallExpression') return UNKNOWN;
  const name = node.callee.type === 'Identifier' ? node.callee.name : memberName(node.callee);
  if (name === null) return UNKNOWN;
  if (name === model.combined) return inOrder(listOf(home, node.arguments, model, depth + 1));
  if (name === model.printed) return judgePrint(home, node.arguments[0], model);
  if (model.bare.includes(name)) return { fields: 'no', errors: 'lost' };
  if (model.whole.includes(name)) return { fields: 'yes', errors: model.inspecting.includes(name) ? 'kept' : node.arguments.length > 0 ? 'unknown' : 'lost' };
  return model.passing.includes(name) ? PASSING : UNKNOWN;
}

function listOf(module: Module, parts: readonly (Node | null)[], model: LineFormatsModel, depth: number): readonly Written[] {
  return parts.flatMap((part) => {
    if (part === null) return [];
    return part.type === 'SpreadElement' ? [judgeSpread(module, part.argument, model, depth)] : [judge(module, part, model, depth)];
  });
}

/** `...(isLocal ? [colorize()] : [])` */
function judgeSpread(module: Module, outer: Node, model: LineFormatsModel, depth: number): Written {
  const node = findLiteral(module, outer) ?? unwrap(outer);
  const home = homeOf(module, node);
  if (depth > MAX_DEPTH) return UNKNOWN;
  if (node.type === 'ArrayExpression') return inOrder(listOf(home, node.elements, model, depth + 1));
  if (node.type !== 'ConditionalExpression') return UNKNOWN;
  const [one, other] = [judgeSpread(home, node.consequent, model, depth + 1), judgeSpread(home, node.alternate, model, depth + 1)];
  return one.fields === other.fields && one.errors === other.errors ? one : UNKNOWN;
}

/** One behind the other: the last that writes decides, and any before it may have changed an Error. */
function inOrder(all: readonly Written[]): Written {
  const at = all.findLastIndex(({ fields }) => fields !== 'passing');
  const last = all[at];
  if (!last) return PASSING;
  const isOpen = all.slice(0, at).some(({ fields, errors }) => fields === 'unknown' || errors === 'unknown');
  return { ...last, errors: isOpen && last.errors === 'lost' && last.fields === 'yes' ? 'unknown' : last.errors };
}

/** Where one of several ways writes every field, a field can be found; an Error is lost where one way, of which all is known, loses it. */
function oneOf(all: readonly Written[], none: Written): Written {
  if (all.length === 0) return none;
  const pick = <T extends string>(values: readonly T[], order: readonly T[]): T | undefined => order.find((each) => values.includes(each));
  return {
    hasStack: all.some(({ hasStack }) => hasStack === true),
    fields: pick(all.map(({ fields }) => fields), ['yes', 'unknown', 'passing', 'no']) ?? 'unknown',
    errors: pick(all.map(({ errors }) => errors), ['unknown', 'passing', 'lost', 'kept']) ?? 'unknown',
  };
}

/** Whether a function that makes the text of a line writes all of it: `({ level, message, ...rest })`, `JSON.stringify(info)`. */
function judgePrint(module: Module, node: Node | undefined, model: LineFormatsModel): Written {
  const fn = node && (isFunction(node) ? node : findFunction(module, node));
  if (!fn) return UNKNOWN;
  return printsRest(fn, model.gathered) ? { fields: 'yes', errors: 'unknown' } : { fields: 'no', errors: 'lost', hasStack: someNode(fn, (each) => each.type === 'Identifier' && each.name === 'stack') };
}

function printsRest(fn: FunctionNode, gathered: string | undefined): boolean {
  const [line] = fn.params;
  if (!line) return false;
  if (someNode(fn, (each) => each.type === 'RestElement' || (gathered !== undefined && each.type === 'Identifier' && each.name === gathered))) return true;
  if (line.type !== 'Identifier') return false;
  // `info[Symbol.for('splat')]` is what was behind the message.
  return someNode(fn.body, (each) => each.type === 'Identifier' && each.name === line.name && (each.parent.type !== 'MemberExpression' || each.parent.computed));
}
