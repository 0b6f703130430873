/** Words by which the files are found that may prove a fact of their package: the import index looks for them while it reads. */
export const NEST_PIPE_WORDS = ['useGlobalPipes', 'APP_PIPE'];
export const NEST_FILTER_WORDS = ['useGlobalFilters', 'APP_FILTER'];
export const ERROR_WORDS = ['use', 'on', 'onError', 'setErrorHandler'];
export const SIGNAL_WORDS = ['SIGTERM', 'SIGINT'];
export const NEST_SIGNAL_WORDS = ['enableShutdownHooks'];
export const ENVIRONMENT_WORDS = ['env'];
export const CONSOLE_WORDS = ['console'];
export const RETRY_WORDS = ['retry', 'retries', 'attempt', 'attempts', 'tries', 'maxRetries', 'maxAttempts', 'withRetry', 'retryCount'];
export const REDACTION_WORDS = ['redact', 'serializers'];

export const factWords: readonly string[] = [
  ...NEST_PIPE_WORDS, ...NEST_FILTER_WORDS, ...ERROR_WORDS, ...SIGNAL_WORDS, ...NEST_SIGNAL_WORDS, ...ENVIRONMENT_WORDS, ...CONSOLE_WORDS,
  ...RETRY_WORDS, ...REDACTION_WORDS,
];
