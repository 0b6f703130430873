import type { LibraryModel } from '../semantics/types.js';

/** `node:fs`, and what stands in for it with the same names. */
export const nodeFsModel: LibraryModel = {
  library: 'node:fs',
  packages: ['fs', 'fs/promises', 'fs-extra', 'graceful-fs'],
  majors: [1],
  files: [
    {
      reads: ['{readFile,readFileSync}()', 'promises.readFile()'],
      writes: ['{writeFile,writeFileSync,appendFile,appendFileSync,rename,renameSync,outputFile,outputFileSync,writeJson,writeJSON,writeJsonSync,createWriteStream}()', 'promises.{writeFile,appendFile,rename}()'],
      source: 'Node.js documentation, fs.readFile(), fsPromises.readFile(), fs.writeFile(); fs-extra@11.3.0:lib/fs/index.js, lib/json/index.js',
    },
  ],
};
