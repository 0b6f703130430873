import type { LibraryModel } from '../semantics/types.js';

export const cronerModel: LibraryModel = {
  library: 'croner',
  packages: ['croner'],
  majors: [6, 7, 8, 9, 10, 11],
  schedules: [{ paths: ['new()', 'Cron.new()'], times: 'cron', noOverlap: { option: 'protect', options: [1, 2] }, source: 'croner@11.0.1:dist/croner.d.ts' }],
};
