// Measures what our rules cost, as ratios within one run: absolute times differ between machines.
//   npm run benchmark -- [--dir FOLDER [--glob 'src/**/*.ts'] [--ignore '**/x/**']]... [--runs 3] [--config strict] [--no-typeorm] [--json FILE]
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { median, printCosts, printTargets, printWork } from './report.mjs';
import { readArguments } from './subjects.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const { runs, config, modes, json, findSubjects } = readArguments(process.argv.slice(2));

const node = (...args) => {
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--expose-gc', ...args], { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
};
const lint = (subject, mode, counts = false) => node(path.join(here, 'lint.mjs'), JSON.stringify({ subject, mode, config, counts }));

const report = {};
for (const subject of findSubjects()) {
  const measured = new Map(modes.map((mode) => [mode, []]));
  // Modes take turns, so that a machine that slows down slows all of them.
  for (let run = 0; run < runs; run += 1) for (const mode of modes) measured.get(mode).push(lint(subject, mode));
  for (const mode of modes) if (measured.get(mode)[0] === null) measured.delete(mode);

  const [{ files, lines }] = [...measured.values()][0];
  if (files === 0) throw new Error(`no files in ${subject.cwd}`);
  console.log(`\n${subject.name}: ${files} files, ${lines} lines, config ${config}, Node ${process.version}, median of ${runs} fresh processes (spread: smallest to largest)\n`);
  printCosts(measured);
  printTargets(measured);
  // In processes of their own: counting costs time.
  const work = ['off', 'on'].filter((mode) => measured.has(mode)).map((mode) => [mode, lint(subject, mode, true).work]);
  printWork(work);
  report[subject.name] = { ...Object.fromEntries(measured), work: Object.fromEntries(work) };
}
if (json) writeFileSync(json, JSON.stringify(report, null, 1));

const load = (...before) => Array.from({ length: 11 }, () => node(path.join(here, 'load.mjs'), ...before));
const [alone, afterESLint] = [load(), load('eslint')];
console.log(`\nloading the plugin: ${median(alone.map(({ ms }) => ms)).toFixed(1)} ms alone, ${median(afterESLint.map(({ ms }) => ms)).toFixed(1)} ms after eslint (median of 11)`);
console.log(`packages it loads: ${alone[0].packages.join(', ') || 'none'}`);
