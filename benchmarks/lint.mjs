// One run of one mode over one subject, in a fresh process (`node --expose-gc`): prints what it cost as JSON, null when a peer is not installed.
import { readFileSync } from 'node:fs';
import parser from '@typescript-eslint/parser';
import { ESLint } from 'eslint';

const { subject, mode, config, counts } = JSON.parse(process.argv[2]);
const { startCounting } = counts ? await import('./count-work.mjs') : {};
const readCounts = startCounting ? await startCounting() : () => undefined;

const rulesOf = (configs) => configs.map(({ plugins = {}, rules = {} }) => ({ plugins, rules }));
const ours = async (settings) => {
  const { default: plugin } = await import('../dist/index.js');
  return [...rulesOf([plugin.configs[config]]), { settings: { resilience: settings } }];
};
const modes = {
  none: async () => [],
  off: () => ours({ crossFile: false }),
  on: () => ours({}),
  'eslint js': async () => rulesOf([(await import('@eslint/js')).default.configs.recommended]),
  untyped: async () => rulesOf((await import('typescript-eslint')).default.configs.recommended),
  typed: async () => rulesOf((await import('typescript-eslint')).default.configs.recommendedTypeChecked),
};
const configs = await modes[mode]().catch((reason) => {
  if (reason.code === 'ERR_MODULE_NOT_FOUND' && mode !== 'on' && mode !== 'off') return null;
  throw reason;
});
if (!configs) {
  console.log('null');
  process.exit();
}

const files = ['**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs}'];
const parserOptions = { ecmaFeatures: { jsx: true }, ...(mode === 'typed' ? { projectService: true, tsconfigRootDir: subject.cwd } : {}) };
const eslint = new ESLint({
  cwd: subject.cwd,
  stats: true,
  overrideConfigFile: true,
  allowInlineConfig: false,
  errorOnUnmatchedPattern: false,
  overrideConfig: [
    { ignores: ['**/*.d.{ts,mts,cts}', '**/*.min.js', ...subject.ignores] },
    { files, languageOptions: { parser, parserOptions } },
    ...configs.map((each) => ({ ...each, files })),
  ],
});

const cpu = process.cpuUsage();
const started = performance.now();
let results = await eslint.lintFiles(subject.globs);
const wall = performance.now() - started;
const user = process.cpuUsage(cpu).user / 1000;
const work = await readCounts();

let [parse, rulesTime, lines, findings, unread] = [0, 0, 0, 0, 0];
const ran = new Set();
for (const { stats, source, filePath, messages } of results) {
  lines += (source ?? readFileSync(filePath, 'utf8')).split('\n').length;
  findings += messages.filter(({ fatal }) => !fatal).length;
  unread += messages.some(({ fatal }) => fatal) ? 1 : 0;
  for (const pass of stats?.times.passes ?? []) {
    parse += pass.parse.total;
    for (const [rule, { total }] of Object.entries(pass.rules ?? {})) {
      ran.add(rule);
      rulesTime += total;
    }
  }
}
const peak = process.resourceUsage().maxRSS / 1024;
const { length } = results;
results = [];
globalThis.gc?.();
const heap = process.memoryUsage().heapUsed / 1024 ** 2;
console.log(JSON.stringify({ files: length, lines, wall, user, parse, rulesTime, rules: ran.size, findings, unread, peak, heap, work }));
