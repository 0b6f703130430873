import type { LibraryModel } from '../semantics/types.js';

/** A timer starts its function on time, whatever became of the last run. */
export const nodeTimersModel: LibraryModel = {
  library: 'node:timers',
  packages: ['timers'],
  globals: [{ name: 'setInterval' }],
  majors: [20, 22, 24],
  schedules: [{ paths: ['()', 'setInterval()'], times: 'ms', source: 'Node 24 documentation: setInterval' }],
};
