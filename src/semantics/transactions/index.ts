export { planBehind, type Behind } from './behind.js';
export { findTornWrites, type TornWrites } from './torn.js';
export { planOpening, type Opening } from './opening.js';
export { findWorkInside, type WorkInside } from './work-inside.js';
export { findEscapes, type Escape } from './escaped.js';
export { findTogether, type Together } from './together.js';
