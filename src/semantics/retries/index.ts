export { describeHelperRetry, describeRetry } from './describe-retry.js';
export { findRepeated, type Repeated } from './repeated.js';
