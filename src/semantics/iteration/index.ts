export { describeIteratingCall, findLimitOption } from './callbacks.js';
export { dependsOn, findDerived } from './derived.js';
export { findIterations, isInIteration } from './find-iterations.js';
export { endsAtHit } from './searches.js';
export { isUsedAsList, mentions } from './loops.js';
export type { Iteration, IterationSubject } from './types.js';
export { FEW, isBoundedByInput } from './input-bound.js';
export { isLengthCompared } from './length-checks.js';
