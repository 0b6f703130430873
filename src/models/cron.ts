import type { LibraryModel } from '../semantics/types.js';

/** Where the options are arguments, the one that waits is the tenth. */
export const cronModel: LibraryModel = {
  library: 'cron',
  packages: ['cron'],
  majors: [2, 3, 4],
  schedules: [
    { paths: ['CronJob.new()'], times: 'cron', noOverlapArgument: 9, source: 'cron@4.4.0:dist/job.d.ts' },
    { paths: ['CronJob.from()'], times: 'cron', named: { callback: 'onTick', times: 'cronTime' }, noOverlap: { option: 'waitForCompletion', options: 0, majors: '>=4' }, source: 'cron@4.4.0:dist/types/cron.types.d.ts' },
  ],
};
