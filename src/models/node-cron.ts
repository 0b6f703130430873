import type { LibraryModel } from '../semantics/types.js';

export const nodeCronModel: LibraryModel = {
  library: 'node-cron',
  packages: ['node-cron'],
  majors: [3, 4],
  schedules: [{ paths: ['schedule()'], times: 'cron', noOverlap: { option: 'noOverlap', options: 2, majors: '>=4' }, source: 'node-cron@4.6.0:dist/node-cron.d.ts' }],
};
