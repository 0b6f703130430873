export { findEffects, findLibraryEffects, type Effect } from './effects.js';
