import * as parser from '@typescript-eslint/parser';
import type { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import plugin from '../../src/index.js';
import { rules } from '../../src/rules/index.js';
import { ESLint } from '../support/eslint.js';
import { applyEdit, lint } from '../support/lint.js';
import { everyRule, findShapes } from '../support/repair-sources.js';

const settings = { resilience: { policy: { timeoutMs: 5000, concurrency: 5, queryLimit: 50, retries: 2 }, autofix: 'all' } };
const shapes = await findShapes();

it('every rule that eslint --fix repairs shows fifty findings', () => {
  const fixable = Object.entries(rules).filter(([, { meta }]) => meta.fixable !== undefined);
  expect([...shapes.keys()]).toEqual(expect.arrayContaining(fixable.map(([name]) => name)));
});

describe.each([...shapes])('fifty findings of %s in one file', (_rule, { fifty: { head = '', kinds } }) => {
  const code = [head, ...Array.from({ length: 50 }, (_, n) => kinds[n % kinds.length]?.(n + 1))].join('\n');

  it('are repaired in one run of eslint --fix', async () => {
    const override: Linter.Config = { files: ['**/*.ts'], languageOptions: { parser }, plugins: { resilience: plugin }, settings, rules: everyRule };
    const lintText = async (text: string, isFixing: boolean) => {
      const eslint = new ESLint({ overrideConfigFile: true, overrideConfig: [override], fix: isFixing });
      const [result] = await eslint.lintText(text, { filePath: 'file.ts' });
      return result;
    };
    expect((await lintText(code, false))?.messages).toHaveLength(50);
    const repaired = await lintText(code, true);
    expect(repaired?.messages).toEqual([]);
    const again = await lintText(repaired?.output ?? '', true);
    expect(again?.messages).toEqual([]);
    expect(again?.output).toBeUndefined();
  });

  it('need one pass, as no repair is in the way of another', () => {
    const edits = lint(code, { rules: everyRule, settings }).flatMap((message) => message.fix ?? []);
    expect(edits).toHaveLength(50);
    const repaired = [...edits].sort((a, b) => b.range[0] - a.range[0]).reduce(applyEdit, code);
    expect(lint(repaired, { rules: everyRule, settings })).toEqual([]);
  });
});
