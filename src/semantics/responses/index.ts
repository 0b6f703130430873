export { findUncheckedResponse, isWriting } from './unchecked.js';
export type * from './types.js';
