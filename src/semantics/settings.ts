import { memberName, stringValue, type Node } from '../ast/index.js';
import type { Module } from '../project/index.js';
import { findInvoked } from './bindings/index.js';
import { matchesAny } from './match.js';
import { modelsFor } from './registry.js';

/** A call that gives a setting by its name. */
export interface Setting {
  readonly name: string;
  /** Of the same receiver, what throws where the setting is missing; null for a call that does. */
  readonly throwing: string | null;
}

/** `config.get('JWT_SECRET')`; null for other calls, and for a name that only the run knows. */
export function findSetting(module: Module, call: Extract<Node, { type: 'CallExpression' }>): Setting | null {
  const [argument] = call.arguments;
  const name = argument ? stringValue(argument) : null;
  const path = name === null || memberName(call.callee) === null ? null : findInvoked(module, call);
  if (name === null || !path) return null;
  for (const { reads, throws } of modelsFor(module, path).flatMap(({ settings = [] }) => settings)) {
    if (matchesAny(throws, path.steps)) return { name, throwing: null };
    if (matchesAny(reads, path.steps)) return { name, throwing: /(\w+)\(\)$/.exec(throws[0] ?? '')?.[1] ?? null };
  }
  return null;
}
