import type { Module } from '../project/index.js';
import { findLiteral } from './bindings/index.js';
import { readCarrier } from './carrier.js';
import { readOptions } from './options.js';
import type { OutboundRequest } from './types.js';

/** The HTTP method of a request in capitals: its call's own, or the one written in its options. Null when it cannot be told. */
export function methodOf(module: Module, described: OutboundRequest): string | null {
  const { method, options } = described.request;
  if (method === undefined) return null;
  if (typeof method === 'string') return method.toUpperCase();
  const carrier = readCarrier(module, described);
  if (carrier === 'unknown') return null;
  const facts = [readOptions(module, described.node, options), ...(carrier ? [carrier] : [])].map((each) => each.read(method.option));
  const given = facts.find(({ state }) => state !== 'absent');
  if (!given) return method.default.toUpperCase();
  const value = given.state === 'set' ? findLiteral(module, given.value) : null;
  return value?.type === 'Literal' && typeof value.value === 'string' ? value.value.toUpperCase() : null;
}
