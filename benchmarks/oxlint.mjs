// One run of Oxlint over one subject, in a fresh process, in which its command line runs: prints Oxlint's report, and behind it a line of JSON.
import { mkdtempSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { MODES } from './modes.mjs';

const { subject, mode } = JSON.parse(process.env.BENCH_RUN);
const config = MODES.find(({ name }) => name === mode).rules;
const entry = fileURLToPath(new URL('../dist/index.js', import.meta.url));
const folder = mkdtempSync(path.join(tmpdir(), 'resilience-oxlint-'));
const configFile = path.join(folder, '.oxlintrc.json');

const rules = config === undefined ? { 'no-debugger': 'error' } : (await import(pathToFileURL(entry).href)).default.configs[config].rules;
writeFileSync(configFile, JSON.stringify({ categories: { correctness: 'off' }, env: { node: true }, rules, ...(config === undefined ? {} : { jsPlugins: [entry] }) }));

process.on('exit', () => {
  rmSync(folder, { recursive: true, force: true });
  // Findings are no failure.
  process.exitCode = 0;
  writeSync(1, `\n${JSON.stringify({ peak: process.resourceUsage().maxRSS / 1024 })}\n`);
});

process.chdir(subject.cwd);
process.argv.splice(2, Infinity, '--config', configFile, '--format', 'json', '--no-error-on-unmatched-pattern', ...subject.ignores.flatMap((each) => ['--ignore-pattern', each]), '.');
await import(pathToFileURL(path.join(path.dirname(createRequire(import.meta.url).resolve('oxlint/package.json')), 'bin', 'oxlint')).href);
