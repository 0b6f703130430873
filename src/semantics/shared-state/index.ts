export { describeHolder, type SharedHolder } from './holders.js';
export { findMutableState, type MutableState } from './mutable.js';
export { findUnbounded, type UnboundedStore } from './unbounded.js';
export { describeUses, type SharedUse } from './uses.js';
