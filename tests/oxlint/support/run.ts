import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';

const require = createRequire(import.meta.url);
const program = path.join(path.dirname(require.resolve('oxlint/package.json')), 'bin', 'oxlint');

/**
 * Runs Oxlint and gives what it prints. Findings are no failure.
 *
 * @param cwd - a folder with an `.oxlintrc.json`.
 */
export function runOxlint(cwd: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [program, ...args], { cwd, maxBuffer: 64 * 1024 * 1024, timeout: 120_000 }, (error, stdout, stderr) => {
      if (error === null || error.code === 1) resolve(stdout);
      else reject(new Error(`oxlint ${args.join(' ')} ended with ${String(error.code)}\n${stdout}\n${stderr}`));
    });
  });
}

/** The text of an `.oxlintrc.json` that asks for our rules alone. */
export function printOxlintConfig(config: { rules: object; settings?: object; plugin?: string; env?: object }): string {
  const { rules, settings = {}, plugin = 'eslint-plugin-resilience', env = { node: true } } = config;
  return JSON.stringify({ jsPlugins: [plugin], categories: { correctness: 'off' }, env, rules, settings }, null, 2);
}
