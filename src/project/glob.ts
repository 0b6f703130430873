import path from 'node:path';
import type { Disk } from './disk.js';

const MAX_DEPTH = 8;
const MAX_FOLDERS = 5000;
/** More of them than anybody writes take a regular expression too long. */
const MAX_STARS = 10;
const NOTHING = /^\b$/;
/** Folders in which a monorepo keeps no packages of its own. */
const SKIPPED = /^(?:\..*|node_modules|bower_components|dist|build|out|coverage|__fixtures__)$/;

/** A pattern of tsconfig.json's `include` or of `workspaces`, for paths with forward slashes. */
export function globToRegExp(glob: string): RegExp {
  let source = '';
  if ((glob.match(/\*+/g)?.length ?? 0) > MAX_STARS) return NOTHING;
  for (const [part] of glob.replace(/(?:\*\*\/)+/g, '**/').matchAll(/\*\*\/|\*\*|\*|\?|\{|\}|,|[^*?{},]+/g)) {
    if (part === '**/') source += '(?:[^/]+/)*';
    else if (part === '**') source += '.*';
    else if (part === '*') source += '[^/]*';
    else if (part === '?') source += '[^/]';
    else if (part === '{') source += '(?:';
    else if (part === '}') source += ')';
    else if (part === ',') source += '|';
    else source += part.replace(/[\\^$.|+()[\]]/g, '\\$&');
  }
  try {
    return new RegExp(`^${source}$`);
  } catch {
    return NOTHING;
  }
}

/** The folders that the globs name below a root, a bounded number of them; a glob that begins with `!` takes folders away. */
export function findFolders(disk: Disk, root: string, globs: readonly string[]): string[] {
  const found = new Set<string>();
  let budget = MAX_FOLDERS;
  const visit = (folder: string, segments: readonly string[], depth: number): void => {
    const [segment, ...rest] = segments;
    if (depth > MAX_DEPTH || budget <= 0) return;
    if (segment === undefined) {
      found.add(folder);
      return;
    }
    if (segment === '..') return;
    if (!/[*?{]/.test(segment)) {
      visit(path.join(folder, segment), rest, depth + 1);
      return;
    }
    if (segment === '**') visit(folder, rest, depth + 1);
    const wanted = segment === '**' ? null : globToRegExp(segment);
    for (const name of disk.folders(folder)) {
      if (SKIPPED.test(name) || (wanted && !wanted.test(name))) continue;
      budget -= 1;
      visit(path.join(folder, name), wanted ? rest : segments, depth + 1);
    }
  };
  const segmentsOf = (glob: string): string[] => glob.split('/').filter((segment) => segment !== '' && segment !== '.');
  for (const glob of globs) if (!glob.startsWith('!')) visit(root, segmentsOf(glob), 0);
  const refused = globs.filter((glob) => glob.startsWith('!')).map((glob) => globToRegExp(segmentsOf(glob.slice(1)).join('/')));
  return [...found].filter((folder) => {
    const relative = path.relative(root, folder).split(path.sep).join('/');
    return !refused.some((pattern) => pattern.test(relative));
  });
}
