// Parts of the sources of a given size, for growth: of each package the same share, in the order of its paths, as a project of its own.
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { countCode } from './code-lines.mjs';

const folder = fileURLToPath(new URL('sources/parts', import.meta.url));

/** Subjects of about so many lines of code each, and one of all; it forgets those of an earlier run. */
export function makeParts(subjects, sizes) {
  rmSync(folder, { recursive: true, force: true });
  const packages = subjects.flatMap(({ cwd, globs }) => globs.map((glob) => readPackage(path.join(cwd, glob.split('/')[0]))));
  const all = packages.reduce((sum, { lines }) => sum + lines, 0);
  return [...sizes.filter((size) => size < all * 0.9), all].map((size) => {
    const cwd = path.join(folder, String(size));
    mkdirSync(path.join(cwd, '.git'), { recursive: true });
    for (const each of packages) copyShare(each, size / all, path.join(cwd, path.basename(each.root)));
    return { name: `${size} lines`, cwd, globs: ['**/*.{ts,js}'], ignores: [] };
  });
}

function readPackage(root) {
  const names = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => /\.[jt]s$/.test(name)).sort();
  const files = names.map((name) => ({ name, lines: countCode(readFileSync(path.join(root, name), 'utf8')) }));
  return { root, files, lines: files.reduce((sum, { lines }) => sum + lines, 0) };
}

function copyShare({ root, files, lines: all }, share, target) {
  mkdirSync(target, { recursive: true });
  let lines = 0;
  for (const file of files) {
    if (lines >= all * share) break;
    lines += file.lines;
    mkdirSync(path.dirname(path.join(target, file.name)), { recursive: true });
    writeFileSync(path.join(target, file.name), readFileSync(path.join(root, file.name)));
  }
  cpSync(path.join(root, 'package.json'), path.join(target, 'package.json'));
}
