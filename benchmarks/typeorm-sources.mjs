// typeorm's own TypeScript sources as a project to lint: a hundred thousand lines that need no download.
import { readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { extractSources } from './loops/sources.mjs';

const packages = fileURLToPath(new URL('../node_modules', import.meta.url));

/** Writes them to a temporary folder beside the packages whose types and majors count; the folder is gone when the process ends. */
export function extractTypeorm() {
  const { folder } = extractSources(path.join(packages, 'typeorm'), path.join(packages, '@types'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  const { name, version, dependencies, peerDependencies } = JSON.parse(readFileSync(path.join(packages, 'typeorm', 'package.json'), 'utf8'));
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ name, version, dependencies, peerDependencies }));
  symlinkSync(packages, path.join(folder, 'node_modules'), 'junction');
  return { name: `${name} ${version}`, cwd: folder, globs: ['src/**/*.ts'], ignores: [] };
}
