import { afterAll, describe, expect, it } from 'vitest';
import type { Coverage } from '../../src/command-line/measure-coverage.js';
import { run } from '../../src/command-line/run.js';
import { LinkedProject } from '../support/linked-project.js';

const project = new LinkedProject({
  'eslint.config.mjs': `
import parser from '@typescript-eslint/parser';
import resilience from 'eslint-plugin-resilience';

export default [{ files: ['**/*.ts'], languageOptions: { parser } }, resilience.configs.recommended];
`,
  'empty.config.mjs': `import parser from '@typescript-eslint/parser';\nexport default [{ files: ['**/*.ts'], languageOptions: { parser } }];\n`,
  'package.json': JSON.stringify({ type: 'module', dependencies: { axios: '^1.7.0', leftpad: '^1.0.0' } }),
  'src/orders.ts': `
import axios from 'axios';
import pad from 'leftpad';
import { load } from './load.js';

export async function place(hooks) {
  hooks.run('before');
  const { data } = await axios.get('https://api.example.com', { timeout: 500 });
  hooks
    .run('after');
  hooks.done();
  return pad(load(data.trim()), 2);
}
`,
  'src/load.ts': 'export function load(text: string) { return text.toUpperCase(); }\n',
  'src/orders.test.ts': 'it();\n',
  'broken/a.ts': 'export const = ;\n',
  'broken/b.ts': 'run();\n',
});
afterAll(() => project.remove());

async function explain(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  let [out, err] = ['', ''];
  const code = await run(['explain', '--unknown', ...args], { cwd: project.folder, write: (text) => (out += text), complain: (text) => (err += text) });
  return { code, out, err };
}

describe('explain --unknown', { timeout: 60_000 }, () => {
  it('lists what is not followed, most of one kind first, and how much is', async () => {
    expect(await explain('src')).toEqual({
      code: 0,
      err: '',
      out: `src: 8 calls in 2 files; 1 file left out, since no rule of this plugin is on there
      2  the language and its platform
      1  followed into code of this project
      1  followed to a library that a model speaks for
      1  followed to a library that no model speaks for
      3  not followed

Followed: 3 of the 6 calls that are not the language's own (50%).

Not followed. No rule knows what these do, so that its silence about them says nothing:
      2  hooks.run()   src/orders.ts:7
      1  hooks.done()  src/orders.ts:11

Libraries that no model speaks for. The rules do not know what they do:
      1  leftpad  src/orders.ts:12
`,
    });
  });

  it('says the same as JSON', async () => {
    const { out } = await explain('src', '--json');
    expect(JSON.parse(out) as Coverage).toMatchObject({
      folder: 'src', files: 2, leftOut: 1, calls: 8, language: 2, project: 1, modelled: 1, unmodelled: 1, unknown: 3, followed: 0.5, broken: [],
      notFollowed: [{ what: 'hooks.run()', count: 2, first: 'src/orders.ts:7' }, { what: 'hooks.done()', count: 1 }],
    });
  });

  it('lists files that do not parse, and fails', async () => {
    const { code, out } = await explain('broken');
    expect(code).toBe(1);
    expect(out).toMatch(/Files that do not parse[^\n]*\n {2}broken\/a\.ts:1: Parsing error/);
  });

  it.each([
    ['a folder that is not there', ['nope'], "No files matching 'nope' were found.\n"],
    ['a folder that no rule is on for', ['src', '--config', 'empty.config.mjs'], 'No rule of this plugin is on for any file below src.\n'],
  ])('says in one sentence what is wrong with %s', async (_name, args, err) => {
    expect(await explain(...args)).toEqual({ code: 2, out: '', err });
  });
});
