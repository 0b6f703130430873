import path from 'node:path';
import type { Disk } from './disk.js';
import type { Candidates } from './tsconfig.js';

const CONFIGS = ['svelte.config.js', 'svelte.config.ts', 'svelte.config.mjs'];

/** `$env/dynamic/private`, `$app/server`: modules that SvelteKit itself gives. */
export function isOfSvelteKit(specifier: string): boolean {
  return /^\$(app|env)\//.test(specifier);
}

/** The path that SvelteKit's alias `$lib` stands for, where its generated tsconfig.json is missing: `src/lib` beside its configuration or its routes. */
export function sveltekitCandidates(disk: Disk, specifier: string, folder: string, boundary: string): Candidates | null {
  const [alias, rest = ''] = /^\$lib(?:\/(.*))?$/.exec(specifier) ?? [];
  if (alias === undefined) return null;
  for (let current = folder; ; current = path.dirname(current)) {
    const isRoot = CONFIGS.some((name) => disk.isFile(path.join(current, name))) || disk.isFolder(path.join(current, 'src/routes'));
    if (isRoot) return { files: [path.join(current, 'src/lib', rest)], isAlias: true };
    if (current === boundary || current === path.dirname(current)) return null;
  }
}
