import type { LibraryModel } from '../semantics/types.js';

/** Starts that nobody outside gives anything to. */
export const nestjsScheduleModel: LibraryModel = {
  library: '@nestjs/schedule',
  packages: ['@nestjs/schedule'],
  majors: [2, 3, 4, 5, 6, 12],
  schedules: [
    { paths: ['Cron()'], decorates: true, times: 'cron', noOverlap: { option: 'waitForCompletion', options: 1, majors: '>=6' }, source: '@nestjs/schedule@6.1.3:dist/decorators/cron.decorator.d.ts' },
    { paths: ['Interval()'], decorates: true, times: 'ms', source: '@nestjs/schedule@12.0.2:dist/decorators/interval.decorator.d.ts' },
  ],
  handlers: [
    {
      name: 'schedule',
      kind: 'job',
      found: [{ by: 'decorator', paths: ['{Cron,Interval,Timeout}()'] }],
      inputs: [],
      source: '@nestjs/schedule@12.0.2:dist/decorators',
    },
  ],
};
