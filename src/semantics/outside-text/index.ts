export { findOutsideText, type OutsideText } from './source.js';
export type { Unguarded } from './unguarded.js';
export { findUnguardedParse, type UnguardedParse } from './parse.js';
