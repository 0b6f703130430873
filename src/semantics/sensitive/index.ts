/** What a value is that nobody who reads logs should have: proven by its source or its use, or told by its name alone. */
export { findSensitive, listSensitive } from './inside.js';
export type { Sensitive, SensitiveKind, SensitivePart, SensitiveProof } from './types.js';
