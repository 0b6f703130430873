/** The front door of the semantic layer: what rules may ask. */
export { findClientUse, type ClientUse } from './client-use.js';
export { describeCall } from './describe-call.js';
export { answersOf, describeHandler, findInputs, handlersOf, isKnownByType } from './describe-handler.js';
export { isBoundedByPlatform, isClientCode, isForClients, isScript } from './flow/index.js';
export { findProvidedClients, type ProvidedClient } from './injection.js';
export { describeLog, layoutOf } from './logs/index.js';
export { readMadeOptions } from './made-options.js';
export { readOptions } from './options.js';
export * from './package-facts/index.js';
export { openModule } from './registry.js';
export { findEffects, findLibraryEffects, type Effect } from './summaries/index.js';
export { findIdentifier, findSensitive, findSensitiveInLog, isForDevelopment } from './sensitive/index.js';
export { isStreamed } from './stream.js';
export type * from './types.js';
export { isOwnOrigin, isRelativeRequest } from './url.js';
export { numberOf, prefixOf } from './values.js';
export { describeWaits } from './waits.js';
