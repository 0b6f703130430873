export { describeCallee, type Callee } from './describe-callee.js';
