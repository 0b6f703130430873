export { findUnboundedConcurrency, type UnboundedConcurrency } from './find-unbounded.js';
