import path from 'node:path';
import { createDisk, findRealPath, isRegularFile, type Disk } from './disk.js';
import { findWorkspaceGlobs } from './workspace.js';

/** Other signs of the root of a monorepo than globs of workspaces. */
const ROOT_FILES = ['lerna.json', 'rush.json', 'nx.json'];

/**
 * The real path of the folder whose files may be read for a file: the workspace root above it in its repository, else `cwd` when
 * the file is inside it (its package where that lies above), else the folder of its package. Null for text without a file.
 *
 * @param filename - Absolute path of the file, or ESLint's placeholder for text without one.
 * @param cwd - The folder in which ESLint runs.
 */
export function findBoundary(filename: string, cwd: string): string | null {
  finder ??= createBoundaryFinder();
  return finder(filename, cwd);
}

let finder: typeof findBoundary | undefined;

/** As `findBoundary`, with caches and a clock of its own. */
export function createBoundaryFinder(now?: () => number): typeof findBoundary {
  const disk = createDisk(now);
  const known = new Map<string, string | null>();
  let generation = disk.generation();
  return (filename, cwd) => {
    if (!path.isAbsolute(filename) || filename.includes('\0')) return null;
    const file = findRealPath(filename);
    if (file === null || !isRegularFile(file)) return null;
    if (disk.generation() !== generation) {
      generation = disk.generation();
      known.clear();
    }
    const key = `${path.dirname(file)}\0${cwd}`;
    let boundary = known.get(key);
    if (boundary === undefined) known.set(key, (boundary = decide(disk, file, findRealPath(cwd))));
    return boundary;
  };
}

/** Whether a real path may be read: it lies inside the boundary, and in no node_modules. */
export function isInside(boundary: string, file: string): boolean {
  const prefix = boundary.endsWith(path.sep) ? boundary : boundary + path.sep;
  return file.startsWith(prefix) && !isInNodeModules(file);
}

export const isInNodeModules = (file: string): boolean => /[\\/]node_modules[\\/]/.test(file);

function decide(disk: Disk, file: string, cwd: string | null): string {
  let owner: string | null = null;
  for (let folder = path.dirname(file); ; folder = path.dirname(folder)) {
    if (isWorkspaceRoot(disk, folder)) return folder;
    if (owner === null && disk.isFile(path.join(folder, 'package.json'))) owner = folder;
    const parent = path.dirname(folder);
    // A repository's folder: what lies above belongs to somebody else.
    if (parent === folder || disk.isFolder(path.join(folder, '.git')) || disk.isFile(path.join(folder, '.git'))) break;
  }
  if (cwd !== null && cwd !== path.parse(cwd).root && file.startsWith(cwd + path.sep)) {
    // ESLint runs in a folder of the package: what the package is made of lies above.
    return owner !== null && cwd.startsWith(owner + path.sep) ? owner : cwd;
  }
  return owner ?? path.dirname(file);
}

function isWorkspaceRoot(disk: Disk, folder: string): boolean {
  return findWorkspaceGlobs(disk, folder) !== null || ROOT_FILES.some((name) => disk.isFile(path.join(folder, name)));
}
