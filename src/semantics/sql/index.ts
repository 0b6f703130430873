export { findUnsafeValues, type UnsafeValue } from './find-unsafe.js';
