import * as parser from '@typescript-eslint/parser';
import type { Linter } from 'eslint';
import tseslint from 'typescript-eslint';
import { builtinRules, Linter as ActiveLinter, readConfigs } from './eslint.js';
import type { Repaired } from './repair-laws.js';

/** ESLint's own recommended rules: what `@eslint/js` holds, read from the rules themselves. */
const eslintRecommended: Linter.RulesRecord = Object.fromEntries(
  [...builtinRules].filter(([, rule]) => rule.meta?.docs?.recommended === true).map(([name]) => [name, 'error'] as const),
);

const config = readConfigs([
  // Names that the pieces of code do not declare are there in a real file.
  { files: ['**'], languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } }, rules: { ...eslintRecommended, 'no-undef': 'off' } },
  ...tseslint.configs.recommended,
] as Linter.Config[], '/');
const linter = new ActiveLinter({ cwd: '/' });

export interface NeighbourBreach {
  readonly before: string;
  readonly after: string;
  /** The rule and what it says. */
  readonly why: readonly string[];
}

/** Repairs that make ESLint's or typescript-eslint's recommended rules find what they did not find before. */
export function findNeighbourBreaches(repaired: readonly Repaired[]): NeighbourBreach[] {
  const known = new Map<string, readonly string[]>();
  const findingsOf = (code: string, filename: string): readonly string[] => {
    const key = `${filename}\0${code}`;
    const found = known.get(key) ?? linter.verify(code, config, { filename }).map(({ ruleId, message }) => `${ruleId}: ${message}`);
    known.set(key, found);
    return found;
  };
  const pairs = new Map(repaired.map((each) => [`${each.before}\0${each.after}`, each]));
  return [...pairs.values()].flatMap(({ before, after, filename }) => {
    const left = [...findingsOf(before, filename ?? 'file.ts')];
    const why = findingsOf(after, filename ?? 'file.ts').filter((each) => {
      const at = left.indexOf(each);
      if (at >= 0) left.splice(at, 1);
      return at < 0;
    });
    return why.length > 0 ? [{ before, after, why }] : [];
  });
}
