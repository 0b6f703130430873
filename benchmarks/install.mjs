// The plugins that ours is measured beside: installed from the lockfile of this folder when it has changed.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { runProgram } from './programs.mjs';

const fileOf = (name) => fileURLToPath(new URL(name, import.meta.url));

export function installPeers() {
  const lock = readFileSync(fileOf('package-lock.json'), 'utf8');
  const mark = fileOf('node_modules/.installed-lock.json');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === lock) return;
  runProgram('npm', ['ci'], { cwd: fileOf('.'), failure: 'npm could not install the plugins to compare with' });
  writeFileSync(mark, lock);
}
