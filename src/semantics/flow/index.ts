export { judgeDeadline } from './deadline.js';
export { isClientCode, isForClients, isScript } from './place.js';
export { findHandlerReach, isInStartUp, reachOf, type HandlerReach, type Reach } from './reach.js';
export { isBoundedByPlatform } from './runtime.js';
export { judgeSignal, type SignalState } from './signal.js';
export { isInsideTimer } from './timers.js';
export type { Deadline } from './helpers.js';
