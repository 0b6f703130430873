// Lints checked-out repositories with the built plugin and prints every finding with its source line, to be read one by one.
//   node scripts/corpus.mjs DIR [--config recommended] [--rules a,b] [--glob 'src/**/*.ts'] [--ignore '**/x/**'] [--json FILE] [--one-file]
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import parser from '@typescript-eslint/parser';
import { ESLint } from 'eslint';
import plugin from '../dist/index.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    config: { type: 'string', default: 'recommended' },
    rules: { type: 'string' },
    glob: { type: 'string', multiple: true },
    ignore: { type: 'string', multiple: true, default: [] },
    json: { type: 'string' },
    'one-file': { type: 'boolean', default: false },
  },
});
const [folder = '.'] = positionals;
const cwd = path.resolve(folder);
const files = values.glob ?? ['**/*.{ts,mts,cts,js,mjs,cjs}'];
const config = plugin.configs[values.config];
const wanted = values.rules?.split(',').map((name) => `resilience/${name}`);
const rules = Object.fromEntries(Object.entries(config.rules).filter(([name]) => !wanted || wanted.includes(name)));
const all = ['**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs}'];

const eslint = new ESLint({
  cwd,
  overrideConfigFile: true,
  allowInlineConfig: false,
  errorOnUnmatchedPattern: false,
  overrideConfig: [
    { ignores: values.ignore },
    { files: all, languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } } },
    { ...config, files: all, rules },
    ...(values['one-file'] ? [{ files: all, settings: { resilience: { crossFile: false } } }] : []),
  ],
});
const started = performance.now();
const results = await eslint.lintFiles(files);
const findings = results.flatMap((result) =>
  result.messages.map((message) => ({
    place: `${path.relative(cwd, result.filePath)}:${message.line}`,
    rule: message.ruleId ?? 'parse error',
    message: message.message,
    line: readFileSync(result.filePath, 'utf8').split('\n')[message.line - 1]?.trim().slice(0, 160) ?? '',
    repair: message.fix ? 'fix' : message.suggestions ? 'suggestion' : 'none',
  })),
);
for (const each of findings) console.log(`${each.place}  ${each.rule}\n    ${each.message}\n    > ${each.line}`);
console.log(`${findings.length} findings in ${results.length} files, ${Math.round(performance.now() - started)} ms`);
if (values.json) writeFileSync(values.json, JSON.stringify(findings, null, 1));
