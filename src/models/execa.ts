import type { LibraryModel } from '../semantics/types.js';

/** Processes of the operating system. What a template puts in between is one argument of its own. */
export const execaModel: LibraryModel = {
  library: 'execa',
  packages: ['execa'],
  majors: [5, 6, 7, 8, 9],
  stores: [
    {
      name: 'processes',
      keeps: 'processes',
      shared: [''],
      operations: [
        { paths: ['()', '{execa,execaCommand,execaNode,$}()', '{command,node}()', '{execa,execaNode,$}()()'], does: 'process' },
        { paths: ['{execaSync,execaCommandSync}()', '{sync,commandSync}()', '$.{sync,s}()'], does: 'block' },
      ],
      source: 'execa@9.6.1:index.d.ts, execa@5.1.1:index.js',
    },
  ],
};
