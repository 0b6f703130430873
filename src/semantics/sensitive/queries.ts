import { isFunction, keyName, stringValue, type CallExpression, type Node, type ObjectExpression } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findLiteral } from '../bindings/index.js';
import type { ApiPath, ApiStep } from '../types.js';

/** The name of the method that a path ends by calling. */
export function methodOf({ steps }: ApiPath): string | null {
  const step = steps.at(-2);
  return step?.kind === 'member' ? step.name : null;
}

/** The call of a method on the way to the end of a path: `from(users)` in `db.select().from(users).where(…)`. */
export function findStep({ steps }: ApiPath, names: readonly string[]): CallExpression | null {
  for (const [index, step] of steps.entries()) {
    const next: ApiStep | undefined = steps[index + 1];
    if (step.kind === 'member' && names.includes(step.name) && next?.kind === 'call' && next.node.type === 'CallExpression') return next.node;
  }
  return null;
}

/** An object literal that an argument is or names; null where there is none, `unknown` where it cannot be read. */
export function findOptions(module: Module, argument: Node | undefined): ObjectExpression | 'unknown' | null {
  if (!argument) return null;
  const value = findLiteral(module, argument);
  if (value?.type !== 'ObjectExpression') return 'unknown';
  return value.properties.some((each) => each.type === 'SpreadElement') ? 'unknown' : value;
}

/** The value of a key in a literal. */
export function valueOf(literal: ObjectExpression, name: string): Node | null {
  for (const property of literal.properties) if (property.type === 'Property' && keyName(property) === name) return property.value;
  return null;
}

/** What a method chained on the way to the end of a path is told: `select('-password')`. */
export function textGivenTo(path: ApiPath, name: string): string | 'unknown' | null {
  const call = findStep(path, [name]);
  if (!call) return null;
  const [first] = call.arguments;
  return (first && stringValue(first)) ?? 'unknown';
}

/** The keys of a literal whose values `isSecret` says may be a secret. */
export function findSecretKey(literal: ObjectExpression, isSecret: (name: string, value: Node) => boolean): string | null {
  for (const property of literal.properties) {
    const name = property.type === 'Property' ? keyName(property) : null;
    if (property.type === 'Property' && name !== null && !isFunction(property.value) && isSecret(name, property.value)) return name;
  }
  return null;
}
