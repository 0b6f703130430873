// What the runs of one subject say: ratios, each with its spread, and the targets.

/** At most this share of ESLint's own parse time is added by other files. */
const SHARE_OF_PARSE = 0.35;
/** At most this share of what typed linting adds is added by our rules. */
const SHARE_OF_TYPED = 0.2;

export function median(numbers) {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
}

const spread = (numbers, digits) => {
  const [low, mid, high] = [Math.min(...numbers), median(numbers), Math.max(...numbers)].map((each) => each.toFixed(digits));
  return low === high ? mid : `${mid} (${low} to ${high})`;
};

/** A table of what each mode costs. */
export function printCosts(measured) {
  const base = measured.get('none') ?? [...measured.values()][0];
  const rows = [...measured].map(([mode, runs]) => {
    const of = (pick) => runs.map(pick);
    return [
      mode,
      {
        rules: runs[0].rules,
        findings: runs[0].findings,
        unread: runs[0].unread,
        'rules / parse': spread(of((each) => each.rulesTime / each.parse), 2),
        'wall / none': spread(of((each, run) => each.wall / base[run].wall), 2),
        'user CPU / none': spread(of((each, run) => each.user / base[run].user), 2),
        'peak MB': spread(of(({ peak }) => peak), 0),
        'heap MB': spread(of(({ heap }) => heap), 0),
      },
    ];
  });
  console.table(Object.fromEntries(rows));
}

/** The targets for other files; each ratio is of runs that stood beside each other. */
export function printTargets(measured) {
  const [none, off, on, typed] = ['none', 'off', 'on', 'typed'].map((mode) => measured.get(mode));
  const say = (claim, ratios, target) => {
    const verdict = target === undefined ? '    ' : median(ratios) <= target ? 'pass' : 'FAIL';
    console.log(`  ${verdict}  ${claim}: ${spread(ratios, 2)}${target === undefined ? '' : `, target at most ${target}`}`);
  };
  // Rules and parser of one process: what slows the machine down slows both.
  const perParse = ({ rulesTime, parse }) => rulesTime / parse;
  const ratios = (pick) => on.map((_, run) => pick(run));
  if (off && on) {
    say('other files / parse (rules / parse, on - off)', ratios((run) => perParse(on[run]) - perParse(off[run])), SHARE_OF_PARSE);
    if (none) say('other files / parse (user CPU on - off, parse of none)', ratios((run) => (on[run].user - off[run].user) / none[run].parse));
    say('peak memory on / off', ratios((run) => on[run].peak / off[run].peak));
    say('heap after collection on / off', ratios((run) => on[run].heap / off[run].heap));
  }
  if (!none || !on || !typed) return;
  const added = (to, from, what) => (run) => to[run][what] - from[run][what];
  for (const [what, name] of [['wall', 'wall'], ['user', 'user CPU'], ['peak', 'peak memory'], ['heap', 'heap after collection']]) {
    const ofTyped = added(typed, none, what);
    if (off) say(`other files / what typed linting adds, ${name}`, ratios((run) => added(on, off, what)(run) / ofTyped(run)), SHARE_OF_TYPED);
    say(`all of ours / what typed linting adds, ${name}`, ratios((run) => added(on, none, what)(run) / ofTyped(run)), SHARE_OF_TYPED);
  }
  say('rules on / rules of typed linting', ratios((run) => on[run].rulesTime / typed[run].rulesTime));
  say('peak memory on / typed', ratios((run) => on[run].peak / typed[run].peak));
}

/** What one run asked of the file system, the parser and the resolver, and the questions that were computed. */
export function printWork(work) {
  if (work.length === 0) return;
  const names = [...new Set(work.flatMap(([, counts]) => Object.keys(counts)))];
  console.table(Object.fromEntries(names.map((name) => [name, Object.fromEntries(work.map(([mode, counts]) => [mode, counts[name] ?? 0]))])));
}
