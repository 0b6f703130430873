export { addImport, findImported, type ImportRequest } from './add-import.js';
export { printNumber } from './duration.js';
export { addArgument, removeProperty, setOptions, type OptionText } from './set-option.js';
export { boundWait, configureModule, findRemedy, type BoundWaitPlan, type BoundWaitRequest } from './bound-wait.js';
export { dropFromLog, type DropPlan } from './log-drop.js';
export { redactInLogger } from './log-redact.js';
export { listValues, moveToLogger, planLogLine, valuesIn, type LogLinePlan, type LogLineRequest } from './log-message/index.js';
export { logError, type LogErrorRequest } from './log-error.js';
export { checkBound, findFreeName, findTopStatement, isDeclared, mayRunBefore, quoted, requireVariable } from './require-variable.js';
