import { afterAll, describe, expect, it } from 'vitest';
import type { Explanation } from '../../src/command-line/explain-line.js';
import { run } from '../../src/command-line/run.js';
import { runNode } from '../package/support/run.js';
import { LinkedProject } from '../support/linked-project.js';

const config = `
import parser from '@typescript-eslint/parser';
import resilience from 'eslint-plugin-resilience';

export default [
  { ignores: ['left-out.ts'] },
  { files: ['**/*.ts'], languageOptions: { parser } },
  resilience.configs.recommended,
];
`;

const project = new LinkedProject({
  'eslint.config.mjs': config,
  'empty.config.mjs': `import parser from '@typescript-eslint/parser';\nexport default [{ files: ['**/*.ts'], languageOptions: { parser } }];\n`,
  'broken.config.mjs': `throw new Error('the configuration is wrong');\n`,
  'settings.config.mjs': `${config}`.replace("{ ignores: ['left-out.ts'] },", "{ settings: { resilience: { polcy: {} } } },"),
  'package.json': JSON.stringify({ type: 'module', dependencies: { axios: '^1.7.0', express: '^5.0.0', pg: '^8.0.0', leftpad: '^1.0.0' } }),
  'src/http.ts': `
import axios from 'axios';

export const http = axios.create({ baseURL: 'https://api.example.com' });

export const loadRates = () => http.get('/rates');
`,
  'src/orders.ts': `
import express from 'express';
import pad from 'leftpad';
import { http } from './http.js';
import { loadOrder } from './store.js';

const app = express();
app.get('/orders/:id', async (req, res) => {
  const order = await loadOrder(req.params.id);
  const price = await http.get('/prices', { timeout: 500 });
  // eslint-disable-next-line resilience/require-timeout -- it answers at once
  const tax = await fetch('https://tax.example.com');
  const hooks = req.app.locals.hooks;
  hooks.run(order);
  pad('a', 2);
  if (!tax.ok) throw new Error('no tax');
  res.json({ order, price: price.data, id: order.id.trim() });
});
`,
  'src/store.ts': `
import { Pool } from 'pg';

const pool = new Pool({ connectionTimeoutMillis: 1000, query_timeout: 1000 });

export async function loadOrder(id: string) {
  const { rows } = await pool.query('SELECT * FROM orders WHERE id = $1', [id]);
  return rows[0];
}
`,
  'src/no-call.ts': 'export const a = 1;\n',
  'src/broken.ts': 'export const = ;\n',
  'src/[id].ts': `export const load = () => fetch('https://api.example.com');\n`,
  'left-out.ts': 'load();\n',
  'README.md': '# Orders\n',
});
afterAll(() => project.remove());

interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

async function explain(...args: string[]): Promise<Outcome> {
  let [out, err] = ['', ''];
  const code = await run(['explain', ...args], { cwd: project.folder, write: (text) => (out += text), complain: (text) => (err += text) });
  return { code, out, err };
}

async function explainAsJson(...args: string[]): Promise<Explanation> {
  return JSON.parse((await explain(...args, '--json')).out) as Explanation;
}

const answerOf = ({ rules }: Explanation, name: string) => rules.find(({ rule }) => rule === `resilience/${name}`)!;

