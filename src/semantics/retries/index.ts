export { describeHelperRetry, describeRetry } from './describe-retry.js';
