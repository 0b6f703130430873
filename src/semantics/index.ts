/** The front door of the semantic layer: what rules may ask. */
export { findClientUse, type ClientUse } from './client-use.js';
export { findAsyncCallback, type AsyncCallback, type CallbackUse } from './callbacks/index.js';
export { findConnectionPerCall, findLeak, type ConnectionPerCall, type Leak } from './connections/index.js';
export { describeCall } from './describe-call.js';
export { answersOf, describeHandler, findInputs, handlersOf, isKnownByType } from './describe-handler.js';
export { findEnvironmentGuard, findSilentAbsences, isLoadedElsewhere, type Fate, type SilentAbsence } from './environment/index.js';
export { findHandlerReach, isBoundedByPlatform, isClientCode, isForClients, isInStartUp, isScript, reachOf, type HandlerReach, type Reach } from './flow/index.js';
export { findProvidedClients, type ProvidedClient } from './injection.js';
export { describeLog, findToldError, isColoured, isConstantText, isStartUp, keepsFields, kindOf, layoutOf } from './logs/index.js';
export { findCaught, isNameFree, type Caught } from './logs/caught.js';
export { mayCarryRequest } from './logs/caught-origin.js';
export { isLastUse } from './logs/caught-text.js';
export type { ErrorMention } from './logs/error-mentions.js';
export { findErrorPlace, type ErrorPlace } from './logs/error-places.js';
export { findLostError, type LostError } from './logs/lost-errors.js';
export { readMadeOptions } from './made-options.js';
export {
  describeOperation, describeWork, findUnboundedList, isRead, isWrite, readPart, type UnboundedList, type Work, type WorkKind,
} from './operations/index.js';
export { findLostUpdates } from './races/index.js';
export { describeMemoryStore, type MemoryStore } from './memory-stores/index.js';
export { readOptions } from './options.js';
export { findOutsideText, findUnguardedParse, type OutsideText, type Unguarded, type UnguardedParse } from './outside-text/index.js';
export * from './package-facts/index.js';
export { openModule } from './registry.js';
export { describeHelperRetry, describeRetry } from './retries/index.js';
export { findMassAssignments, findUncheckedInputs, mayHandleInput, type UncheckedInput } from './taint/index.js';
export { findEffects, findLibraryEffects, type Effect } from './summaries/index.js';
export { findIdentifier, findSensitive, findSensitiveInLog, isForDevelopment } from './sensitive/index.js';
export { findKeylessMovement, type KeylessMovement } from './movements/index.js';
export { findUncheckedResponse, isWriting, type ResponseSource, type ResponseUse, type UncheckedResponse } from './responses/index.js';
export { findMutableState, findUnbounded, type MutableState, type SharedUse, type UnboundedStore } from './shared-state/index.js';
export { isStreamed } from './stream.js';
export type * from './types.js';
export { isOwnOrigin, isRelativeRequest } from './url.js';
export { numberOf, prefixOf } from './values.js';
export { describeWaits } from './waits.js';
