import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as parser from '@typescript-eslint/parser';
import { afterAll, describe, expect, it } from 'vitest';
import plugin, { projectFingerprint } from '../../src/index.js';
import { ESLint } from '../support/eslint.js';

const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'resilience-cache-')));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const USE = "import axios from 'axios';\nimport { options } from './options.js';\nexport const load = () => axios.get('https://users.example', options);";
const BOUNDED = "export const options = { timeout: 5000 };";
const UNBOUNDED = "export const options = { headers: {} };";

/** How many findings `use.ts` has in two runs of ESLint with a cache, between which the options in the other file lose their limit. */
async function findingsOf(name: string, fingerprint: (folder: string) => object): Promise<number[]> {
  const folder = realpathSync(mkdtempSync(path.join(root, name)));
  const write = (file: string, text: string): void => writeFileSync(path.join(folder, file), text);
  write('package.json', '{ "name": "app", "private": true, "dependencies": { "axios": "^1.0.0" } }');
  write('use.ts', USE);
  const counts: number[] = [];
  for (const options of [BOUNDED, UNBOUNDED]) {
    write('options.ts', options);
    const eslint = new ESLint({
      cwd: folder,
      cache: true,
      cacheLocation: path.join(folder, '.cache'),
      overrideConfigFile: true,
      overrideConfig: [{ files: ['**/*.ts'], languageOptions: { parser }, plugins: { resilience: plugin }, rules: { 'resilience/require-timeout': 'error' }, settings: { resilience: fingerprint(folder) } }],
    });
    const results = await eslint.lintFiles(['use.ts']);
    counts.push(results.reduce((sum, { messages }) => sum + messages.length, 0));
    // What a file was is looked at again after a second.
    await new Promise((resolve) => setTimeout(resolve, 1100));
  }
  return counts;
}

describe("ESLint's cache", () => {
  it('does not notice a change of another file on its own', async () => {
    expect(await findingsOf('without-', () => ({}))).toEqual([0, 0]);
  });

  it('notices it by the fingerprint', async () => {
    expect(await findingsOf('with-', (folder) => ({ fingerprint: projectFingerprint(folder) }))).toEqual([0, 1]);
  });
});
