import { memberName, type Node } from '../ast/index.js';
import type { Module } from '../project/index.js';
import { findLiteral, isGlobal } from './bindings/index.js';
import { readMadeOptions } from './made-options.js';
import { readOptions } from './options.js';
import { prefixOf } from './values.js';
import type { ClientConstruction, OptionFact, OutboundRequest } from './types.js';

/** Whether a request stays with its own origin, or is a browser's: a path without a host, that no base address completes; one with the cookies of the user. */
export function isRelativeRequest(module: Module, request: OutboundRequest): boolean {
  const url = request.request.url;
  if (!url || request.node.type === 'TaggedTemplateExpression') return false;
  const texts: (string | null)[] = [];
  const options = readOptions(module, request.node, request.request.options);
  if (sendsCookies(options.read('credentials'))) return true;
  if (url.argument !== undefined) {
    const argument = request.node.arguments[url.argument];
    if (argument && argument.type !== 'SpreadElement') {
      if (isAsset(module, argument)) return true;
      texts.push(prefixOf(module, argument));
    }
  }
  if (url.option !== undefined) {
    const fact = options.read(url.option);
    if (fact.state === 'set') texts.push(prefixOf(module, fact.value));
  }
  if (!texts.some(isPath)) return false;
  if (url.base === undefined) return true;
  const bases = [options.read(url.base)];
  for (const { model, node } of request.made) {
    if (!model || !node) return false;
    bases.push(readMadeOptions(module, { model, node }).read(url.base));
  }
  return bases.every((base) => base.state === 'absent' || (base.state === 'set' && isPath(prefixOf(module, base.value))));
}

/** `credentials: 'include'`: only a browser has cookies to send along. */
function sendsCookies(fact: OptionFact): boolean {
  return fact.state === 'set' && fact.value.type === 'Literal' && (fact.value.value === 'include' || fact.value.value === 'same-origin');
}

/** Whether a client keeps every request with its own origin: `axios.create({ baseURL: '/api' })`. */
export function isOwnOrigin(module: Module, { client, made }: ClientConstruction): boolean {
  const base = client.requests?.find((request) => request.url?.base !== undefined)?.url?.base;
  if (base === undefined) return false;
  return made.some(({ model, node }) => {
    const fact = model && node ? readMadeOptions(module, { model, node }).read(base) : null;
    return fact?.state === 'set' && isPath(prefixOf(module, fact.value));
  });
}

/** `new URL('./font.ttf', import.meta.url)`, `….href`, `….toString()`: a file of the bundle itself. */
function isAsset(module: Module, argument: Node): boolean {
  const value = findLiteral(module, argument);
  if (value?.type === 'CallExpression') return memberName(value.callee) === 'toString' && isAsset(module, value.callee);
  if (value?.type === 'MemberExpression') return ['href', 'pathname', 'toString'].includes(memberName(value) ?? '') && isAsset(module, value.object);
  if (value?.type !== 'NewExpression' || !isGlobal(module, value.callee, 'URL')) return false;
  const base = value.arguments[1];
  return base?.type === 'MemberExpression' && base.object.type === 'MetaProperty';
}

function isPath(text: string | null): boolean {
  return text !== null && /^(\/(?!\/)|\.\.?\/|data:|blob:|file:)/.test(text);
}
