import { describe, expect, it } from 'vitest';
import { lint, type LintSetup } from './lint.js';
import { commentEverywhere, examine, type Repaired } from './repair-laws.js';
import { findBenchSources, findDocsSources, findExampleSources, findRuleSources, findShapes, type Source } from './repair-sources.js';
import { findNeighbourBreaches, type NeighbourBreach } from './repair-neighbours.js';
import { findTypeBreaches } from './repair-types.js';

const policy = { timeoutMs: 5000, concurrency: 5, queryLimit: 50, retries: 2 };
/** The worlds that decide what is a fix and what a suggestion. */
const worlds = [undefined, { policy }, { policy, autofix: 'all' }] as const;

const bench = findBenchSources();
const shapes = await findShapes();
const all = new Map<string, Source[]>();
for (const source of [...(await findRuleSources()), ...findDocsSources(), ...findExampleSources(), ...bench]) {
  all.set(source.group, [...(all.get(source.group) ?? []), source]);
}

/** Every group of sources that has something to repair. */
export const groupsOfRepairs: readonly string[] = [...all.keys()];

/**
 * Holds the repairs of some groups of sources to all laws.
 *
 * @param isOurs by the place of a group, so that several test files share them all.
 */
export function holdRepairsToLaws(isOurs: (place: number) => boolean): void {
  const groups = new Map([...all].filter((_group, place) => isOurs(place)));
  /** What was repaired to what, for the laws that look at all of it. */
  const repaired: Repaired[] = [];

  for (const [group, sources] of groups) {
    describe(`the repairs of ${group} keep their laws`, () => {
      it.each(sources.map((source) => [source.name, source] as const))('%s', (_name, source) => holdToLaws(source, repaired), 60_000);
    });
  }

  if (bench.length === 0) it.skip('the repairs of the bench keep their laws: RESILIENCE_BENCH names no folder of services');

  it('repaired code type-checks no worse than before', () => {
    expect(repaired.length).toBeGreaterThan(0);
    expect(findTypeBreaches(repaired)).toEqual([]);
  }, 180_000);

  describe('rules of others', () => {
    const known = [...shapes.values()].flatMap((each) => each.known ?? []);
    const own = [...shapes].flatMap(([group, each]) => (groups.has(group) ? (each.known ?? []) : []));
    const isKnown = ({ after, why }: NeighbourBreach) => known.some(({ code, rule }) => after.includes(code) && why.every((each) => each.startsWith(`${rule}:`)));
    let breaches: readonly NeighbourBreach[] = [];

    it('of the recommended sets of ESLint and typescript-eslint find nothing new in repaired code', () => {
      breaches = findNeighbourBreaches(repaired);
      expect(breaches.filter((each) => !isKnown(each))).toEqual([]);
    }, 180_000);

    it.each(own)('still find $rule, as $because', ({ code, rule }) => {
      expect(breaches.filter(({ after, why }) => after.includes(code) && why.some((each) => each.startsWith(`${rule}:`)))).not.toEqual([]);
    });
  });
}

function holdToLaws({ code, setup, hasOwnSettings, isFaulty }: Source, repaired: Repaired[]): void {
  if (isFaulty) expect(lint(code, setup), 'there is something to repair').not.toEqual([]);
  else if (lint(code, setup).length === 0) return;
  if (hasOwnSettings) repaired.push(...examineAs(code, setup));
  if (lint(code, setup).some(({ messageId }) => messageId === 'invalidSettings')) return;
  const variants = [commentEverywhere(code), ...(code.includes('\n') ? [code.replace(/\r?\n/g, '\r\n')] : [])];
  const seen = new Set<string>();
  for (const world of worlds) {
    const there = { ...setup, settings: world && { resilience: world } };
    repaired.push(...examineAs(code, there, seen));
    for (const variant of variants) examineAs(variant, there, seen);
  }
}

function examineAs(code: string, setup: LintSetup, seen?: Set<string>): readonly Repaired[] {
  const { breaches, repaired } = examine(code, setup, seen);
  expect(breaches).toEqual([]);
  return repaired;
}
