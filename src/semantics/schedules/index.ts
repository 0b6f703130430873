export { doesTwice, findOverlap } from './overlap.js';
export type { Schedule } from './find-schedule.js';
