import { readFileSync, readdirSync } from 'node:fs';
import { parser } from 'typescript-eslint';
import { describe, expect, it } from 'vitest';
import plugin from '../../src/index.js';
import { examplesOf, type Example } from '../support/docs-examples.js';
import { Linter } from '../support/eslint.js';

const folder = new URL('../../docs/rules/', import.meta.url);
const pages = readdirSync(folder).filter((file) => file.endsWith('.md'));

/** The rules that report on an example under a config. */
function reportedBy({ code, language }: Example, config: 'recommended' | 'strict'): string[] {
  const messages = new Linter().verify(
    code,
    [{ files: ['**/*.{ts,js}'], languageOptions: { parser } }, plugin.configs[config]],
    { filename: `example.${language}` },
  );
  expect(messages.filter((each) => each.fatal)).toEqual([]);
  return messages.map((each) => each.ruleId ?? '');
}

describe.each(pages)('%s', (page) => {
  const rule = `resilience/${page.replace('.md', '')}`;
  const text = readFileSync(new URL(page, folder), 'utf8');
  const examples = examplesOf(page, text).filter(({ language }) => language === 'ts' || language === 'js');

  it('shows code that is reported and code that is not', () => {
    expect(examples.some(({ words }) => words.includes('incorrect'))).toBe(true);
    expect(examples.some(({ words }) => words.includes('correct'))).toBe(true);
  });

  it.each(examples.map((example) => [example.place, example] as const))('%s is what it claims', (_place, example) => {
    const isIncorrect = example.words.includes('incorrect');
    expect(isIncorrect || example.words.includes('correct'), 'marked correct or incorrect').toBe(true);
    if (!isIncorrect) expect(reportedBy(example, 'strict')).not.toContain(rule);
    else if (example.words.includes('strict')) {
      expect(reportedBy(example, 'strict')).toContain(rule);
      expect(reportedBy(example, 'recommended')).not.toContain(rule);
    } else expect(reportedBy(example, 'recommended')).toContain(rule);
  });

  it('says what the rule does not see', () => {
    expect(text).toContain('## What it does not see');
  });
});
