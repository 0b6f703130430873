import path from 'node:path';
import type { Disk } from './disk.js';
import type { Candidates } from './tsconfig.js';

const CONFIGS = ['nuxt.config.ts', 'nuxt.config.js', 'nuxt.config.mjs'];

/**
 * The paths that Nuxt's own aliases stand for, where its generated tsconfig.json is missing: `~~/` and `@@/` are the folder of
 * nuxt.config, `~/` and `@/` its `app` folder or, before Nuxt 4, the folder itself, `#shared` its `shared` folder.
 */
export function nuxtCandidates(disk: Disk, specifier: string, folder: string, boundary: string): Candidates | null {
  const [, alias, rest = ''] = /^(~~|@@|~|@|#shared)(?:\/(.*))?$/.exec(specifier) ?? [];
  if (alias === undefined) return null;
  for (let current = folder; ; current = path.dirname(current)) {
    if (CONFIGS.some((name) => disk.isFile(path.join(current, name)))) {
      const roots = alias === '#shared' ? ['shared'] : alias.length === 2 ? [''] : ['app', ''];
      return { files: roots.map((root) => path.join(current, root, rest)), isAlias: true };
    }
    if (current === boundary || current === path.dirname(current)) return null;
  }
}
