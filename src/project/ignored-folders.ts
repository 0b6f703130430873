import { readFileSync } from 'node:fs';
import path from 'node:path';

/** A line of a .gitignore that names folders, as segments below the folder of that file. */
export interface IgnoreLine {
  readonly folder: string;
  readonly segments: readonly string[];
  /** `!dist`: keeps what a line above leaves out. */
  readonly keeps: boolean;
}

/**
 * The lines of a folder's .gitignore that can name a folder: `dist`, `/build/`, `coverage/**`, with one star or two for whole
 * names of a path. Lines with a wildcard inside a name are passed over.
 */
export function readIgnoreLines(folder: string): IgnoreLine[] {
  return readText(path.join(folder, '.gitignore')).split('\n').flatMap((raw) => {
    const line = raw.trim();
    if (line === '' || line.startsWith('#')) return [];
    const keeps = line.startsWith('!');
    const pattern = (keeps ? line.slice(1) : line).replace(/(?:\/\*{1,2})?\/?$/, '');
    const anchored = pattern.includes('/');
    const segments = pattern.split('/').filter((segment) => segment !== '');
    if (segments.length === 0 || segments.some((segment) => /[?[\\]|^[^*]+\*|\*[^*]+$/.test(segment))) return [];
    return [{ folder, segments: anchored ? segments : ['**', ...segments], keeps }];
  });
}

/** Whether a folder is left out by the lines; as in git, the last line that speaks of it counts. */
export function isIgnored(folder: string, lines: readonly IgnoreLine[]): boolean {
  let ignored = false;
  for (const line of lines) {
    if (line.keeps !== ignored) continue;
    const below = path.relative(line.folder, folder).split(path.sep);
    if (isMatch(below, line.segments)) ignored = !line.keeps;
  }
  return ignored;
}

/** The folders that the tsconfig files of a folder have the compiler write to, where they lie below it. */
export function readOutDirs(folder: string, tsconfigs: readonly string[]): string[] {
  return tsconfigs.flatMap((name) => {
    const outDir = /^(?:(?!\/\/).)*"outDir"\s*:\s*"([^"\n]+)"/m.exec(readText(path.join(folder, name)))?.[1];
    if (outDir === undefined) return [];
    const target = path.resolve(folder, outDir);
    const isBelow = target.startsWith(folder.endsWith(path.sep) ? folder : folder + path.sep);
    return isBelow ? [target] : [];
  });
}

function isMatch(names: readonly string[], segments: readonly string[], name = 0, segment = 0): boolean {
  const wanted = segments[segment];
  if (wanted === undefined) return name === names.length;
  if (wanted === '**') {
    for (let skipped = name; skipped <= names.length; skipped += 1) if (isMatch(names, segments, skipped, segment + 1)) return true;
    return false;
  }
  return name < names.length && (wanted === '*' || wanted === names[name]) && isMatch(names, segments, name + 1, segment + 1);
}

/** Empty for a file that is not there or cannot be read. */
function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
