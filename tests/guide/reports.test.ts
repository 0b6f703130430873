import { afterAll, expect, it } from 'vitest';
import { GuidePage, runCommand } from '../support/guide.js';
import { LinkedProject, printConfig } from '../support/linked-project.js';
import { findAll, parsePage, textOf } from '../support/parse-page.js';

const page = new GuidePage('docs/guide/reports.md');
const project = new LinkedProject({
  'eslint.config.mjs': printConfig({ rules: { 'resilience/require-timeout': 'error' } }),
  'package.json': JSON.stringify({ type: 'module' }),
  'src/load.ts': `export const load = async () => {\n  const answer = await fetch('https://api.example.com/<b>');\n  return answer.ok;\n};\n`,
});
afterAll(() => project.remove());

const URL = 'https://github.com/eslint-plugin-resilience/eslint-plugin-resilience/blob/main/docs/rules/require-timeout.md';

it('writes text', async () => {
  const [command = ''] = page.takeCommands();
  const { stdout, exitCode } = await runCommand(project, command);
  expect(exitCode).toBe(1);
  expect(stdout).toContain(`resilience/require-timeout (1 error)\n  require a time limit on every outbound request and on the clients that make them\n  ${URL}\n\n  src/\n    src/load.ts:2:24  error  `);
  expect(stdout).toContain(`      2 | const answer = await fetch('https://api.example.com/<b>');`);
});

it('writes a page', async () => {
  const [command = ''] = page.takeCommands();
  expect(await runCommand(project, command)).toMatchObject({ exitCode: 1, stdout: '' });
  const written = parsePage(project.read('findings.html'));
  expect(findAll(written, 'mark').map(textOf)).toEqual([`fetch('https://api.example.com/<b>')`]);
  expect(findAll(written, 'a').map(({ attributes }) => attributes['href'])).toContain(URL);
});

it('writes one by the name of the package, too', async () => {
  project.write('formatter.mjs', page.take('formatter.mjs'));
  const [command = ''] = page.takeCommands();
  const { stdout } = await runCommand(project, command);
  expect(`${stdout.trimEnd()}\n`).toBe(project.read('findings.html'));
});

it('is not found by ESLint as the part of a package, as the page says', async () => {
  expect(await runCommand(project, 'npx eslint -f eslint-plugin-resilience/formatter src')).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('problem loading formatter') });
});

it('leaves nothing untried', () => {
  expect(page.left).toEqual([]);
});
