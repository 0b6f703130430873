export { findCheckThenAct, findPendingWork } from './check-then-act.js';
export { findLostUpdates } from './lost-update.js';
