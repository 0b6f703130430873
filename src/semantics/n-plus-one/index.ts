export { findBatchInsert } from './batch-inserts.js';
export { findBatchRead } from './batch-reads.js';
export { findNPlusOne, findNPlusOneIn } from './find-n-plus-one.js';
export type { NPlusOne } from './types.js';
