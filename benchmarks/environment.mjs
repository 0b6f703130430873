// What the numbers depend on beside the code: versions and threads.
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';

const require = createRequire(import.meta.url);
const NAMES = ['eslint', 'typescript', 'typescript-eslint', 'oxlint', 'eslint-plugin-promise', 'eslint-plugin-security', 'eslint-plugin-n', 'eslint-plugin-sonarjs'];

export function readEnvironment() {
  return { node: process.versions.node, threads: availableParallelism(), versions: NAMES.map((name) => `${name} ${versionOf(name)}`) };
}

/** Some packages do not export their package.json. */
function versionOf(name) {
  for (const folder of require.resolve.paths(name)) {
    try {
      return require(`${folder}/${name}/package.json`).version;
    } catch {
      // Not in this folder.
    }
  }
  return 'unknown';
}
