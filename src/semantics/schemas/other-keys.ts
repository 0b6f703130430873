import { keyName, type Invocation, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findLiteral, resolveValue } from '../bindings/index.js';
import { homeOf } from '../home.js';
import { modelsFor } from '../registry.js';
import type { ApiPath, CheckModel } from '../types.js';

type Fate = NonNullable<CheckModel['unknownKeys']>;

/** What becomes of keys that a schema does not name, by how it was made: `z.object({ … }).passthrough()` keeps them. */
export function fateByPath({ keysBy }: CheckModel, path: ApiPath | null): Fate | undefined {
  const told = keysBy && path?.steps.findLast((step) => step.kind === 'member' && Object.hasOwn(keysBy, step.name));
  return told?.kind === 'member' ? keysBy?.[told.name] : undefined;
}

/** The same by options of the calls that made it, or ask it: `{ additionalProperties: false }`. */
export function fateByOptions(module: Module, { keysByOption }: CheckModel, given: readonly Node[]): Fate | undefined {
  for (const each of keysByOption ? given : []) {
    const value = findLiteral(module, each);
    for (const property of value?.type === 'ObjectExpression' ? value.properties : []) {
      const name = property.type === 'Property' ? keyName(property) : null;
      const set = property.type === 'Property' && property.value.type === 'Literal' ? property.value.value : undefined;
      const told = name === null || set === undefined ? undefined : keysByOption?.[set === false ? `!${name}` : set === true ? name : `${name}=${String(set)}`];
      if (told) return told;
    }
  }
  return undefined;
}

/** What the calls were given that a path leads through, but for one. */
export function argumentsOnPath(path: ApiPath | null, except?: Invocation): readonly Node[] {
  return path?.steps.flatMap((step) => ((step.kind === 'call' || step.kind === 'new') && step.node !== except && 'arguments' in step.node ? step.node.arguments : [])) ?? [];
}

/**
 * Whether keys that a schema does not name get through where a framework checks with it. `takesJson`: an object that is written out is a
 * JSON schema.
 */
export function keepsOtherKeys(module: Module, node: Node, takesJson: boolean): boolean {
  const value = findLiteral(module, node);
  const home = value ? homeOf(module, value) : module;
  if (value?.type === 'ObjectExpression') return takesJson && isOpenObject(value);
  const path = value ? resolveValue(home, value) : resolveValue(module, node);
  const model = path && modelsFor(home, path).flatMap(({ checks }) => checks ?? []).find(({ unknownKeys }) => unknownKeys !== undefined);
  return model !== undefined && model !== null && (fateByOptions(home, model, argumentsOnPath(path)) ?? fateByPath(model, path) ?? model.unknownKeys) === 'kept';
}

/** `{ type: 'object', properties: { … } }` without `additionalProperties: false`; one that is put together elsewhere is not known. */
function isOpenObject({ properties }: Extract<Node, { type: 'ObjectExpression' }>): boolean {
  const names = properties.map((each) => (each.type === 'Property' ? keyName(each) : null));
  if (names.includes(null) || !names.includes('properties')) return false;
  return !names.includes('additionalProperties');
}
