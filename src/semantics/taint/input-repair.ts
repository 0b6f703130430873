import type { Module } from '../../project/index.js';
import type { HandlerDescription } from '../handlers/types.js';
import { planInputCheck, type InputCheck } from './input-check.js';
import { planRouteSchema, type RouteSchemaPlan } from './route-schema.js';
import type { UncheckedInput } from './unchecked.js';

/** Where an input is best checked: by the framework, or in the handler. */
export type InputRepair = ({ readonly at: 'route' } & RouteSchemaPlan) | ({ readonly at: 'handler' } & InputCheck);

/** A schema that is there already is used in the handler; one that has to be written goes where the framework asks for it. */
export function planInputRepair(module: Module, handler: HandlerDescription, input: UncheckedInput): InputRepair | null {
  const check = planInputCheck(module, handler, input);
  const route = check?.schema.how === 'found' ? null : planRouteSchema(module, handler, input);
  return route ? { at: 'route', ...route } : check && { at: 'handler', ...check };
}
