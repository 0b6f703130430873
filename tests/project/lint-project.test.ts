import { mkdtempSync, readdirSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { lintProject } from '../support/project.js';

const files = {
  'package.json': JSON.stringify({ dependencies: { axios: '^1.0.0' } }),
  'src/lib/http.ts': `import axios from 'axios';\n\nexport const http = axios.create();\n`,
  'src/users.ts': `import { http } from './lib/http.js';\n\nexport const load = (id: string) => http.get('/users/' + id);\n`,
  'src/rates.js': `export const load = () => fetch('https://rates.example.com');\n`,
};

describe('a project of several files', () => {
  it('tells what is found in each of its files', async () => {
    expect(await lintProject({ files })).toEqual({
      'src/lib/http.ts': ['3: require-timeout clientNoTimeout'],
      'src/users.ts': [],
      'src/rates.js': ['1: require-timeout longDefault'],
    });
  });

  it('lints the files that it is told to, under the config, the rules and the settings it is told', async () => {
    const lint = ['src/rates.js'];
    expect(await lintProject({ files, lint })).toEqual({ 'src/rates.js': ['1: require-timeout longDefault'] });
    expect(await lintProject({ files, lint, config: 'recommended', rules: { 'resilience/require-timeout': 'off' } })).toEqual({ 'src/rates.js': [] });
    expect(await lintProject({ files, lint, settings: { policy: { timeoutMs: 'soon' } } })).toEqual({ 'src/rates.js': ['1: no-async-array-callback invalidSettings'] });
  });

  it('tells what is found once a file has been edited', async () => {
    const edits = { 'src/rates.js': `export const load = () => fetch('https://rates.example.com', { signal: AbortSignal.timeout(1000) });\n` };
    expect(await lintProject({ files, lint: ['src/rates.js'], edits })).toEqual({ 'src/rates.js': [] });
  });

  it('refuses what would be no answer', async () => {
    await expect(lintProject({ files: { 'a.ts': 'const = 1;' } })).rejects.toThrow(/^a\.ts does not parse/u);
    await expect(lintProject({ files: { 'a.test.ts': '' } })).rejects.toThrow('no rule of ours looks at a.test.ts');
    await expect(lintProject({ files: { 'node_modules/a/a.js': '' } })).rejects.toThrow('no rule of ours looks at node_modules/a/a.js');
    await expect(lintProject({ files: { '../a.ts': '' } })).rejects.toThrow('outside of the project');
  });

  it('leaves nothing behind', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'resilience-empty-'));
    for (const name of ['TMPDIR', 'TEMP', 'TMP']) vi.stubEnv(name, folder);
    try {
      await lintProject({ files });
      await expect(lintProject({ files: { 'a.ts': 'const = 1;' } })).rejects.toThrow('a.ts');
      expect(tmpdir()).toBe(folder);
      expect(readdirSync(folder)).toEqual([]);
    } finally {
      vi.unstubAllEnvs();
      rmdirSync(folder);
    }
  });
});
