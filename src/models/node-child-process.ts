import type { LibraryModel } from '../semantics/types.js';

/** Processes that are started and run beside this one. */
export const nodeChildProcessModel: LibraryModel = {
  library: 'node:child_process',
  packages: ['child_process'],
  majors: [20, 22, 24],
  stores: [
    {
      name: 'processes',
      keeps: 'processes',
      shared: [''],
      operations: [
        { paths: ['{exec,execFile,spawn,fork}()'], does: 'process' },
        { paths: ['{execSync,execFileSync,spawnSync}()'], does: 'block' },
      ],
      source: 'Node.js documentation: child_process',
    },
  ],
};
