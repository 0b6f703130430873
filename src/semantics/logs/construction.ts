import { memberName, someNode, unwrap, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findFunction, findLiteral } from '../bindings/index.js';
import { homeOf } from '../home.js';
import { readMadeOptions } from '../made-options.js';
import type { FoundLogger } from './loggers.js';

/** Whether an option that a logger was made with is there, or holds a call of this name: `format.combine(format.splat(), …)`. */
export function isMadeWith(module: Module, { made, uncertain }: Pick<FoundLogger, 'made' | 'uncertain'>, { option, call }: { option: string; call?: string }): 'yes' | 'no' | 'unknown' {
  const [first] = made;
  // One that nobody makes is as the package has it, unless it is configured somewhere.
  if (!first || uncertain) return 'unknown';
  const fact = readMadeOptions(module, first).read(option);
  if (fact.state === 'absent') return 'no';
  if (fact.state === 'unknown') return 'unknown';
  return call === undefined ? 'yes' : holdsCall(module, fact.value, call, 0);
}

function holdsCall(module: Module, outer: Node, name: string, depth: number): 'yes' | 'no' | 'unknown' {
  const node = findLiteral(module, outer) ?? unwrap(outer);
  if (depth > 5 || node.type !== 'CallExpression') return 'unknown';
  if (someNode(node, (each) => each.type === 'CallExpression' && calledName(each) === name)) return 'yes';
  // What is put in by a name, or made by a function of the project, may hold it.
  const answers = node.arguments.map((each) => (each.type === 'SpreadElement' ? 'unknown' : partHolds(homeOf(module, node), each, name, depth + 1)));
  return answers.includes('yes') ? 'yes' : answers.includes('unknown') || findFunction(module, node.callee) ? 'unknown' : 'no';
}

function partHolds(module: Module, part: Node, name: string, depth: number): 'yes' | 'no' | 'unknown' {
  const node = findLiteral(module, part) ?? part;
  if (node.type === 'CallExpression') return holdsCall(module, node, name, depth);
  return node.type === 'Identifier' || node.type === 'MemberExpression' || node.type === 'ConditionalExpression' ? 'unknown' : 'no';
}

function calledName(call: Extract<Node, { type: 'CallExpression' }>): string | null {
  return call.callee.type === 'Identifier' ? call.callee.name : memberName(call.callee);
}
