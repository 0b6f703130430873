/** How a NestJS application puts its parts together. */
export { findNestModules, readList } from './definitions.js';
export { findProvidingModules } from './providers.js';
export { findReceivingClass } from './receivers.js';
export { findBareModule, findConstruction, findSources } from './sources.js';
