import { isFunction, memberName, someNode, stringValue, unwrap, type FunctionNode, type Node } from '../ast/index.js';
import type { Module } from '../project/index.js';
import { findDeclaredVariable, findFunction, findLiteral, isGlobal } from './bindings/index.js';
import type { MemberCall } from './client-index.js';
import { textOf } from './home.js';
import { isNothing } from './values.js';
import type { ClientModel } from './types.js';

const OUTPUT = new Set(['log', 'debug', 'info', 'warn', 'error', 'trace']);

/** The names of the options that bound the waits of a client, and of the objects they are in: `timeout`, `timeout.request` -> both words. */
export function optionNamesOf({ waits, requests }: ClientModel): ReadonlySet<string> {
  const all = [...waits, ...(requests ?? []).flatMap((request) => request.waits ?? [])];
  return new Set(all.flatMap((wait) => wait.boundedBy).flatMap(({ option }) => option.split('.')));
}

/** `api.interceptors.request.use((config) => …)`, `client.query('SET statement_timeout = 5000')`: calls that may set options. */
export function isConfiguration(module: Module, { node, names: members }: MemberCall, client: ClientModel): boolean {
  if (!client.configuredBy && !client.configuredByText) return false;
  const names = optionNamesOf(client);
  if (client.configuredByText?.includes(members.at(-1) ?? '') && node.arguments.some((argument) => setsByText(module, argument, names))) return true;
  const name = members.join('.');
  const first = node.arguments[0] && stringValue(node.arguments[0]);
  if (!client.configuredBy?.some((each) => each === name || each === `${name}:${first}`)) return false;
  // What follows the callback is for errors and for options of its own.
  const argument = node.arguments.find((each) => each.type !== 'Literal' && !isNothing(module, each));
  if (!argument) return false;
  const callback = argument.type === 'SpreadElement' ? null : findFunction(module, argument);
  return !callback || mayConfigure(module, callback, names);
}

/** Whether a callback sets one of these options on what it is given, or lets go of it in a way that somebody else may. */
function mayConfigure(module: Module, callback: FunctionNode, names: ReadonlySet<string>): boolean {
  const [first] = callback.params;
  const parameter = first?.type === 'AssignmentPattern' ? first.left : first;
  if (parameter && parameter.type !== 'Identifier') return true;
  const variable = parameter && findDeclaredVariable(module, callback, parameter.name);
  const mentions = new Set<Node>(variable?.references.map(({ identifier }) => identifier));
  const isParameter = (node: Node): boolean => mentions.has(unwrap(node));
  return someNode(callback.body, (node) => {
    switch (node.type) {
      case 'AssignmentExpression':
        return node.left.type === 'MemberExpression' && isWriteTo(node.left, names, isParameter);
      case 'Property':
        return node.key.type === 'Identifier' && !node.computed ? names.has(node.key.name) : names.has(stringValue(node.key) ?? '');
      case 'ObjectExpression': {
        const spreads = node.properties.flatMap((each) => (each.type === 'SpreadElement' ? [each.argument] : []));
        return spreads.some(isParameter) && !spreads.every(isParameter);
      }
      case 'CallExpression':
      case 'NewExpression':
        return node.arguments.some(isParameter) && !isHarmless(module, node.callee);
      default:
        return setsByText(module, node, names);
    }
  });
}

/** `config.timeout = …` by any name of it, `config[name] = …` on the parameter itself. */
function isWriteTo(left: Node, names: ReadonlySet<string>, isParameter: (node: Node) => boolean): boolean {
  for (let at = left; at.type === 'MemberExpression'; at = at.object) {
    const name = memberName(at);
    if (name === null ? isParameter(at.object) : names.has(name)) return true;
  }
  return false;
}

/** `console.log(config)`, `log.debug(config)`, `Promise.resolve(config)` */
function isHarmless(module: Module, callee: Node): boolean {
  if (callee.type !== 'MemberExpression') return false;
  return OUTPUT.has(memberName(callee) ?? '') || isGlobal(module, callee.object, 'Promise') || isGlobal(module, callee.object, 'console');
}

/** 'SET statement_timeout = 5000' */
function setsByText(module: Module, node: Node, names: ReadonlySet<string>): boolean {
  if (node.type !== 'Literal' && node.type !== 'TemplateLiteral' && node.type !== 'Identifier') return false;
  const value = findLiteral(module, node);
  if (!value || isFunction(value) || (value.type !== 'Literal' && value.type !== 'TemplateLiteral')) return false;
  const text = textOf(module, value);
  const set = /\bset\s+(?:(?:session|local)\s+)?"?(\w+)/gi;
  return [...text.matchAll(set)].some((match) => names.has((match[1] ?? '').toLowerCase()));
}
