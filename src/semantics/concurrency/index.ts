export { findUnboundedConcurrency, type UnboundedConcurrency } from './find-unbounded.js';
export { isOpenEnded } from './open-end.js';
