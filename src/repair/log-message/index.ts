/** Log calls written anew: a constant message, and what it said as named fields. */
export { namesOfValues } from './names-of-values.js';
export { moveToLogger } from './move-to-logger.js';
export { hasValues } from './parts.js';
export { planLogLine } from './plan.js';
export type { LogLinePlan, LogLineRequest } from './types.js';
