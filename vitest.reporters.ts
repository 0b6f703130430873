import path from 'node:path';

// `.ci/run` adds up the results of several Vitest runs, so each run writes its own file when a folder is named.
const folder = process.env['TEST_REPORT_DIR'];

export const reporters: ('default' | ['json', { outputFile: string }])[] =
  folder === undefined || folder === ''
    ? ['default']
    : ['default', ['json', { outputFile: path.join(folder, `vitest-${process.pid}.json`) }]];
