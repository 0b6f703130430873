export { findLeak, type Leak } from './leaks.js';
export { findConnectionPerCall, type ConnectionPerCall } from './per-call.js';
