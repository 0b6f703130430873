import { createRequire } from 'node:module';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runNode } from '../package/support/run.js';
import { entangledFiles, entangledProject, ordersOf } from '../support/entangled-project.js';
import { LinkedProject, printConfig } from '../support/linked-project.js';

const project = new LinkedProject({ ...entangledProject, 'eslint.config.mjs': printConfig({ rules: { 'resilience/require-timeout': 'error' } }) });
afterAll(() => project.remove());

const folder = path.dirname(createRequire(project.path('eslint.config.mjs')).resolve('eslint/package.json'));

/** What a fresh process finds: `file:line: message`, sorted. */
async function lint(...args: string[]): Promise<string[]> {
  const { stdout } = await runNode([path.join(folder, 'bin', 'eslint.js'), '--format', 'json', ...args], { cwd: project.folder, allowedExitCodes: [0, 1] });
  const results = JSON.parse(stdout) as { filePath: string; messages: { line: number; message: string }[] }[];
  expect(results.length).toBe(entangledFiles.length);
  return results.flatMap(({ filePath, messages }) => messages.map(({ line, message }) => `${path.relative(project.folder, filePath)}:${line}: ${message}`)).sort();
}

describe('a fresh process', () => {
  it('finds the same in any order of files', async () => {
    const [first, ...others] = ordersOf(entangledFiles, 3);
    const expected = await lint(...first!);
    expect(expected.length).toBeGreaterThan(3);
    for (const files of others) expect(await lint(...files), files.join(' ')).toEqual(expected);
  }, 180_000);

  it('finds the same with workers that share the files', async () => {
    const expected = await lint(...entangledFiles);
    for (const files of ordersOf(entangledFiles, 0)) expect(await lint('--concurrency', '2', ...files)).toEqual(expected);
  }, 180_000);
});
