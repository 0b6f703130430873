export { describeHolder, type SharedHolder } from './holders.js';
export { findUnbounded, type UnboundedStore } from './unbounded.js';
export { describeUses, type SharedUse } from './uses.js';
