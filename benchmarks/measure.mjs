// Runs modes over subjects in fresh processes that take turns, and says what they cost.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Failure } from './failure.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));

export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]];
  return (low + high) / 2;
}

/** Runs a script of this folder, which prints JSON in its last line; `printed` is what stands before it, `wall` is the time from start to end of the process, in seconds. */
export function runScript(script, { args = [], run } = {}) {
  const started = performance.now();
  const env = { ...process.env, ...(run ? { BENCH_RUN: JSON.stringify(run) } : {}) };
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--expose-gc', path.join(here, script), ...args], { encoding: 'utf8', maxBuffer: 1 << 28, env });
  const wall = (performance.now() - started) / 1000;
  if (status !== 0) throw new Failure(`${run?.mode ?? script} did not run: ${stderr.trim().split('\n').find((line) => /error/i.test(line)) ?? `it ended with ${status}`}`);
  const lines = stdout.trim().split('\n');
  return { wall, ...JSON.parse(lines.pop()), printed: lines.join('\n') };
}

/** What one run of a mode cost. */
export function runMode(subject, { name, runs }, counts = false) {
  const { printed, ...result } = runScript(runs === 'oxlint' ? 'oxlint.mjs' : 'lint.mjs', { run: { subject, mode: name, counts } });
  if (runs !== 'oxlint') return result;
  const { diagnostics, number_of_files: files } = JSON.parse(printed);
  return { ...result, files, findings: diagnostics.length, unread: diagnostics.filter(({ code }) => code === undefined).length };
}

/**
 * The runs of each mode over each subject. Modes take turns, so that a machine that slows down slows all of them; ratios are of runs of
 * the same round. After the first round, one that would end after the deadline is not begun.
 *
 * @returns for each subject, a map from the name of a mode to its runs, one a round
 */
export function measure(subjects, modes, { rounds, deadline, say }) {
  const measured = subjects.map(() => new Map());
  for (let round = 1, longest = 0; round <= rounds; round += 1) {
    const started = performance.now();
    if (started + longest > deadline) {
      say(`no time for round ${round} of ${rounds}`);
      break;
    }
    for (const [index, subject] of subjects.entries()) {
      for (const mode of modes.filter(({ typed }) => !typed || subject.typed)) {
        const result = runMode(subject, mode);
        if (result.files === 0) throw new Failure(`${mode.name} found no files in ${subject.name}`);
        measured[index].set(mode.name, [...(measured[index].get(mode.name) ?? []), result]);
        say(`${subject.name}, round ${round} of ${rounds}: ${mode.name} ${result.wall.toFixed(1)} s`);
      }
    }
    longest = Math.max(longest, performance.now() - started);
  }
  return measured;
}
