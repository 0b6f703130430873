// One run of ESLint over one subject, in a fresh process (`node --expose-gc`): prints what it cost as JSON.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ESLint } from 'eslint';
import { countCode } from './code-lines.mjs';
import { MODES } from './modes.mjs';

const { subject, mode, counts } = JSON.parse(process.env.BENCH_RUN);
const { threads } = MODES.find(({ name }) => name === mode);
const { startCounting } = counts ? await import('./count-work.mjs') : {};
const readCounts = startCounting ? await startCounting() : () => undefined;

const eslint = new ESLint({
  cwd: subject.cwd,
  stats: true,
  overrideConfigFile: fileURLToPath(new URL('run-config.mjs', import.meta.url)),
  allowInlineConfig: false,
  errorOnUnmatchedPattern: false,
  ...(threads === undefined ? {} : { concurrency: threads }),
});
let results = await eslint.lintFiles(subject.globs);
const work = await readCounts();
const { maxRSS } = process.resourceUsage();

const rules = {};
let [parse, lines, findings, unread] = [0, 0, 0, 0];
for (const { stats, source, filePath, messages } of results) {
  lines += countCode(source ?? readFileSync(filePath, 'utf8'));
  findings += messages.filter(({ fatal }) => !fatal).length;
  unread += messages.some(({ fatal }) => fatal) ? 1 : 0;
  for (const pass of stats?.times.passes ?? []) {
    parse += pass.parse.total;
    for (const [rule, { total }] of Object.entries(pass.rules ?? {})) rules[rule] = (rules[rule] ?? 0) + total;
  }
}
const { length: files } = results;
results = [];
globalThis.gc?.();
const heap = process.memoryUsage().heapUsed / 1024 ** 2;
console.log(JSON.stringify({ files, lines, parse, rules, findings, unread, peak: maxRSS / 1024, heap, work }));
