/** What log calls write: which logger, and what becomes of each argument. */
export { isColoured } from './coloured.js';
export { isConstantText } from './constant-text.js';
export { describeLog } from './describe-log.js';
export { findToldError } from './error-told.js';
export { keepsFields } from './keeps-fields.js';
export { kindOf } from './kinds.js';
export { layoutOf } from './layout.js';
export { isJsonLine } from './json-line.js';
export { isLastWord, isPrinter, isStartUp } from './start-up.js';
