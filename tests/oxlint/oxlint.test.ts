import { cpSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import plugin from '../../src/index.js';
import { ESLint } from '../support/eslint.js';
import { LinkedProject, printConfig } from '../support/linked-project.js';
import { groupCases, ruleCases, type CaseGroup, type InvalidCase } from '../support/rule-cases.js';
import { parseOxlint, readESLint, type Finding } from './support/findings.js';
import { printOxlintConfig, runOxlint } from './support/run.js';

const root = new URL('../../', import.meta.url);
const project = new LinkedProject();
afterAll(() => project.remove());

type Setup = Parameters<typeof printOxlintConfig>[0];

/** Makes a folder of the project ready for both tools, and gives its path. */
function configure(folder: string, setup: Setup, files: Readonly<Record<string, string>> = {}): string {
  project.write(`${folder}/.oxlintrc.json`, printOxlintConfig(setup));
  project.write(`${folder}/eslint.config.mjs`, printConfig(setup));
  for (const [file, text] of Object.entries(files)) project.write(`${folder}/${file}`, text);
  return project.path(folder);
}

async function lintWithBoth(folder: string): Promise<{ eslint: Finding[]; oxlint: Finding[] }> {
  const cwd = project.path(folder);
  const [results, json] = await Promise.all([new ESLint({ cwd }).lintFiles(['src']), runOxlint(cwd, ['-f', 'json', 'src'])]);
  return { eslint: readESLint(results, cwd), oxlint: parseOxlint(json, (file) => project.read(`${folder}/${file}`)) };
}

function filesOf({ cases }: CaseGroup): Record<string, string> {
  return Object.fromEntries(cases.map(({ file, test }) => [file, test.code]));
}

/** What sets a group apart: the options of its rule and the settings. */
function printGroup({ rule, rules, settings }: CaseGroup): string {
  const [, ...options] = rules[`resilience/${rule}`] as unknown[];
  return `${rule} ${JSON.stringify(options)} ${JSON.stringify(settings)}`;
}

it('every rule brings its cases', () => {
  expect(ruleCases.map(({ rule }) => rule)).toEqual(Object.keys(plugin.rules).sort());
});

describe('Oxlint finds what ESLint finds', () => {
  const groups = groupCases('all').map((group) => [printGroup(group), group] as const);

  it.each(groups)('in the cases of %s', async (_name, group) => {
    configure(group.folder, group, filesOf(group));
    const { eslint, oxlint } = await lintWithBoth(group.folder);
    if (group.cases.some(({ test }) => 'errors' in test)) expect(eslint.length).toBeGreaterThan(0);
    expect(oxlint).toEqual(eslint);
  });

  it.each(['recommended', 'strict'] as const)('in the example service under %s', async (config) => {
    const folder = `example-${config}`;
    cpSync(new URL('examples/checkout', root), project.path(folder), { recursive: true });
    configure(folder, { rules: plugin.configs[config].rules ?? {} });
    const { eslint, oxlint } = await lintWithBoth(folder);
    expect(new Set(eslint.map(({ rule }) => rule)).size).toBeGreaterThan(0);
    expect(oxlint).toEqual(eslint);
  });

  const everyRule = plugin.configs.strict.rules ?? {};
  const text = [
    `#!/usr/bin/env node`,
    `const word = 'naïve 😀'; /* 漢字 */ await fetch('https://ä.example'); await fetch('https://b.example');`,
    `// eslint-disable-next-line resilience/require-timeout -- bounded by its caller`,
    `await fetch('https://c.example');`,
    `await fetch('https://d.example');`,
  ].join('\r\n');

  it('behind a shebang, line breaks of Windows and characters of several bytes, but where a comment disables', async () => {
    configure('text', { rules: everyRule }, { 'src/a.js': text, 'src/b.ts': `\uFEFF${text.replace(/^#!.*\r\n/, '')}` });
    const { eslint, oxlint } = await lintWithBoth('text');
    expect(eslint.filter(({ rule }) => rule.endsWith('require-timeout'))).toHaveLength(6);
    expect(oxlint).toEqual(eslint);
  });

  it('without a word on the environment', async () => {
    const [group] = groupCases('invalid');
    configure('no-env', { ...group!, env: {} }, filesOf(group!));
    const { eslint, oxlint } = await lintWithBoth('no-env');
    expect(oxlint).toEqual(eslint);
  });

  it('with the plugin named by its path', async () => {
    configure('by-path', { rules: everyRule, plugin: fileURLToPath(new URL('dist/index.js', root)) }, { 'src/a.ts': text.replace(/^#!.*\r\n/, '') });
    const { eslint, oxlint } = await lintWithBoth('by-path');
    expect(oxlint).toEqual(eslint);
  });

  it.each(Object.keys(plugin.rules))('and refuses an option that %s does not have', async (rule) => {
    const cwd = configure(`option-${rule}`, { rules: { [`resilience/${rule}`]: ['error', { noSuchOption: true }] } }, { 'src/a.ts': '' });
    expect(await runOxlint(cwd, ['src'])).toMatch(/Unexpected property "noSuchOption"|does not accept options/);
  });
});

describe('Oxlint repairs what ESLint repairs', () => {
  const groups = groupCases('invalid').map((group) => [printGroup(group), group] as const);
  const isInvalid = (test: object): test is InvalidCase => 'errors' in test;

  it.each(groups)('with --fix, in one pass, in the cases of %s', async (_name, group) => {
    const folder = `fix/${group.folder}`;
    await runOxlint(configure(folder, group, filesOf(group)), ['--fix', 'src']);
    for (const { file, test } of group.cases) {
      if (!isInvalid(test)) continue;
      const [output = test.code] = [test.output ?? []].flat();
      expect(project.read(`${folder}/${file}`), test.name).toBe(output);
    }
  });

  it.each(groups)('with --fix-suggestions, the first of each finding, in the cases of %s', async (_name, group) => {
    const folder = `suggestions/${group.folder}`;
    await runOxlint(configure(folder, group, filesOf(group)), ['--fix-suggestions', 'src']);
    for (const { file, test } of group.cases) {
      // The rule tests show each suggestion on its own.
      if (!isInvalid(test) || test.errors.length !== 1) continue;
      // What has a fix is fixed, and nothing is left to be suggested.
      const output = [test.output ?? []].flat()[0] ?? test.errors[0]?.suggestions?.[0]?.output ?? test.code;
      expect(project.read(`${folder}/${file}`), test.name).toBe(output);
    }
  });

  it('in the example service', async () => {
    const setup = { rules: plugin.configs.recommended.rules ?? {}, settings: { resilience: { policy: { timeoutMs: 5000 } } } };
    cpSync(new URL('examples/checkout', root), project.path('fix/example'), { recursive: true });
    const cwd = configure('fix/example', setup);
    const results = await new ESLint({ cwd, fix: true }).lintFiles(['src']);
    const repaired = results.filter(({ output }) => output !== undefined);
    expect(repaired.length).toBeGreaterThan(0);
    // Two repairs that write at one place take a run each.
    for (let run = 0; run < 2; run += 1) await runOxlint(cwd, ['--fix', 'src']);
    for (const { filePath, output } of repaired) expect(readFileSync(filePath, 'utf8'), filePath).toBe(output);
  });

  it('but needs a second run for a finding within a finding', async () => {
    const setup = { rules: plugin.configs.recommended.rules ?? {}, settings: { resilience: { policy: { timeoutMs: 5000 } } } };
    const code = `const r = await fetch(await fetch(url).then((each) => each.text()));\nawait pipeline(r.body, file);\n`;
    const cwd = configure('fix/nested', setup, { 'src/a.ts': code });
    const [result] = await new ESLint({ cwd, fix: true }).lintFiles(['src']);
    await runOxlint(cwd, ['--fix', 'src']);
    expect(project.read('fix/nested/src/a.ts')).not.toBe(result?.output);
    await runOxlint(cwd, ['--fix', 'src']);
    expect(project.read('fix/nested/src/a.ts')).toBe(result?.output);
  });
});