describe('explain', { timeout: 120_000 }, () => {
  it('tells what a client is, and that a rule reports it', async () => {
    const { code, out } = await explain('src/http.ts:4');
    expect(code).toBe(1);
    expect(out).toContain('src/http.ts:4:27  axios.create()');
    expect(out).toContain('`axios.create()` of the package `axios`');
    expect(out).toContain('waits        response: nothing bounds it');
    expect(out).toContain('resilience/require-timeout: reports (error) at 4:21');
    expect(out).toContain('docs/rules/require-timeout.md');
  });

  it('tells where the client of another file was made, and that its call is bounded', async () => {
    const explanation = await explainAsJson('src/orders.ts:10');
    const [call] = explanation.calls;
    expect(call).toMatchObject({ call: 'http.get()', facts: { made: ['axios.create() at src/http.ts:4'], waits: ['response: bounded'] } });
    expect(call?.facts['runs']).toEqual(['in an HTTP handler of express (GET /orders/:id), known by src/orders.ts:8']);
    expect(answerOf(explanation, 'require-timeout')).toMatchObject({ verdict: 'silent', why: expect.stringMatching(/^it sees what it looks for/) });
    expect(answerOf(explanation, 'require-retry')).toMatchObject({ verdict: 'off' });
    expect(answerOf(explanation, 'no-unbounded-query')).toMatchObject({ verdict: 'silent', why: 'there is no call that is known to read a list of records' });
  });

  it('follows a call into another file, and tells what it leads to there', async () => {
    const { calls: [call] } = await explainAsJson('src/orders.ts:9');
    expect(call?.facts['leads to']).toEqual(['code of this project: src/store.ts:6']);
    expect(call?.facts['effects']).toEqual(['read-many of `orders` (pg), by pool.query() at src/store.ts:7']);
  });

  it('tells a report that a comment keeps silent, with its reason', async () => {
    const { code, out } = await explain('src/orders.ts:12');
    expect(code).toBe(0);
    expect(out).toContain('a comment keeps it silent (it answers at once)');
  });

  it('says so where nothing proves what is called', async () => {
    const { calls: [call] } = await explainAsJson('src/orders.ts:14');
    expect(call?.facts['leads to']?.[0]).toMatch(/^unknown/);
  });

  it('says so where no model speaks for a library', async () => {
    const { calls: [call] } = await explainAsJson('src/orders.ts:15');
    expect(call?.facts['model']).toEqual(['none: no rule knows what `leftpad` does']);
  });

  it('explains one call of a line by its column', async () => {
    const { calls } = await explainAsJson('src/orders.ts:17:50');
    expect(calls.map(({ call }) => call)).toEqual(['order.id.trim()']);
    expect((await explainAsJson('src/orders.ts:17')).calls.map(({ call }) => call)).toEqual(['res.json()', 'order.id.trim()']);
  });

  it('takes a file with a name that is a pattern for a file', async () => {
    expect((await explainAsJson('src/[id].ts:1')).calls.map(({ call }) => call)).toEqual(['fetch()']);
  });

  it('says what `strict` would report where the plugin is in no configuration', async () => {
    const explanation = await explainAsJson('src/http.ts:4', '--config', 'empty.config.mjs');
    expect(answerOf(explanation, 'require-timeout')).toMatchObject({ verdict: 'off', why: 'the plugin is not in the configuration of this file; in `strict` it would report this' });
  });

  it.each([
    ['a file that is not there', ['src/nope.ts:1'], "No files matching 'src/nope.ts' were found."],
    ['a folder', ['src:1'], 'src is not a file.'],
    ['a place without a line', ['src/http.ts'], '`src/http.ts` names no line: write FILE:LINE, such as src/orders.ts:12.'],
    ['a line that is not there', ['src/http.ts:99'], 'src/http.ts has no line 99: it has 7.'],
    ['a line without a call', ['src/no-call.ts:1'], 'src/no-call.ts:1 has no call, and no rule has anything to say about it.'],
    ['a line beside a call', ['src/http.ts:2'], 'src/http.ts:2 has no call, and no rule has anything to say about it. The nearest call is on line 4.'],
    ['a syntax error', ['src/broken.ts:1'], /^src\/broken\.ts:1:\d+ does not parse: .+/],
    ['an ignored file', ['left-out.ts:1'], /^left-out\.ts is not linted: File ignored/],
    ['a file that no configuration is for', ['README.md:1'], /^README\.md is not linted: File ignored because no matching configuration/],
    ['a configuration that fails', ['src/http.ts:4', '--config', 'broken.config.mjs'], 'the configuration is wrong'],
    ['settings that are wrong', ['src/http.ts:4', '--config', 'settings.config.mjs'], /^settings\.resilience\.polcy is not a known key/],
    ['an option that is not there', ['src/http.ts:4', '--nope'], /^Unknown option '--nope'/],
  ])('says in one sentence what is wrong with %s', async (_name, args, sentence) => {
    const { code, out, err } = await explain(...args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    if (typeof sentence === 'string') expect(err).toBe(`${sentence}\n`);
    else expect(err).toMatch(sentence);
    expect(err).not.toMatch(/^\s+at /m);
  });

  it('says so where there is no configuration', async () => {
    const bare = new LinkedProject({ 'a.js': `fetch('https://a.example.com');\n` });
    try {
      let err = '';
      const code = await run(['explain', 'a.js:1'], { cwd: bare.folder, write: () => undefined, complain: (text) => (err += text) });
      expect({ code, err }).toEqual({ code: 2, err: expect.stringMatching(/^Could not find config file\.?\n$|eslint\.config/) });
    } finally {
      bare.remove();
    }
  });

  it('runs as the command of the package, with the exit codes of ESLint', async () => {
    const bin = project.path('node_modules', 'eslint-plugin-resilience', 'dist', 'command-line', 'bin.js');
    const options = { cwd: project.folder, allowedExitCodes: [0, 1, 2] };
    expect(await runNode([bin, 'explain', 'src/http.ts:4'], options)).toMatchObject({ exitCode: 1, stderr: '' });
    expect(await runNode([bin, 'explain', 'src/nope.ts:1'], options)).toMatchObject({ exitCode: 2, stdout: '', stderr: "No files matching 'src/nope.ts' were found.\n" });
    expect(await runNode([bin, '--help'], options)).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('explain FILE:LINE') });
    expect(await runNode([bin, '--version'], options)).toMatchObject({ exitCode: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
  });
});
