export { findAtomicStep } from './atomic-step.js';
export { findCheckThenAct, findPendingWork } from './check-then-act.js';
export { findLostUpdates } from './lost-update.js';
