/** The options of each rule, as they follow its severity in a configuration. */
export interface RuleOptions {
  'no-async-array-callback': [
    {
      /** Also report callbacks of `forEach` of which nothing in sight shows that they may fail, or do what others wait for. */
      unproven?: boolean;
    },
  ];

  'no-check-then-act': [
    {
      /** Also report where no schema in sight tells whether something unique stands behind it, and where nothing but one write depends on it. */
      unproven?: boolean;
    },
  ];

  'no-connection-leak': [];

  'no-connection-per-request': [
    {
      /** Also report in functions of which it is not proven that a request leads to them, unless they run at start-up only. */
      unproven?: boolean;
    },
  ];

  'no-escaped-transaction': [
    {
      /** Also report calls that are started at once on the handle of a transaction. */
      together?: boolean;
    },
  ];

  'no-in-memory-store': [
    {
      /** Also report socket servers whose rooms end at the process. */
      sockets?: boolean;
      /** Also report caches of libraries that each process has for itself. */
      caches?: boolean;
    },
  ];

  'no-io-in-transaction': [];

  'no-lost-update': [
    {
      /** Also report texts and objects that are put together from what was read. */
      merges?: boolean;
    },
  ];

  'no-mass-assignment': [
    {
      /** Also report objects of which a check keeps the keys that it does not name, and messages of queues. */
      extraKeys?: boolean;
    },
  ];

  'no-n-plus-one': [
    {
      /** Also report resolvers of GraphQL fields that ask by their parent. */
      fields?: boolean;
      /** Also report writes that differ from element to element, or whose failures are treated one by one. */
      anyWrite?: boolean;
      /** Also report in scripts that are run by hand, and in what runs while the process starts. */
      scripts?: boolean;
    },
  ];

  'no-non-idempotent-retry': [
    {
      /** Also report messages that are published, rows that are inserted, and requests whose address is out of sight. */
      everything?: boolean;
    },
  ];

  'no-overlapping-interval': [
    {
      /** Report jobs that start again within less than this many milliseconds. */
      maxPeriodMs?: number;
      /** Also report jobs whose period is not known. */
      unknownPeriods?: boolean;
      /** Also report jobs of which nothing in sight shows that two runs at once do harm: those that only read or delete, and what is out of sight. */
      unproven?: boolean;
    },
  ];

  'no-sensitive-data-in-logs': [
    {
      /** Also report what only its name tells to be a secret, and whole messages of queues. */
      names?: boolean;
      /** Also report what its name tells to be the e-mail address or telephone number of a person. */
      personal?: boolean;
    },
  ];

  'no-shared-mutable-state': [
    {
      /** Also report what is kept for connections, which a process holds itself. */
      sockets?: boolean;
    },
  ];

  'no-unbounded-cache': [
    {
      /** Also report where it is not proven that a handler fills it, or that its keys have no end. */
      unproven?: boolean;
      /** Also report what gathers connections, which a process holds itself. */
      sockets?: boolean;
    },
  ];

  'no-unbounded-concurrency': [
    {
      /** Also report lists that are not proven to be all of a table or what a caller sends, work that takes no connection of its own, and code that no handler or job is proven to run. */
      everything?: boolean;
      /** Also report in scripts that are run by hand, and in what runs while the process starts. */
      scripts?: boolean;
    },
  ];

  'no-unbounded-query': [
    {
      /** Also report lists that a filter leaves open. */
      filtered?: boolean;
      /** Also report where nothing proves that a request leads to the query. */
      anywhere?: boolean;
    },
  ];

  'no-unbounded-retry': [
    {
      /** Also report what a timer tries again after a pause, while nobody waits for it. */
      background?: boolean;
    },
  ];

  'no-unchecked-response': [
    {
      /** Also report requests without effect, or of unknown method, whose whole answer is ignored. */
      anyRequest?: boolean;
      /** Also report in scripts that are run by hand. */
      scripts?: boolean;
    },
  ];

  'no-unguarded-json-parse': [
    {
      /** Also report text that the service has stored itself: what is in a cache, and single rows of a database. */
      stored?: boolean;
    },
  ];

  'no-unsafe-sql': [];

  'no-unscoped-mutation': [
    {
      /** Also report code of which it cannot be told that it answers a request or takes a message. */
      everywhere?: boolean;
    },
  ];

  'require-env-validation': [];

  'require-error-in-log': [
    {
      /** Also report lines below the level of an error: warnings, and `console.log` without a word of the error. */
      warnings?: boolean;
    },
  ];

  'require-idempotency-key': [
    {
      /** Also report requests whose path alone tells that they move money or goods. */
      paths?: boolean;
    },
  ];

  'require-input-validation': [
    {
      /** Also report input of which only presence or size is checked, numbers without a bound, headers, and messages of queues. */
      thorough?: boolean;
    },
  ];

  'require-retry': [];

  'require-retry-backoff': [
    {
      /** Also report waits that are always the same. */
      constant?: boolean;
      /** Also report waits that grow, of which no part is left to chance. */
      jitter?: boolean;
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

  'require-transaction': [];
}
