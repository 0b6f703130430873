export { computeInStore } from './atomic-update.js';
export { checkInput, type CheckInputPlan, type CheckInputRequest } from './check-input.js';
export { checkResponse, type CheckResponseRequest } from './check-response.js';
export { findFreeName } from './free-name.js';
export { guardParse, type ParseGuardRequest } from './guard-parse.js';
export { checkBound, findTopStatement, isDeclared, mayRunBefore, quoted, requireVariable } from './require-variable.js';
export { addImport, findImported, type ImportRequest } from './add-import.js';
export { printNumber } from './duration.js';
export { addArgument, removeProperty, setOptions, type OptionText } from './set-option.js';
export { boundWait, configureModule, findRemedy, type BoundWaitPlan, type BoundWaitRequest } from './bound-wait.js';
export { dropFromLog, type DropPlan } from './log-drop.js';
export { redactInLogger } from './log-redact.js';
export { listValues, moveToLogger, planLogLine, valuesIn, type LogLinePlan, type LogLineRequest } from './log-message/index.js';
export { giveBackInFinally, type GiveBackRequest } from './give-back.js';
export { filterInLoop, loopOver, type LoopRequest } from './loop-over.js';
export { reschedule } from './reschedule.js';
export { moveToModule, type MovePlan, type MoveRequest } from './move-to-module.js';
export { logError, type LogErrorRequest } from './log-error.js';
export { shareStore, type SharedStore } from './shared-store.js';
export { limitLibraryRetry, limitRetry } from './limit-retry.js';
<<<<<<< HEAD
export { capNumber, limitQuery, type LimitQueryPlan } from './limit-query.js';
=======
export { dropRetry, keyOnce, type KeyRequest } from './key-once.js';
>>>>>>> retry
export { boundMap, type BoundMap } from './bound-map.js';
export { jitterPause } from './retry-parts.js';
export { spaceLibraryRetry, spaceRetry } from './space-retry.js';
export { setKey, type SetKeyRequest } from './set-key.js';
