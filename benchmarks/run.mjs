// Measures what our rules cost, as ratios within one run: absolute times differ between machines.
//   npm run benchmark -- [DIR ...] [--runs 5]
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = fileURLToPath(new URL('..', import.meta.url));
const here = path.join(root, 'benchmarks');
const { values, positionals } = parseArgs({ allowPositionals: true, options: { runs: { type: 'string', default: '5' } } });
const runs = Number(values.runs);
const packaged = ['zod/src', 'axios/lib', 'ioredis/built', 'pg/lib'].map((each) => path.join(root, 'node_modules', each)).filter(existsSync);
const folders = positionals.length > 0 ? positionals.map((each) => path.resolve(each)) : packaged;

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
const node = (...args) => {
  const { stdout, stderr, status } = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
};

// Configurations take turns, so that a machine that slows down slows all of them.
const names = ['none', 'recommended', 'strict', 'js', 'typescript-eslint'];
const measured = Object.fromEntries(names.map((name) => [name, []]));
for (let run = 0; run < runs; run += 1) for (const name of names) measured[name].push(node(path.join(here, 'lint.mjs'), name, ...folders));

const installed = names.filter((name) => measured[name][0] !== null);
const { files, lines } = measured.none[0];
if (files === 0) throw new Error(`no files in ${folders.join(', ')}`);
const wall = median(measured.none.map((each) => each.wall));
console.log(`${files} files, ${lines} lines, Node ${process.version}, median of ${runs} fresh processes\n`);
console.table(
  installed.map((name) => {
    const of = (pick) => median(measured[name].map(pick));
    const { rules } = measured[name][0];
    return {
      config: name,
      rules,
      'rules / parse': Number(of((each) => each.rulesTime / each.parse).toFixed(3)),
      'wall / no rules': Number((of((each) => each.wall) / wall).toFixed(2)),
      'ms per kLOC per rule': rules ? Number(of((each) => each.rulesTime / (lines / 1000) / rules).toFixed(3)) : '-',
      'parse ms per kLOC': Number(of((each) => each.parse / (lines / 1000)).toFixed(1)),
    };
  }),
);

const load = (...before) => Array.from({ length: 11 }, () => node(path.join(here, 'load.mjs'), ...before));
const [alone, afterESLint] = [load(), load('eslint')];
console.log(`\nloading the plugin: ${median(alone.map(({ ms }) => ms)).toFixed(1)} ms alone, ${median(afterESLint.map(({ ms }) => ms)).toFixed(1)} ms after eslint (median of 11)`);
console.log(`packages it loads: ${alone[0].packages.join(', ') || 'none'}`);
