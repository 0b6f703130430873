import { createHash } from 'node:crypto';
import { readFileSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { findBoundary } from './boundary.js';
import { listPackageFiles, type StampedFile } from './package-files.js';

export interface FingerprintOptions {
  /**
   * `metadata` (the default) looks at sizes and times of change, as ESLint's `--cache-strategy` does; `content` reads the files, for
   * a cache that outlives a checkout.
   */
  strategy?: 'metadata' | 'content';
}

const MAX_PACKAGES = 500;
const MAX_FILES = 50_000;

/**
 * A short text that changes with the source files, package.json and tsconfig files that the rules may read for a file in a folder. In
 * `settings.resilience.fingerprint` it makes `eslint --cache` look at all files again when another file has changed.
 *
 * Tests, build output and node_modules are left out. Files above 1 MiB are not looked at, nor is anything beyond 50 000 files.
 *
 * @param cwd the folder in which ESLint runs.
 */
export function projectFingerprint(cwd: string = process.cwd(), { strategy = 'metadata' }: FingerprintOptions = {}): string {
  const hash = createHash('sha256');
  const boundary = findRoot(cwd);
  const folders = [boundary];
  let files = 0;
  // Grows on the way.
  for (const folder of folders) {
    const listed = listPackageFiles(folder, boundary);
    for (const file of [...listed.configs, ...listed.files]) {
      if ((files += 1) > MAX_FILES) break;
      hash.update(`${path.relative(boundary, file.filename)}\0${strategy === 'content' ? contentOf(file) : `${file.mtimeMs}:${file.size}`}\0`);
    }
    for (const inner of listed.nested) if (folders.length < MAX_PACKAGES) folders.push(inner);
  }
  return hash.digest('hex').slice(0, 16);
}

/** The folder whose files may be read for files of `cwd`. */
function findRoot(cwd: string): string {
  for (const name of ['package.json', 'eslint.config.js', 'eslint.config.mjs', 'eslint.config.ts', 'tsconfig.json']) {
    const boundary = findBoundary(path.resolve(cwd, name), cwd);
    if (boundary !== null) return boundary;
  }
  try {
    return realpathSync(cwd);
  } catch {
    return path.resolve(cwd);
  }
}

function contentOf({ filename }: StampedFile): string {
  try {
    return createHash('sha256').update(readFileSync(filename)).digest('base64');
  } catch {
    return '';
  }
}
