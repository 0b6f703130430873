import { isFunction, memberName, someNode, unwrap, type FunctionNode, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findFunction, findLiteral } from '../bindings/index.js';
import { homeOf } from '../home.js';
import { readMadeOptions } from '../made-options.js';
import type { LogCall } from '../types.js';

type Answer = 'yes' | 'no' | 'unknown';

/** Formats of winston that write every field of a line. */
const WHOLE: ReadonlySet<string> = new Set(['json', 'simple', 'logstash', 'prettyPrint', 'ecsFormat', 'nestLike']);

/**
 * Whether the fields of a line come out of a logger: where its lines are put together by a format of the project (`printf`), they may be
 * left out, and a value is only seen in the message.
 */
export function keepsFields(module: Module, { logger, made, uncertain }: Pick<LogCall, 'logger' | 'made' | 'uncertain'>): Answer {
  if (logger.fields === 'none') return 'no';
  const option = logger.formatNeeds?.option;
  if (option === undefined) return 'yes';
  const [first] = made;
  if (!first || uncertain) return 'unknown';
  const options = readMadeOptions(module, first);
  const [format, transports] = [options.read(option), options.read('transports')];
  const own: Answer = format.state === 'set' ? judgeFormat(module, format.value, 0) : format.state === 'absent' ? 'yes' : 'unknown';
  const others = transports.state === 'set' ? judgeTransports(module, transports.value, own) : transports.state === 'absent' ? own : 'unknown';
  return others;
}

/** Each transport may have a format of its own, which then decides. */
function judgeTransports(module: Module, outer: Node, own: Answer): Answer {
  const list = findLiteral(module, outer) ?? outer;
  const transports = list.type === 'ArrayExpression' ? list.elements : [list];
  const answers = transports.map((each): Answer => {
    const made = each && each.type !== 'SpreadElement' ? (findLiteral(module, each) ?? each) : null;
    if (made?.type !== 'NewExpression') return 'unknown';
    const [options] = made.arguments;
    const given = options ? (findLiteral(homeOf(module, made), options) ?? options) : null;
    if (!given) return own;
    if (given.type !== 'ObjectExpression' || given.properties.some(({ type }) => type === 'SpreadElement')) return 'unknown';
    const format = given.properties.find((property) => property.type === 'Property' && property.key.type === 'Identifier' && property.key.name === 'format');
    return format?.type === 'Property' ? judgeFormat(homeOf(module, given), format.value, 0) : own;
  });
  // Where one of them writes every field, a field can be found.
  return answers.includes('yes') ? 'yes' : answers.includes('unknown') ? 'unknown' : answers.length > 0 ? 'no' : own;
}

function judgeFormat(module: Module, outer: Node, depth: number): Answer {
  const node = findLiteral(module, outer) ?? unwrap(outer);
  if (node.type !== 'CallExpression' || depth > 4) return 'unknown';
  const name = node.callee.type === 'Identifier' ? node.callee.name : memberName(node.callee);
  if (name !== null && WHOLE.has(name)) return 'yes';
  const home = homeOf(module, node);
  if (name === 'printf') return judgePrint(home, node.arguments[0]);
  if (name !== 'combine') return depth === 0 ? 'unknown' : 'no';
  const isPrint = (each: Node): boolean => each.type === 'CallExpression' && (each.callee.type === 'Identifier' ? each.callee.name : memberName(each.callee)) === 'printf';
  const answers = node.arguments.map((each, index) => {
    if (each.type !== 'SpreadElement') return judgeFormat(home, each, depth + 1);
    // `...(isPlain ? [] : [colorize()])`: what is printed behind it is the whole line.
    return node.arguments.slice(index + 1).some((later) => isPrint(findLiteral(home, later) ?? later)) ? 'no' : 'unknown';
  });
  return answers.includes('yes') ? 'yes' : answers.includes('unknown') ? 'unknown' : 'no';
}

/** Whether a function that prints a line prints all of it: `({ level, message, ...rest })`, `JSON.stringify(info)`. */
function judgePrint(module: Module, node: Node | undefined): Answer {
  const fn = node && (isFunction(node) ? node : findFunction(module, node));
  if (!fn) return 'unknown';
  return printsRest(fn) ? 'yes' : 'no';
}

function printsRest(fn: FunctionNode): boolean {
  const [line] = fn.params;
  if (!line) return false;
  if (someNode(fn, (each) => each.type === 'RestElement')) return true;
  if (line.type !== 'Identifier') return false;
  return someNode(fn.body ?? fn, (each) => each.type === 'Identifier' && each.name === line.name && each.parent.type !== 'MemberExpression');
}
