import type { LibraryModel } from '../semantics/types.js';

const first = [{ argument: 0 }];
const both = [{ argument: 0 }, { argument: 1 }];
const named = (names: readonly string[]): string => `{${names.join(',')}}()`;

const WHOLE = ['readFile', 'writeFile', 'appendFile', 'unlink', 'rm', 'rmdir', 'mkdir', 'readdir', 'stat', 'lstat', 'access', 'open', 'truncate', 'chmod', 'utimes', 'opendir'];
/** From one path to another. */
const BETWEEN = ['copyFile', 'cp', 'rename', 'link', 'symlink'];
const EXTRA = ['remove', 'outputFile', 'outputJson', 'outputJSON', 'readJson', 'writeJson', 'readJSON', 'writeJSON', 'ensureDir', 'mkdirs', 'mkdirp', 'emptyDir', 'ensureFile', 'createFile', 'pathExists'];

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
        { paths: ['{readFile,readJson,readJSON}()'], does: 'file', whole: 'read', record: first, filter: first, source: 'Node.js documentation: fsPromises.readFile(); fs-extra@11.3.0:lib/json/jsonfile.js' },
        { paths: ['{writeFile,outputFile,outputJson,writeJson,writeJSON}()'], does: 'file', whole: 'write', record: first, filter: first, data: [{ argument: 1 }], source: 'Node.js documentation: fsPromises.writeFile(); fs-extra@11.3.0:lib/output-file/index.js, lib/json/jsonfile.js' },
        { paths: [named(WHOLE), 'createReadStream()', 'createWriteStream()'], does: 'file', record: first, source: 'Node.js documentation: fs, fsPromises' },
        { paths: [named(BETWEEN)], does: 'file', record: both, source: 'Node.js documentation: fs, fsPromises' },
        { paths: [named(WHOLE.map((each) => `${each}Sync`)), 'existsSync()', 'exists()'], does: 'block', record: first, source: 'Node.js documentation: fs' },
        { paths: [named(BETWEEN.map((each) => `${each}Sync`))], does: 'block', record: both, source: 'Node.js documentation: fs' },
        { paths: [named(EXTRA)], does: 'file', record: first, source: 'fs-extra@11.3.0:lib/index.js' },
        { paths: ['{copy,move,ensureLink,ensureSymlink}()'], does: 'file', record: both, source: 'fs-extra@11.3.0:lib/index.js' },
        { paths: [named(EXTRA.map((each) => `${each}Sync`))], does: 'block', record: first, source: 'fs-extra@11.3.0:lib/index.js' },
        { paths: ['{copySync,moveSync}()'], does: 'block', record: both, source: 'fs-extra@11.3.0:lib/index.js' },
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
