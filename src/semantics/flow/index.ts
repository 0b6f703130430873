export { judgeDeadline } from './deadline.js';
export { isClientCode, isScript } from './place.js';
export { isInsideTimer, judgeSignal, type SignalState } from './signal.js';
