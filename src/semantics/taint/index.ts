export { findMassAssignments, findUncheckedInputs, type UncheckedInput } from './unchecked.js';
export { findInputHandler } from './input-handler.js';
export { planInputRepair, type InputRepair } from './input-repair.js';
export { findChosenPrivileges } from './privileges.js';
export { planFieldPick, type FieldPick } from './pick-fields.js';
