export { describeRetry } from './describe-retry.js';
