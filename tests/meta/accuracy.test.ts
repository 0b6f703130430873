import { describe, expect, it } from 'vitest';
import { rules } from '../../src/rules/index.js';

interface Finding { rule: string; place: string; config: string; verdict: string | null; why: string }
interface AccuracyRecord { repository: string; commit: string; files: number; lines: number; findings: Finding[]; mended: Finding[] }

const records = (await import('../../scripts/accuracy/records.mjs' as string)) as {
  readRecords: () => AccuracyRecord[];
  readRepositories: () => { repositories: { repository: string; commit: string }[] };
  carryOver: (earlier: Pick<AccuracyRecord, 'findings' | 'mended'>, found: Pick<Finding, 'rule' | 'place' | 'config'>[]) => { kept: Finding[]; mended: Finding[]; open: unknown[] };
};
const { describeAccuracy } = (await import('../../scripts/describe-accuracy.mjs' as string)) as { describeAccuracy: (all: AccuracyRecord[]) => string };

const found = (rule: string, line: number, config = 'recommended') => ({ rule, place: `src/a.ts:${line}`, config });
const judged = (rule: string, line: number, verdict: string | null, why = '') => ({ ...found(rule, line), verdict, why });

describe('the records of what readers said', () => {
  it.each(records.readRecords().map((each) => [each.repository, each] as const))('%s is at the commit that the list names, and speaks of rules that exist', (repository, record) => {
    expect(records.readRepositories().repositories.find((each) => each.repository === repository)?.commit).toBe(record.commit);
    for (const { rule, place, config, verdict, why } of record.findings) {
      expect(Object.keys(rules)).toContain(rule);
      expect(place).toMatch(/^[^/].*:\d+$/u);
      expect(['recommended', 'strict']).toContain(config);
      expect([null, 'right', 'debatable', 'wrong']).toContain(verdict);
      if (verdict === 'wrong') expect(why, place).not.toBe('');
    }
  });
});

describe('a new run', () => {
  const earlier = { findings: [judged('a', 1, 'right'), judged('a', 2, 'wrong', 'bounded'), judged('a', 3, 'wrong', 'a test')], mended: [judged('a', 4, 'wrong', 'old')] };
  const next = records.carryOver(earlier, [found('a', 1), found('a', 3), found('b', 1)]);

  it('keeps verdicts, and asks for those that nobody gave', () => {
    expect(next.kept).toEqual([judged('a', 1, 'right'), judged('a', 3, 'wrong', 'a test'), judged('b', 1, null)]);
    expect(next.open).toEqual([found('b', 1)]);
  });

  it('remembers what was wrong and is gone, until it is back', () => {
    expect(next.mended.map(({ place }) => place)).toEqual(['src/a.ts:4', 'src/a.ts:2']);
    expect(records.carryOver({ findings: [], mended: next.mended }, [found('a', 4)]).mended.map(({ place }) => place)).toEqual(['src/a.ts:2']);
  });
});

describe('the page', () => {
  const page = describeAccuracy([
    { repository: 'o/n', commit: '0123456789', files: 2, lines: 12_345, findings: [...Array.from({ length: 20 }, (_, index) => judged('a', index, 'right')), judged('a', 30, 'wrong', 'bounded'), judged('a', 31, null)], mended: [judged('a', 40, 'wrong', 'old')] },
  ]);

  it('counts what was read, with a lower bound', () => {
    expect(page).toContain('| [a](rules/a.md) | recommended | 22 | 21 | 20 | 0 | 1 | 77% |');
    expect(page).toContain('| o/n | 01234567 | 12 345 | 22 | 0 | 21 | 1 |');
  });

  it('names what is wrong, and what was', () => {
    expect(page).toContain('- o/n `src/a.ts:30`, a: bounded');
    expect(page).toContain('- o/n `src/a.ts:40`, a: old');
  });
});
