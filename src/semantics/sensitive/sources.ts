import type { Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findInvoked, resolveValue } from '../bindings/index.js';
import { findKnown } from '../package-facts/paths.js';
import { findSetting } from '../settings.js';
import { SECRET_GIFTS } from './known-uses.js';
import { findKindOfName, WHAT } from './names.js';
import type { Origin } from './origin.js';
import type { Sensitive } from './types.js';

/** `process.env`, `process.env.JWT_SECRET`, `config.get('JWT_SECRET')`, `jwt.sign(…)`: a value that is a secret by where it comes from. */
export function findSecretSource(module: Module, { node, keys }: Origin): Sensitive | null {
  const names = findEnvironment(module, node, keys);
  if (names) {
    const [name] = names;
    const kind = name === undefined ? 'environment' : findKindOfName(name);
    return kind && { kind, proof: 'source', what: WHAT[kind] };
  }
  if (node.type !== 'CallExpression' || keys.length > 0) return null;
  const path = findInvoked(module, node);
  const gift = findKnown(path, SECRET_GIFTS);
  if (gift) return { kind: gift.gives, proof: 'source', what: WHAT[gift.gives] };
  const setting = findSetting(module, node);
  const kind = setting && findKindOfName(setting.name);
  return kind && { kind, proof: 'source', what: WHAT[kind] };
}

/** What of the environment an expression reads: nothing named for all of it; null for something else. */
function findEnvironment(module: Module, node: Node, keys: readonly string[]): readonly string[] | null {
  if (node.type === 'MemberExpression' && node.object.type === 'MetaProperty') return node.property.type === 'Identifier' && node.property.name === 'env' ? keys : null;
  const path = node.type === 'MemberExpression' || node.type === 'Identifier' ? resolveValue(module, node) : null;
  if (!path || (path.global !== 'process' && path.global !== 'Bun' && path.package !== 'process')) return null;
  const names = path.steps.map((step) => (step.kind === 'member' ? step.name : null));
  // What is made of it (`process.env.X.replace(…)`) is something else.
  return names[0] === 'env' && names.length + keys.length <= 2 && names.every((name) => name !== null) ? [...names.slice(1), ...keys] : null;
}
