import { findSingleReturn, memberName, stringValue, unwrap, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findFunction, findLiteral, findSource, findVariable } from '../bindings/index.js';
import { readMadeOptions } from '../made-options.js';
import { readOptions } from '../options.js';
import type { OutboundRequest } from '../types.js';

/**
 * Whether a request goes to a service that the project has chosen: its host is written out, or comes from the configuration. Whoever brings an address
 * along (a feed, an image, a hook) may well bring a wrong one.
 */
export function isOfService(module: Module, request: OutboundRequest): boolean {
  const { url, options } = request.request;
  if (!url || request.client.category === 'sdk') return true;
  if (request.node.type === 'TaggedTemplateExpression') return false;
  const own = readOptions(module, request.node, options);
  const { base } = url;
  if (base !== undefined && [own, ...request.made.map((each) => readMadeOptions(module, each))].some((each) => each.read(base).state === 'set')) return true;
  const argument = url.argument === undefined ? undefined : request.node.arguments[url.argument];
  const fact = url.option === undefined ? null : own.read(url.option);
  const given = fact?.state === 'set' ? fact.value : argument;
  return given !== undefined && given.type !== 'SpreadElement' && isChosen(module, given, 0);
}

function isChosen(module: Module, outer: Node, depth: number): boolean {
  if (depth > 6) return false;
  const node = unwrap(findLiteral(module, outer) ?? outer);
  const next = (each: Node | null | undefined): boolean => each !== null && each !== undefined && isChosen(module, each, depth + 1);
  switch (node.type) {
    case 'Literal':
      return /^\w+:\/\/[^/]/u.test(stringValue(node) ?? '');
    case 'TemplateLiteral': {
      const start = node.quasis[0]?.value.cooked ?? '';
      // `https://${host}/path`: the host is another part.
      return /^\w+:\/\/[^/]/u.test(start) || ((start === '' || /^\w+:\/\/$/u.test(start)) && next(node.expressions[0]));
    }
    case 'BinaryExpression':
      return next(node.left) || (/^\w+:\/\/$/u.test(stringValue(unwrap(node.left)) ?? '') && next(node.right));
    case 'LogicalExpression':
      return next(node.left) && next(node.right);
    case 'ConditionalExpression':
      return next(node.consequent) && next(node.alternate);
    case 'NewExpression':
      return next(node.arguments[1] ?? node.arguments[0]);
    case 'CallExpression':
      return isMade(module, node, depth);
    case 'MemberExpression':
      return isConfigured(module, node);
    case 'Identifier':
      return isNamed(module, node, depth);
    default:
      return false;
  }
}

/** `url.toString()`, `String(url)`, `config.get('RATES_URL')`, `endpoint('/latest')` */
function isMade(module: Module, call: Extract<Node, { type: 'CallExpression' }>, depth: number): boolean {
  const { callee, arguments: [first] } = call;
  const name = memberName(callee);
  if (callee.type === 'MemberExpression' && name !== null) {
    if (/^(toString|replace|concat|trim)$/u.test(name)) return isChosen(module, callee.object, depth + 1);
    if (/^get(OrThrow)?$/u.test(name)) return isConfigured(module, callee);
  }
  if (callee.type === 'Identifier' && callee.name === 'String' && first && first.type !== 'SpreadElement') return isChosen(module, first, depth + 1);
  const fn = findFunction(module, callee);
  const returned = fn && findSingleReturn(fn);
  return returned ? isChosen(module, returned, depth + 1) : false;
}

/** `process.env.RATES_URL`, `config.rates.url`, `this.baseUrl`, `c.env.RATES`: not a part of what a handler was asked. */
function isConfigured(module: Module, member: Extract<Node, { type: 'MemberExpression' }>): boolean {
  let root: Node = member;
  const names: string[] = [];
  while (root.type === 'MemberExpression') {
    names.push(memberName(root) ?? '');
    root = unwrap(root.object);
  }
  if (root.type === 'ThisExpression' || root.type === 'MetaProperty') return true;
  if (root.type !== 'Identifier') return false;
  if ([root.name, ...names].some((each) => /env|conf|settings?|constants?|endpoints?/iu.test(each))) return true;
  const variable = findVariable(module, root);
  return variable === 'global' ? root.name === 'process' : variable !== null && (variable.scope.type === 'module' || variable.scope.type === 'global');
}

/** A constant of the file, or of another. */
function isNamed(module: Module, node: Extract<Node, { type: 'Identifier' }>, depth: number): boolean {
  const variable = findVariable(module, node);
  if (variable === null || variable === 'global' || variable.defs[0]?.type === 'Parameter') return false;
  if (variable.defs[0]?.type === 'ImportBinding') return true;
  const source = findSource(variable);
  if (!source) return variable.scope.type === 'module';
  if (source.keys.length > 0) return variable.scope.type === 'module' || (source.value.type === 'MemberExpression' && isConfigured(module, source.value));
  return isChosen(module, source.value, depth + 1);
}
