import type { Linter as LinterType } from 'eslint';
import { describe, expect, it } from 'vitest';
import plugin from '../../src/index.js';
import { rules } from '../../src/rules/index.js';
import { defineConfig, ESLint, Linter } from '../support/eslint.js';

const { recommended, strict, autofix } = plugin.configs;
const SAMPLE = `export const load = async () => { const r = await fetch('https://a.example'); return { ok: r.ok, body: await r.json() }; };`;

describe('configs', () => {
  it('hold the plugin itself, once', () => {
    expect(recommended.plugins?.['resilience']).toBe(plugin);
    expect(strict.plugins?.['resilience']).toBe(plugin);
  });

  it('are named', () => {
    expect([recommended.name, strict.name, autofix.name]).toEqual(['resilience/recommended', 'resilience/strict', 'resilience/autofix']);
  });

  it.each(['recommended', 'strict'] as const)('%s is what meta.docs of the rules says, as errors', (config) => {
    const expected = Object.entries(rules).flatMap(([name, { meta }]) => (meta.docs?.[config] ? [[`resilience/${name}`, ['error', ...meta.docs[config]]]] : []));
    expect(plugin.configs[config].rules).toEqual(Object.fromEntries(expected));
  });

  it('strict is a superset of recommended', () => {
    expect(Object.keys(strict.rules ?? {})).toEqual(expect.arrayContaining(Object.keys(recommended.rules ?? {})));
  });

  it('work by name beside an explicit plugins entry, without a second copy of the plugin', () => {
    const config = defineConfig([{ plugins: { resilience: plugin }, extends: ['resilience/strict', 'resilience/autofix'] }, recommended]);
    const messages = new Linter().verify(SAMPLE, config, { filename: 'file.js' });
    expect(messages.map((each) => each.ruleId)).toEqual(['resilience/require-timeout']);
  });

  it('autofix lets --fix apply what wants a review', () => {
    const code = `export const load = (url) => fetch(url);`;
    const { output } = new Linter().verifyAndFix(code, [recommended, autofix], { filename: 'file.js' });
    expect(output).toBe(`export const load = (url) => fetch(url, { signal: AbortSignal.timeout(10_000) });`);
    expect(new Linter().verifyAndFix(code, [recommended], { filename: 'file.js' }).output).toBe(code);
  });

  it.each([
    ['src/users.js', true],
    ['src/users.test.js', false],
    ['src/users.spec.js', false],
    ['test/users.js', false],
    ['src/__tests__/users.js', false],
    ['prisma/seed.js', false],
    ['db/migrations/001-users.js', false],
    ['src/migration/1700000000000-users.js', false],
    ['pages/api/migration/index.js', true],
    ['packages/test-helpers/src/users.js', false],
    ['packages/e2e_tests/users.js', false],
    ['src/test-orders/users.js', true],
    ['.yarn/releases/yarn-4.3.0.cjs.js', false],
    ['packages/api/dist/index.js', false],
    ['.next/server/app.js', false],
    ['src/contest/latest.js', true],
    ['src/distance.js', true],
  ])('%s is linted: %s', async (file, isLinted) => {
    const eslint = new ESLint({ overrideConfigFile: true, overrideConfig: [{ ...recommended, files: ['**/*.js'] }] });
    const config = (await eslint.calculateConfigForFile(file)) as LinterType.Config | undefined;
    expect(Object.keys(config?.rules ?? {}).length > 0).toBe(isLinted);
  });
});
