export { findMassAssignments, findUncheckedInputs, type UncheckedInput } from './unchecked.js';
export { findInputHandler } from './input-handler.js';
export { planInputCheck, type InputCheck } from './input-check.js';
export { planRouteSchema, type RouteSchemaPlan } from './route-schema.js';
export { findChosenPrivileges } from './privileges.js';
export { planFieldPick, type FieldPick } from './pick-fields.js';
