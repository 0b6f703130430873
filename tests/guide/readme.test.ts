import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import { runNode } from '../package/support/run.js';
import { GuidePage, lintProject, packagesOf } from '../support/guide.js';
import { LinkedProject } from '../support/linked-project.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const page = new GuidePage('README.md');
const project = new LinkedProject({
  'package.json': '{ "type": "module" }',
  'src/a.js': `export const load = async () => { const r = await fetch('https://a.example'); if (!r.ok) throw new Error(r.statusText); return r.json(); };\n`,
});
afterAll(() => project.remove());

const flat = (text: string) => text.replace(/\s+/g, ' ');

it('shows what the demo finds', async () => {
  const { stdout } = await runNode(['scripts/demo.mjs'], { cwd: root });
  const [, ...shown] = page.take('text').split(/^(?= {1,4}\d+:\d+ {2})/m);
  expect(shown.length).toBeGreaterThan(2);
  for (const finding of shown) expect(flat(stdout)).toContain(flat(finding.replace(/\n\n[\s\S]*|…[\s\S]*/, '')).trim());
});

it('installs and configures what then finds and repairs', async () => {
  const [install = ''] = page.takeCommands();
  expect(packagesOf(install)).toEqual(['eslint', 'eslint-plugin-resilience']);
  project.write('eslint.config.js', page.take('eslint.config.js'));
  expect(await lintProject(project)).toEqual(['src/a.js:1 resilience/require-timeout']);
  await lintProject(project, ['.'], { fix: true });
  expect(project.read('src/a.js')).toContain('AbortSignal.timeout(10_000)');
});

it('names scripts that there are', () => {
  const { scripts } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { scripts: Record<string, string> };
  const named = page.takeCommands().flatMap((line) => [...line.matchAll(/npm (?:run )?(?!run|ci)([\w:]+)/g)].map(([, name = '']) => name));
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
  expect(named.length).toBeGreaterThan(1);
});

it('leaves nothing untried', () => {
  expect(page.left).toEqual([]);
});
