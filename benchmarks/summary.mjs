// From runs to numbers: medians of rounds, and ratios of runs that stood beside each other.
import { median } from './measure.mjs';

const sum = (rules) => Object.values(rules ?? {}).reduce((total, each) => total + each, 0);

export const roundsOf = (measured) => [...measured.values()][0].length;

/** A row a mode. `parse` and `rules` are of ESLint's own statistics; `null` where there are none. */
export function summarize(measured) {
  const base = measured.get('no rules');
  return [...measured].map(([name, runs]) => {
    const of = (pick) => median(runs.map(pick));
    const hasStats = runs[0].parse > 0;
    return {
      name,
      rules: hasStats ? Object.keys(runs[0].rules).length : null,
      findings: runs[0].findings,
      unread: runs[0].unread,
      seconds: of(({ wall }) => wall),
      perNoRules: base ? of((run) => run.wall / base[runs.indexOf(run)].wall) : null,
      rulesPerParse: hasStats ? of((run) => sum(run.rules) / run.parse) : null,
      peak: of(({ peak }) => peak),
    };
  });
}

/** What each of our rules costs, in milliseconds for a thousand lines: the median over rounds of all subjects together. */
export function summarizeRules(measuredSubjects) {
  const runs = measuredSubjects.map((measured) => measured.get('strict') ?? []);
  const rounds = Math.min(...runs.map(({ length }) => length));
  const names = [...new Set(runs.flat().flatMap(({ rules }) => Object.keys(rules)))];
  const perRound = Array.from({ length: rounds }, (_, round) => runs.map((each) => each[round]));
  const kilo = (each) => each.reduce((total, { lines }) => total + lines, 0) / 1000;
  return names
    .map((name) => ({ name: name.replace('resilience/', ''), ms: median(perRound.map((each) => each.reduce((total, { rules }) => total + (rules[name] ?? 0), 0) / kilo(each))) }))
    .sort((one, other) => other.ms - one.ms);
}

/** Growth: a row a size. */
export function summarizeGrowth(parts) {
  return parts.map((measured) => {
    const rows = new Map(summarize(measured).map((row) => [row.name, row]));
    return { lines: measured.get('no rules')[0].lines, rounds: roundsOf(measured), rows };
  });
}
