export { findSilentAbsences, type SilentAbsence } from './absence.js';
export type { Fate } from './fate-types.js';
export { findEnvironmentReads, isWholeEnvironment, mayReadEnvironment, type EnvironmentRead } from './reads.js';
export { findEnvironmentGuard, isLoadedElsewhere } from './guards.js';
