import { describe, expect, it } from 'vitest';
import { rules } from '../../src/rules/index.js';
import { lint, type LintSetup } from '../support/lint.js';
import { commentEverywhere, examine, type Repaired } from '../support/repair-laws.js';
import { findBenchSources, findDocsSources, findExampleSources, findRuleSources, findShapes, type Source } from '../support/repair-sources.js';
import { findNeighbourBreaches, type NeighbourBreach } from '../support/repair-neighbours.js';
import { findTypeBreaches } from '../support/repair-types.js';

const policy = { timeoutMs: 5000, concurrency: 5, queryLimit: 50, retries: 2 };
/** The worlds that decide what is a fix and what a suggestion. */
const worlds = [undefined, { policy }, { policy, autofix: 'all' }] as const;

const bench = findBenchSources();
const shapes = await findShapes();
const groups = new Map<string, Source[]>();
for (const source of [...(await findRuleSources()), ...findDocsSources(), ...findExampleSources(), ...bench]) {
  groups.set(source.group, [...(groups.get(source.group) ?? []), source]);
}

/** What was repaired to what, for the laws that look at all of it. */
const repaired: Repaired[] = [];

for (const [group, sources] of groups) {
  describe(`the repairs of ${group} keep their laws`, () => {
    it.each(sources.map((source) => [source.name, source] as const))('%s', (_name, source) => holdToLaws(source), 20_000);
  });
}

if (bench.length === 0) it.skip('the repairs of the bench keep their laws: RESILIENCE_BENCH names no folder of services');

it('repaired code type-checks no worse than before', () => {
  expect(repaired.length).toBeGreaterThan(0);
  expect(findTypeBreaches(repaired)).toEqual([]);
}, 120_000);

describe('rules of others', () => {
  const known = [...shapes.values()].flatMap((each) => each.known ?? []);
  const isKnown = ({ after, why }: NeighbourBreach) => known.some(({ code, rule }) => after.includes(code) && why.every((each) => each.startsWith(`${rule}:`)));
  let breaches: readonly NeighbourBreach[] = [];

  it('of the recommended sets of ESLint and typescript-eslint find nothing new in repaired code', () => {
    breaches = findNeighbourBreaches(repaired);
    expect(breaches.filter((each) => !isKnown(each))).toEqual([]);
  }, 120_000);

  it.each(known)('still find $rule, as $because', ({ code, rule }) => {
    expect(breaches.filter(({ after, why }) => after.includes(code) && why.some((each) => each.startsWith(`${rule}:`)))).not.toEqual([]);
  });
});

it('every rule that repairs something is held to the laws', () => {
  const repairing = Object.entries(rules).filter(([, { meta }]) => meta.fixable !== undefined || meta.hasSuggestions === true);
  expect([...groups.keys()]).toEqual(expect.arrayContaining(repairing.map(([name]) => name)));
});

function holdToLaws({ code, setup, hasOwnSettings, isFaulty }: Source): void {
  if (isFaulty) expect(lint(code, setup), 'there is something to repair').not.toEqual([]);
  else if (lint(code, setup).length === 0) return;
  if (hasOwnSettings) examineAs('written', code, setup);
  if (lint(code, setup).some(({ messageId }) => messageId === 'invalidSettings')) return;
  const variants = [commentEverywhere(code), ...(code.includes('\n') ? [code.replace(/\r?\n/g, '\r\n')] : [])];
  const seen = new Set<string>();
  for (const world of worlds) {
    const there = { ...setup, settings: world && { resilience: world } };
    examineAs('written', code, there, seen);
    for (const variant of variants) examineAs('variant', variant, there, seen);
  }
}

function examineAs(kind: 'written' | 'variant', code: string, setup: LintSetup, seen?: Set<string>): void {
  const verdict = examine(code, setup, seen);
  expect(verdict.breaches).toEqual([]);
  if (kind === 'written') repaired.push(...verdict.repaired);
}
