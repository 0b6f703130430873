export { judgeDeadline } from './deadline.js';
export { isClientCode, isScript } from './place.js';
export { judgeSignal, type SignalState } from './signal.js';
