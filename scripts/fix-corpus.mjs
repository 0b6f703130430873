// Applies `eslint --fix` to a copy of a checked-out repository, holds what comes out to the laws of repairs, and prints a sample of
// the changes to be read one by one: does it parse, has it no type error that it had not, does a second run change nothing?
//   node scripts/fix-corpus.mjs DIR [--glob 'src/**/*.ts'] [--ignore '**/x/**'] [--rules a,b] [--settings JSON]
//                               [--sample 60] [--seed 1] [--context 2] [--no-types] [--keep] [--json FILE]
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import parser from '@typescript-eslint/parser';
import { ESLint } from 'eslint';
import plugin from '../dist/index.js';
import { pickAtRandom, splitDiff } from './fix-corpus/diffs.mjs';
import { findNewDiagnostics } from './fix-corpus/types.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  allowNegative: true,
  options: {
    glob: { type: 'string', multiple: true },
    ignore: { type: 'string', multiple: true, default: [] },
    rules: { type: 'string' },
    settings: { type: 'string', default: '{}' },
    sample: { type: 'string', default: '60' },
    seed: { type: 'string', default: '1' },
    context: { type: 'string', default: '2' },
    types: { type: 'boolean', default: true },
    keep: { type: 'boolean', default: false },
    json: { type: 'string' },
  },
});
const [folder = '.'] = positionals;
const original = realpathSync(path.resolve(folder));
const all = ['**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs}'];
const strict = plugin.configs.strict;
const wanted = values.rules?.split(',').map((name) => `resilience/${name}`) ?? Object.keys(strict.rules);
const strangers = wanted.filter((name) => !(name in strict.rules));
if (strangers.length > 0) throw new Error(`no rule of strict: ${strangers.join(', ')}`);

// The real path, as the system's temporary folder is a link on macOS.
const copy = realpathSync(mkdtempSync(path.join(tmpdir(), 'resilience-fix-')));
try {
  copyWorkingFiles();
  process.exitCode = (await run()) ? 0 : 1;
} finally {
  if (values.keep) console.log(`The repaired copy is kept in ${copy}`);
  else rmSync(copy, { recursive: true, force: true });
}

/** Neither the history nor what is installed: no rule reads either. */
function copyWorkingFiles() {
  cpSync(original, copy, { recursive: true, verbatimSymlinks: true, filter: (source) => !['.git', 'node_modules'].includes(path.basename(source)) });
}

async function run() {
  const started = performance.now();
  const first = await fix();
  const changed = first.filter(({ output }) => output !== undefined).map(({ filePath }) => path.relative(copy, filePath));
  const took = Math.round(performance.now() - started);

  const unparsed = changed.flatMap(findSyntaxError);
  const diagnostics = values.types ? findNewDiagnostics({ folder: copy, changed, readBefore: (file) => readFileSync(path.join(original, file), 'utf8') }) : [];
  // What is known of other files is looked at again at most once a second.
  await sleep(1500);
  const second = await fix();
  const unsettled = second.filter(({ output }) => output !== undefined).map(({ filePath }) => path.relative(copy, filePath));

  const hunks = changed.flatMap((file) => splitDiff(file, path.join(original, file), path.join(copy, file), Number(values.context)));
  const numbered = hunks.map((hunk, index) => ({ number: index + 1, ...hunk }));
  const sample = pickAtRandom(numbered, Number(values.sample), Number(values.seed)).sort((a, b) => a.number - b.number);
  for (const { number, file, text } of sample) console.log(`--- #${number} ${file}\n${text}`);

  for (const each of unparsed) console.log(`DOES NOT PARSE  ${each}`);
  for (const each of diagnostics) console.log(`NEW TYPE ERROR  ${each}`);
  for (const each of unsettled) console.log(`CHANGED AGAIN   ${each}`);
  const left = first.flatMap(({ messages }) => messages.filter(({ ruleId }) => wanted.includes(ruleId)));
  console.log(
    `${first.length} files, ${changed.length} changed in ${took} ms, ${hunks.length} places (${sample.length} shown); ${left.length} findings left; ` +
      `${unparsed.length} do not parse, ${values.types ? diagnostics.length : 'unknown'} new type errors, ${unsettled.length} changed again`,
  );
  if (values.json) writeFileSync(values.json, JSON.stringify({ changed, hunks: numbered, unparsed, diagnostics, unsettled, left }, null, 1));
  return unparsed.length + diagnostics.length + unsettled.length === 0;
}

async function fix() {
  const eslint = new ESLint({
    cwd: copy,
    fix: true,
    overrideConfigFile: true,
    allowInlineConfig: false,
    errorOnUnmatchedPattern: false,
    overrideConfig: [
      { ignores: values.ignore },
      { files: all, languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } } },
      { ...strict, files: all, rules: Object.fromEntries(wanted.map((name) => [name, strict.rules[name]])) },
      { files: all, settings: { resilience: JSON.parse(values.settings) }, linterOptions: { reportUnusedDisableDirectives: 'off' } },
    ],
  });
  const results = await eslint.lintFiles(values.glob ?? all);
  await ESLint.outputFixes(results);
  return results;
}

function findSyntaxError(file) {
  try {
    const filePath = path.join(copy, file);
    parser.parseForESLint(readFileSync(filePath, 'utf8'), { filePath, sourceType: 'module', ecmaFeatures: { jsx: true } });
    return [];
  } catch (error) {
    return [`${file}: ${error.message}`];
  }
}
