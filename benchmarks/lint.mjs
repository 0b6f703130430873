// One run of one configuration in a fresh process: prints its times as JSON, null when a peer is not installed.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import parser from '@typescript-eslint/parser';
import { ESLint } from 'eslint';
import plugin from '../dist/index.js';

const [name, ...folders] = process.argv.slice(2);
const files = ['**/*.{ts,mts,cts,js,mjs,cjs}'];
const peers = {
  js: async () => [(await import('@eslint/js')).default.configs.recommended],
  'typescript-eslint': async () => (await import('typescript-eslint')).default.configs.recommended.map(({ plugins = {}, rules = {} }) => ({ plugins, rules })),
};
const ours = name === 'none' ? [] : [plugin.configs[name]];
const configs = peers[name] ? await peers[name]().catch(() => null) : ours;
if (!configs) {
  console.log('null');
  process.exit();
}
const eslint = new ESLint({
  cwd: path.parse(process.cwd()).root,
  stats: true,
  overrideConfigFile: true,
  allowInlineConfig: false,
  errorOnUnmatchedPattern: false,
  overrideConfig: [
    // Published code lies in node_modules, which ESLint and our own configs leave out.
    { ignores: ['!**/node_modules/', '**/*.d.{ts,mts,cts}', '**/*.min.js'] },
    { files, languageOptions: { parser } },
    ...configs.map((config) => ({ ...Object.fromEntries(Object.entries(config).filter(([key]) => key !== 'ignores')), files })),
  ],
});
const started = performance.now();
const results = await eslint.lintFiles(folders);
const wall = performance.now() - started;

let [parse, rulesTime, lines] = [0, 0, 0];
const ran = new Set();
for (const { stats, source, filePath } of results) {
  lines += (source ?? readFileSync(filePath, 'utf8')).split('\n').length;
  for (const pass of stats?.times.passes ?? []) {
    parse += pass.parse.total;
    for (const [rule, { total }] of Object.entries(pass.rules ?? {})) {
      ran.add(rule);
      rulesTime += total;
    }
  }
}
console.log(JSON.stringify({ files: results.length, lines, wall, parse, rulesTime, rules: ran.size }));
