/** Methods of lists that call what they are given for each element. */
export const CALLBACK_METHODS = new Set([
  'map', 'forEach', 'filter', 'find', 'findIndex', 'findLast', 'findLastIndex', 'some', 'every', 'flatMap', 'reduce', 'reduceRight', 'sort',
]);

/** Calls whose callback runs later, if ever. */
export const DEFERRING = new Set([
  'setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'nextTick', 'on', 'once', 'addListener', 'addEventListener', 'subscribe', 'waitUntil', 'after',
]);
