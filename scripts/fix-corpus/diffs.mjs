// The changes of a file, one by one, and a sample of them that is the same each time.
import { spawnSync } from 'node:child_process';

/**
 * @param {string} file its name, to be shown
 * @param {string} before path of the file as it was
 * @param {string} after path of the file as it is
 * @param {number} context lines shown around each change
 * @returns {{ file: string, text: string }[]} the hunks of a unified diff
 */
export function splitDiff(file, before, after, context) {
  const { stdout, status } = spawnSync('git', ['diff', '--no-index', '--no-color', '--no-ext-diff', `-U${context}`, before, after], { encoding: 'utf8', maxBuffer: 1 << 28 });
  // 0: no difference, 1: some.
  if (status !== 0 && status !== 1) throw new Error(`git could not compare ${before} and ${after}`);
  const [, ...hunks] = stdout.split(/^(?=@@ )/mu);
  return hunks.map((text) => ({ file, text }));
}

/** So many items, picked by a seed; all where there are fewer. */
export function pickAtRandom(items, count, seed) {
  const left = [...items];
  const random = makeRandom(seed);
  const picked = [];
  while (picked.length < count && left.length > 0) picked.push(...left.splice(Math.floor(random() * left.length), 1));
  return picked;
}

/** A linear congruential generator (modulus 2^32) whose upper bits are used: enough to pick lines to read. */
function makeRandom(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  for (let turn = 0; turn < 8; turn += 1) next();
  return next;
}
