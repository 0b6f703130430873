import type { LibraryModel } from '../semantics/types.js';

/** Starts that nobody outside gives anything to. */
export const nestjsScheduleModel: LibraryModel = {
  library: '@nestjs/schedule',
  packages: ['@nestjs/schedule'],
  majors: [2, 3, 4, 5, 6],
  handlers: [
    {
      name: 'schedule',
      kind: 'job',
      found: [{ by: 'decorator', paths: ['{Cron,Interval,Timeout}()'] }],
      inputs: [],
      source: '@nestjs/schedule: documentation, Task scheduling',
    },
  ],
};
