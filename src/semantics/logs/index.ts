/** What log calls write: which logger, and what becomes of each argument. */
export { describeLog } from './describe-log.js';
export { layoutOf } from './layout.js';
