export { describeOperation } from './describe-operation.js';
export { findStoreCall, type StoreCall } from './store-call.js';
export { readPart } from './parts.js';
export { describeWork, type Work, type WorkKind } from './describe-work.js';
export { isRead, isWrite } from './verbs.js';
export { findUnboundedList, type UnboundedList } from './unbounded.js';
export { parseStatement } from './statement.js';
export { findUnscoped, type Unscoped } from './unscoped.js';
export { isStarted } from './is-started.js';
