import type { LibraryModel } from '../semantics/types.js';

/** Files that are opened by hand. */
export const nodeFsModel: LibraryModel = {
  library: 'node:fs',
  packages: ['fs', 'fs/promises'],
  majors: [20, 22, 24],
  resources: [{ what: 'file handle', taken: ['promises.open()', 'open()'], withoutCallback: true, returned: ['close'], awaited: true, source: 'Node 24 documentation: class FileHandle' }],
};
