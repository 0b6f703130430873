import path from 'node:path';
import type { Disk } from './disk.js';
import { ENDINGS, WRITTEN_FOR } from './engine.js';

/**
 * The file that an absolute path names, without asking an engine: both give up below a package.json that does not parse, as
 * while it is being typed.
 */
export function probeFile(disk: Disk, target: string, isFolder: boolean): string | null {
  const index = path.join(target, 'index');
  const ending = path.extname(target);
  const exact = (WRITTEN_FOR[ending] ?? [ending]).map((other) => target.slice(0, target.length - ending.length) + other);
  const named = isFolder ? [] : [...exact, ...ENDINGS.map((it) => target + it)];
  const found = [...named, ...ENDINGS.map((it) => index + it)].find((file) => disk.isFile(file));
  return found === undefined ? null : disk.realPath(found);
}

/** Whether a package.json from a folder up to the boundary is there and is no JSON: for the engines a comma or a byte too many suffices. */
export function hasBrokenManifest(disk: Disk, folder: string, boundary: string): boolean {
  for (let current = folder; ; current = path.dirname(current)) {
    const file = path.join(current, 'package.json');
    if (disk.isFile(file) && disk.remember('strict', file, () => !isJson(disk.text(file) ?? ''))) return true;
    if (current === boundary || current === path.dirname(current)) return false;
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
