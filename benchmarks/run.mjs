// What our rules cost, beside parsing, other plugins, linting with types, and Oxlint: medians and ratios of one run of this command.
//   npm run bench                          everything, in docs/performance.md; as many of 3 rounds as fit in 25 minutes (--rounds, --minutes)
//   npm run bench -- --quick               one small package, one round, in benchmarks/results
//   npm run bench -- --dir FOLDER [--glob 'src/**/*.ts'] [--ignore '**/x/**'] [--rounds 5] [--mode 'no rules' --mode strict] [--work]
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readArguments } from './arguments.mjs';
import { readEnvironment } from './environment.mjs';
import { Failure } from './failure.mjs';
import { installPeers } from './install.mjs';
import { measure, median, runMode, runScript } from './measure.mjs';
import { describe } from './page.mjs';
import { makeParts } from './parts.mjs';
import { plotGrowth, plotModes } from './plot.mjs';
import { bringSources } from './sources.mjs';
import { roundsOf, summarize, summarizeGrowth, summarizeRules } from './summary.mjs';

const GROWTH = ['no rules', 'strict', 'strict, crossFile: false'];
const SIZES = { full: [10_000, 25_000, 50_000, 100_000], quick: [500] };

try {
  main(readArguments(process.argv.slice(2)));
} catch (error) {
  if (!(error instanceof Failure)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

function main({ quick, work, rounds, deadline, modes, folders, out }) {
  installPeers();
  const subjects = folders.length > 0 ? folders : bringSources(quick);
  // A third of the time is for growth.
  const now = performance.now();
  const measured = measure(subjects, modes, { rounds, deadline: folders.length > 0 ? deadline : now + (deadline - now) * (2 / 3), say: console.error });
  const tables = subjects.map(({ name, packages = [] }, index) => {
    const [{ files, lines }] = [...measured[index].values()][0];
    return { name, packages, files, lines, rounds: roundsOf(measured[index]), rows: summarize(measured[index]) };
  });
  const rules = modes.some(({ name }) => name === 'strict') ? summarizeRules(measured) : [];
  for (const { name, rows } of tables) {
    console.log(`\n${name}`);
    console.table(Object.fromEntries(rows.map(({ name: mode, ...row }) => [mode, Object.fromEntries(Object.entries(row).map(([key, value]) => [key, value === null ? '' : Number(value.toFixed(2))]))])));
  }
  if (rules.length > 0) console.table(Object.fromEntries(rules.map(({ name, ms }) => [name, { 'ms per 1000 lines': Number(ms.toFixed(3)) }])));
  // Counting costs time: in processes of their own.
  if (work) for (const subject of subjects) for (const mode of modes.filter(({ isOurs, runs, threads }) => isOurs && runs === 'eslint' && !threads)) console.table({ [mode.name]: runMode(subject, mode, true).work });
  if (folders.length > 0) return;

  const growing = modes.filter(({ name }) => GROWTH.includes(name));
  const growth = summarizeGrowth(measure(makeParts(subjects, SIZES[quick ? 'quick' : 'full']), growing, { rounds, deadline, say: console.error }));
  const load = Array.from({ length: 11 }, () => runScript('load.mjs', { args: ['eslint'] }).ms);
  const page = describe({ environment: readEnvironment(), tables, rules, growth, loadMs: median(load) });
  mkdirSync(out, { recursive: true });
  for (const [file, text] of Object.entries({ 'performance.md': page, 'performance.svg': plotModes(tables), 'performance-growth.svg': plotGrowth(growth) })) {
    writeFileSync(path.join(out, file), text);
    console.log(`wrote ${path.relative(process.cwd(), path.join(out, file))}`);
  }
}
