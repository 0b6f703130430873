export { findMassAssignments, findUncheckedInputs, type UncheckedInput } from './unchecked.js';
export { mayHandleInput } from './may-handle.js';
