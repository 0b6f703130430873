import type { LibraryModel } from '../semantics/types.js';

/** Files that are opened by hand, and those that are read and written as a whole, by what stands in for `node:fs` as well. */
export const nodeFsModel: LibraryModel = {
  library: 'node:fs',
  packages: ['fs', 'fs/promises', 'fs-extra', 'graceful-fs'],
  majors: [20, 22, 24],
  resources: [{ what: 'file handle', taken: ['promises.open()', 'open()'], withoutCallback: true, returned: ['close'], awaited: true, source: 'Node 24 documentation: class FileHandle' }],
  stores: [
    {
      name: 'files',
      keeps: 'files',
      shared: ['', 'promises'],
      operations: [
        { paths: ['readFile()'], does: 'file', whole: 'read', filter: [{ argument: 0 }], source: 'Node.js documentation: fsPromises.readFile()' },
        { paths: ['writeFile()'], does: 'file', whole: 'write', filter: [{ argument: 0 }], data: [{ argument: 1 }], source: 'Node.js documentation: fsPromises.writeFile()' },
        { paths: ['{appendFile,copyFile,cp,rename,unlink,rm,rmdir,mkdir,readdir,stat,lstat,access,open,truncate,chmod,utimes,link,symlink,opendir,createReadStream,createWriteStream}()'], does: 'file', source: 'Node.js documentation: fsPromises' },
        { paths: ['{readJson,readJSON}()'], does: 'file', whole: 'read', filter: [{ argument: 0 }], source: 'fs-extra@11.3.0:lib/json/jsonfile.js' },
        { paths: ['{outputFile,outputJson,writeJson,writeJSON}()'], does: 'file', whole: 'write', filter: [{ argument: 0 }], data: [{ argument: 1 }], source: 'fs-extra@11.3.0:lib/output-file/index.js, lib/json/jsonfile.js' },
        { paths: ['{copy,move,remove,ensureDir,emptyDir,ensureFile,pathExists}()'], does: 'file', source: 'fs-extra@11.3.0:lib/index.js' },
      ],
      source: 'Node.js documentation: fs, fsPromises',
    },
  ],
  files: [
    {
      reads: ['{readFile,readFileSync}()', 'promises.readFile()'],
      writes: ['{writeFile,writeFileSync,appendFile,appendFileSync,rename,renameSync,outputFile,outputFileSync,writeJson,writeJSON,writeJsonSync,createWriteStream}()', 'promises.{writeFile,appendFile,rename}()'],
      source: 'Node.js documentation, fs.readFile(), fsPromises.readFile(), fs.writeFile(); fs-extra@11.3.0:lib/fs/index.js, lib/json/index.js',
    },
  ],
};
