import { memberName, type CallExpression, type Node, type ObjectExpression } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findProperty } from '../bindings/properties.js';
import type { HandlerDescription } from '../handlers/types.js';
import { homeOf } from '../home.js';
import { canWrite, findValidators, printSchema, shapeOfType, type Arrival, type SchemaStyle, type Validator } from '../schemas/index.js';
import type { InputPart, SchemaModel, SchemaPlace } from '../types.js';
import { findExpectedType } from './expected-type.js';
import { enumsIn, librariesOf, type CheckImport } from './input-check.js';
import { findPlace } from './input-place.js';
import type { UncheckedInput } from './unchecked.js';

/** How a framework can be told, where a handler is registered, what its input has to be. */
export interface RouteSchemaPlan {
  readonly call: CallExpression;
  /** The options that are there, and the dotted path of what they lack; null where an argument is to be put before this one. */
  readonly options: ObjectExpression | null;
  readonly path: string;
  readonly before: Node | null;
  /** What the schema is of: `body`. */
  readonly name: string;
  readonly libraries: readonly CheckImport[];
  readonly enums: readonly CheckImport[];
  readonly print: (style: Omit<SchemaStyle, 'hasTypes'>) => string;
}

/** Null where the framework takes no JSON schema there, or no type says what the input has to be. */
export function planRouteSchema(module: Module, handler: HandlerDescription, input: UncheckedInput): RouteSchemaPlan | null {
  const { fn, registrations: [{ node: call, wrappers }, ...others] } = handler;
  if (call.type !== 'CallExpression' || others.length > 0 || wrappers.length > 0 || homeOf(module, call) !== module || homeOf(module, fn) !== module) return null;
  const found = findSchemaPlace(handler, call, input.part);
  const place = findPlace(module, fn, input.node, input.entries);
  const slot = found && findSlot(call, found.place, found.key);
  const type = place && findExpectedType(module, handler, place, input.node, input.flow.taint.input.model);
  const shape = type && shapeOfType(module, type);
  if (!found || !slot || !place || !type || shape?.kind !== 'object' || shape.fields.length === 0) return null;
  if (place.keys === null || place.keys.some((each) => !shape.fields.some(({ name }) => name === each))) return null;
  const style = chooseStyle(module, found.place);
  const arrival: Arrival = input.part === 'body' ? 'json' : 'texts';
  const enums = enumsIn(module, shape);
  if (!style || enums === null || !canWrite(style.model, shape, arrival)) return null;
  const { model, validator } = style;
  const request = { model, shape, arrival, type: '' };
  return { call, name: found.key, ...slot, libraries: validator ? librariesOf(validator.model, validator.from).slice(0, 1) : [], enums, print: (looks) => printSchema(request, { ...looks, hasTypes: false }) };
}

/** Where the schema of a part belongs in the call that registers the handler, and the key that it has there. */
function findSchemaPlace({ model }: HandlerDescription, call: CallExpression, part: InputPart): { readonly place: SchemaPlace; readonly key: string } | null {
  const name = memberName(call.callee) ?? '';
  for (const each of model.found) {
    const place = each.by === 'call' && each.methods?.includes(name) ? each.schemas?.find(({ writes }) => writes) : undefined;
    const key = Object.entries(place?.names ?? {}).find(([, of]) => of === part)?.[0];
    if (place && key !== undefined) return { place, key };
  }
  return null;
}

type Slot = Pick<RouteSchemaPlan, 'options' | 'path' | 'before'>;

/** The options of the route as they are written, or the argument that they have to stand before. */
function findSlot({ arguments: given }: CallExpression, { argument = 0, option = '' }: SchemaPlace, key: string): Slot | null {
  const own = given[argument];
  if (own?.type !== 'ObjectExpression') return own && argument > 0 && given.length === argument + 1 ? { options: null, path: `${option}.${key}`, before: own } : null;
  if (own.properties.some(({ type }) => type === 'SpreadElement')) return null;
  const holder = findProperty(own, option)?.value;
  if (!holder) return { options: own, path: `${option}.${key}`, before: null };
  const isOpen = holder.type !== 'ObjectExpression' || holder.properties.some(({ type }) => type === 'SpreadElement') || findProperty(holder, key) !== null;
  return isOpen ? null : { options: holder as ObjectExpression, path: key, before: null };
}

/** JSON schemas, or those of a validator that are such: what the file has, where it has any. */
function chooseStyle(module: Module, { writes, unless = [] }: SchemaPlace): { readonly model: SchemaModel; readonly validator: Validator | null } | null {
  const [validator] = findValidators(module);
  if (!writes || unless.some((each) => module.package?.dependsOn(each))) return null;
  const closed = validator?.model.writes.closedObject;
  if (validator && closed !== undefined) return { model: { ...validator.model, writes: { ...validator.model.writes, object: closed } }, validator };
  // What a package checks all else with, it will want to check its routes with.
  return validator && validator.model.isJsonSchema !== true ? null : { model: { ...PLAIN, writes }, validator: null };
}

const PLAIN: Omit<SchemaModel, 'writes'> = {
  imports: [], named: 'schema', asks: { how: 'guard', code: '' }, reads: { objects: [], kinds: {}, optional: [], same: [], nothing: [], types: [] }, source: '',
};
