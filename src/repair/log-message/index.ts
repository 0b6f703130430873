/** Log calls written anew: a constant message, and what it said as named fields. */
export { listValues } from './list-values.js';
export { moveToLogger } from './move-to-logger.js';
export { valuesIn } from './parts.js';
export { planLogLine } from './plan.js';
export type { LogLinePlan, LogLineRequest } from './types.js';
