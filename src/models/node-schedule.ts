import type { LibraryModel } from '../semantics/types.js';

export const nodeScheduleModel: LibraryModel = {
  library: 'node-schedule',
  packages: ['node-schedule'],
  majors: [1, 2],
  schedules: [{ paths: ['scheduleJob()'], times: 'cron', source: 'node-schedule@2.1.1:lib/schedule.js, lib/Job.js' }],
};
