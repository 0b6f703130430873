import { readFileSync } from 'node:fs';
import { afterAll, expect, it } from 'vitest';
import { LinkedProject } from '../support/linked-project.js';
import { differences } from './differences.js';
import { parseOxlint } from './support/findings.js';
import { runOxlint } from './support/run.js';

const page = readFileSync(new URL('../../docs/guide/oxlint.md', import.meta.url), 'utf8');
const call = `const r = await fetch('https://a.example'); if (!r.ok) throw new Error(r.statusText); await r.json();\n`;
const project = new LinkedProject();
afterAll(() => project.remove());

/** The first code of a language on the page. */
function exampleIn(language: string): string {
  return new RegExp(`^\`\`\`${language}\n([\\s\\S]*?)^\`\`\`$`, 'm').exec(page)?.[1] ?? '';
}

it.each([
  { language: 'json', file: '.oxlintrc.json', args: [] },
  { language: 'js', file: 'oxlint.config.mjs', args: ['-c', 'oxlint.config.mjs'] },
])('the $file of the page reports and repairs, and leaves tests out', async ({ language, file, args }) => {
  const texts = { [file]: exampleIn(language), 'src/a.ts': call, 'src/a.test.ts': call };
  for (const [name, text] of Object.entries(texts)) project.write(`${language}/${name}`, text);
  const cwd = project.path(language);
  const read = (name: string) => project.read(`${language}/${name}`);
  const findings = parseOxlint(await runOxlint(cwd, [...args, '-f', 'json', 'src']), read);
  expect(findings.map((each) => `${each.file} ${each.rule}`)).toEqual(['src/a.ts resilience/require-timeout']);
  await runOxlint(cwd, [...args, '--fix', 'src']);
  expect(read('src/a.ts')).toBe(call.replace(`example')`, `example', { signal: AbortSignal.timeout(10_000) })`));
  expect(read('src/a.test.ts')).toBe(call);
});

it('the page names the version that is tested', () => {
  const { version } = JSON.parse(readFileSync(new URL('../../node_modules/oxlint/package.json', import.meta.url), 'utf8')) as { version: string };
  expect(page).toContain(`Oxlint ${version}`);
});

it('the page names every kind of file in which the two differ', () => {
  for (const { file } of differences.filter(({ code }) => code.startsWith('<') || code.startsWith('---'))) {
    expect(page).toContain(`\`.${file.split('.').at(-1)}\``);
  }
});
