import type { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';
import { createRule, type Repair } from '../../src/kit/index.js';
import type { LintSetup } from '../support/lint.js';
import { examine, type Law } from '../support/repair-laws.js';
import { findNeighbourBreaches } from '../support/repair-neighbours.js';
import { findTypeBreaches, type TypeBreach } from '../support/repair-types.js';

type Ids = 'found' | 'worse' | 'mend';
type Tier = Repair<Ids>['tier'];

/** Reports every `target`, a `targetWorse` in other words, and offers the file rewritten as its repair. */
function setupFor(rewrite: (code: string) => string, tier: Tier = 'safe'): LintSetup {
  const rule = createRule<Ids, []>({
    name: 'rewrite',
    meta: {
      type: 'problem',
      docs: { description: 'test', recommended: false, strict: [] },
      messages: { found: '`{{ name }}` found.', worse: '`{{ name }}` is worse.', mend: 'Mend it' },
      schema: [],
      defaultOptions: [],
      fixable: 'code',
      hasSuggestions: true,
    },
    create: ({ report, sourceCode }) => ({
      Identifier(node) {
        if (!node.name.startsWith('target')) return;
        const edit: Repair<Ids>['edit'] = (fixer) => [fixer.replaceTextRange([0, sourceCode.text.length], rewrite(sourceCode.text))];
        report({ node, messageId: node.name === 'targetWorse' ? 'worse' : 'found', data: { name: node.name }, repairs: [{ tier, messageId: 'mend', edit }] });
      },
    }),
  });
  return { plugins: { test: { rules: { rewrite: rule } } as unknown as ESLint.Plugin }, rules: { 'test/rewrite': 'error' } };
}

/** One bad repair a law, and the laws that it breaks on its own (as a suggestion), whatever `--fix` would make of it. */
const bad: readonly { name: string; code: string; rewrite: (code: string) => string; breaks: Law }[] = [
  { name: 'leaves the text as it is', code: 'target();', rewrite: (code) => code, breaks: 'changes' },
  { name: 'writes what does not parse', code: 'target();', rewrite: () => 'mended(;', breaks: 'parses' },
  { name: 'writes what only an engine refuses: a name declared twice', code: 'const a = target;', rewrite: () => 'const a = 1; const a = 2;', breaks: 'parses' },
  { name: 'leaves its finding', code: 'target();', rewrite: (code) => `${code};`, breaks: 'clears' },
  { name: 'raises another finding of ours', code: 'target();', rewrite: () => 'target2();', breaks: 'raises nothing' },
  { name: 'puts a worse finding in the place of another', code: 'target(); target2();', rewrite: () => 'mended(); targetWorse();', breaks: 'raises nothing' },
  { name: 'raises its finding once more elsewhere', code: 'target(); target();', rewrite: () => 'target(); target();;', breaks: 'clears' },
  { name: 'drops a comment', code: '/* why */ target();', rewrite: () => 'mended();', breaks: 'keeps comments' },
  { name: 'doubles a comment', code: '/* why */ target();', rewrite: () => '/* why */ mended(/* why */);', breaks: 'keeps comments' },
  { name: 'rewords a comment', code: 'target(); // why', rewrite: () => 'mended(); // how', breaks: 'keeps comments' },
  { name: 'breaks lines in another way than the file', code: 'target();\r\nnext();', rewrite: () => 'mended();\nnext();', breaks: 'keeps line breaks' },
  { name: 'mixes line breaks', code: 'target();\r\nnext();', rewrite: () => 'mended();\n\r\nnext();', breaks: 'keeps line breaks' },
];

const good = (code: string) => code.replaceAll('target', 'mended');

describe('a repair that', () => {
  it.each(bad)('$name is caught', ({ code, rewrite, breaks }) => {
    const { breaches } = examine(code, setupFor(rewrite, 'review'));
    expect([...new Set(breaches.map(({ law }) => law))]).toEqual([breaks]);
  });

  it.each(bad)('$name is let be once it does the right thing', ({ code }) => {
    expect(examine(code, setupFor(good, 'review')).breaches).toEqual([]);
    expect(examine(code, setupFor(good)).breaches).toEqual([]);
  });

  it('never comes to rest is caught in a run of eslint --fix', () => {
    const setup = setupFor((code) => code.replace(/target\d*/u, (name) => `target${Number(name.slice(6)) + 1}`));
    expect(examine('target();', setup).breaches.map(({ law }) => law)).toContain('settles');
  });

  it('drops a comment is caught in a run of eslint --fix', () => {
    const { breaches } = examine('/* why */ target();', setupFor(() => 'mended();'));
    expect(breaches.map(({ law }) => law)).toEqual(['keeps comments', 'keeps comments']);
  });

  it('is examined for nothing, as the code was broken before, is refused', () => {
    expect(() => examine('const a = target; const a = 1;', setupFor(good))).toThrow(/syntax error/u);
  });
});

describe('a repair whose code type-checks worse', () => {
  const get = (options: string, name: string) => `import axios from 'axios'; const ${name} = 1; export const r = axios.get('/', { ${options} });`;
  const cases: readonly { name: string; before: string; after: string; tier?: Tier; filename?: string; why: readonly string[] }[] = [
    { name: 'as a name does not exist is caught', before: 'export const target = 1;', after: 'export const a = mended;', why: ["Cannot find name 'mended'."] },
    {
      name: 'as a real library does not take what it is given is caught',
      before: get('', 'target'), after: get("timeout: '1s'", 'mended'), why: ["Type 'string' is not assignable to type 'number'."],
    },
    { name: 'not, as a real library takes what it is given, is let be', before: get('', 'target'), after: get('timeout: 1000', 'mended'), why: [] },
    { name: 'not, as types were wrong before in the same way, is let be', before: 'const a: number = ""; void [a, target];', after: 'const a: number = ""; void [a];', why: [] },
    { name: 'in tier incomplete is let be', before: 'export const target = 1;', after: 'export const b = mended;', tier: 'incomplete', why: [] },
    { name: 'in JavaScript is let be', before: 'export const target = 1;', after: 'export const c = mended;', filename: 'file.js', why: [] },
  ];
  const repaired = cases.map(({ before, after, tier = 'review', filename }) => {
    const [first] = examine(before, { ...setupFor(() => after, tier), ...(filename === undefined ? {} : { filename }) }).repaired;
    return first!;
  });
  let breaches: readonly TypeBreach[] | null = null;

  it.each(cases)('$name', ({ after, why }) => {
    breaches ??= findTypeBreaches(repaired);
    expect(repaired.map((each) => each.after)).toContain(after);
    expect(breaches.filter((each) => each.after === after).flatMap((each) => each.why)).toEqual(why);
  });

  it('has its tier told by the suggestion itself', () => {
    expect(repaired.map(({ tier }) => tier)).toEqual(cases.map(({ tier = 'review' }) => tier));
  });
});

describe('a repair that breaks a rule of others', () => {
  const neighbours = (before: string, after: string) =>
    findNeighbourBreaches(examine(before, setupFor(() => after, 'review')).repaired).flatMap(({ why }) => why);

  it.each([
    ['of ESLint', 'target();', 'if (a) {}', 'no-empty: Empty block statement.'],
    ['of typescript-eslint', 'target();', 'const a: any = 1; export { a };', '@typescript-eslint/no-explicit-any: Unexpected any. Specify a different type.'],
    ['that was broken before, once more', 'if (a) {} target();', 'if (a) {} if (b) {}', 'no-empty: Empty block statement.'],
  ])('%s is caught', (_whose, before, after, why) => {
    expect(neighbours(before, after)).toEqual([why]);
  });

  it('that was broken before is let be', () => {
    expect(neighbours('if (a) {} target();', 'mended(); if (a) {}')).toEqual([]);
  });
});
