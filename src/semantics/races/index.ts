export { findAtomicStep } from './atomic-step.js';
export { findCheckThenAct, findGuardingCall } from './check-then-act.js';
export { planClaim, planLookAgain } from './look-again.js';
export { findDrain } from './drain.js';
export { findLostUpdates } from './lost-update.js';
export { findCountedNumber } from './numbers.js';
export { findPendingWork } from './pending.js';
export { findSweep } from './sweep.js';
