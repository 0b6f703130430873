export { describeHelperRetry, describeRetry } from './describe-retry.js';
export { findUnretried, type Unretried } from './unretried.js';
export { findRepeated, type Repeated } from './repeated.js';
export { findRetryDecorator, retryRemedyOf, type RetryDecorator } from './remedies.js';
export { isRepeatedAround } from './in-retry.js';
export { findPause, msOfPromise } from './pauses.js';
