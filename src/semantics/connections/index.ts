export { findConnectionPerCall, type ConnectionPerCall } from './per-call.js';
