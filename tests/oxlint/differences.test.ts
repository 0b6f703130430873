import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ESLint } from '../support/eslint.js';
import { LinkedProject, printConfig } from '../support/linked-project.js';
import { differences } from './differences.js';
import { parseOxlint, readESLint, type Finding } from './support/findings.js';
import { printOxlintConfig, runOxlint } from './support/run.js';

const config = { rules: { 'resilience/require-timeout': 'error' } };
const project = new LinkedProject({
  '.oxlintrc.json': printOxlintConfig(config),
  'eslint.config.mjs': printConfig(config),
  '.gitignore': 'ignored/\n',
  // What makes the folder one that git looks after.
  '.git/HEAD': 'ref: refs/heads/main\n',
  ...Object.fromEntries(differences.map(({ file, code }) => [`src/${file}`, code])),
});
afterAll(() => project.remove());

describe('Oxlint differs from ESLint in', () => {
  let eslint: readonly Finding[] = [];
  let oxlint: readonly Finding[] = [];
  const placesIn = (findings: readonly Finding[], file: string) =>
    findings.filter((each) => each.file === `src/${file}`).map(({ line, column, rule }) => `${line}:${column} ${rule}`);

  beforeAll(async () => {
    eslint = readESLint(await new ESLint({ cwd: project.folder }).lintFiles(['src']), project.folder);
    oxlint = parseOxlint(await runOxlint(project.folder, ['-f', 'json', 'src']), (file) => project.read(file));
  });

  it.each(differences)('$name: $reason', ({ file, eslint: ofESLint, oxlint: ofOxlint }) => {
    expect({ eslint: placesIn(eslint, file), oxlint: placesIn(oxlint, file) }).toEqual({ eslint: ofESLint, oxlint: ofOxlint });
  });
});
