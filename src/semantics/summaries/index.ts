export { callsIn, isRun as runsWithCall } from './body.js';
export { calledAround } from './called-around.js';
export { findEffects, findEffectsOfCall, findLibraryEffects, type Effect } from './effects.js';
export { isPossible } from './possible.js';
