import path from 'node:path';
import { globToRegExp, type Module } from '../../project/index.js';

const patterns = new Map<string, RegExp>();

/** Whether a file lies, below the folder of its package, where one of these patterns says. */
export function isFileOf(module: Module, globs: readonly string[]): boolean {
  const folder = module.package?.folder;
  if (folder === undefined) return false;
  const relative = path.relative(folder, module.filename).split(path.sep).join('/');
  return globs.some((glob) => {
    let pattern = patterns.get(glob);
    if (!pattern) patterns.set(glob, (pattern = globToRegExp(glob)));
    return pattern.test(relative);
  });
}
