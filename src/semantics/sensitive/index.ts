/** What a value is that nobody who reads logs should have: proven by its source or its use, or told by its name alone. */
export { isForDevelopment } from './development.js';
export { findIdentifier } from './identifier.js';
export { findSensitiveInLog } from './in-log.js';
export { findSensitive, listSensitive } from './inside.js';
export { isPersonal } from './names.js';
export type { Sensitive, SensitiveKind, SensitivePart, SensitiveProof } from './types.js';
