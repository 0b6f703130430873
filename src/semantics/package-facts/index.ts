/** What a package does as a whole: each a question to the import index, proven by the files that it names. */
export { findConsoleWrappers, type ConsoleWrapper } from './console-wrappers.js';
export { findEnvironmentValidation, type EnvironmentValidation } from './environment.js';
export { findErrorHandling, type ErrorHandling } from './error-handling.js';
export type { Fact, Proof } from './fact.js';
export type { ImportHabit } from './import-habits.js';
export { leadsBack } from './import-cycles.js';
export { findLimiters, type Limiter } from './limiters.js';
export { limiterImportFor, type LimiterImport } from './limiter-import.js';
export { findLogger, findLoggerLibraries, type ProjectLogger } from './logger.js';
export { isLoggerInUse } from './logger-in-use.js';
export { loggerImportFor, type LoggerImport, type LoggerToCreate } from './logger-import.js';
export { findGlobalFilters, findGlobalPipes, type NestGlobal } from './nest-globals.js';
export { findRetryHelpers, type RetryHelper } from './retry-helpers.js';
export { retryImportFor, type RetryImport } from './retry-import.js';
export { findSignalHandlers, type SignalHandler } from './signals.js';
export { dependsOnMajors, findSharedClient, type SharedClient } from './shared-clients.js';
