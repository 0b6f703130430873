/** The options of each rule, as they follow its severity in a configuration. */
export interface RuleOptions {
  'no-sensitive-data-in-logs': [
    {
      /** Also report what only its name tells to be a secret, and whole messages of queues. */
      names?: boolean;
    },
  ];
  'require-error-in-log': [
    {
      /** Also report lines below the level of an error: warnings, and `console.log` without a word of the error. */
      warnings?: boolean;
    },
  ];
  'require-structured-logging': [
    {
      /** Also report `console` in packages that have no logger. */
      withoutLogger?: boolean;
    },
  ];
  'require-timeout': [
    {
      /** A library's own limit above this many milliseconds counts as none. */
      maxDefaultMs?: number;
      /** Also report clients of databases, caches, queues and mail servers. */
      connections?: boolean;
      /** Also report in scripts that are run by hand. */
      scripts?: boolean;
    },
  ];
}
