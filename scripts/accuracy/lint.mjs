import { readFileSync } from 'node:fs';
import path from 'node:path';
import parser from '@typescript-eslint/parser';
import { ESLint } from 'eslint';
import plugin from '../../dist/index.js';
import { keyOf } from './records.mjs';

const PREFIX = 'resilience/';
const all = ['**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs}'];

/**
 * What `recommended` and `strict` find in a checked-out repository, and how much was looked at. A finding of both counts as one of
 * `recommended`. Places are `file:line`, from the root of the repository.
 */
export async function lintRepository(root, files, ignores) {
  const findings = new Map();
  let linted = [];
  for (const config of ['recommended', 'strict']) {
    linted = await lint(root, files, ignores, plugin.configs[config]);
    for (const { filePath, messages } of linted) {
      for (const { ruleId, line, message } of messages.filter((each) => each.ruleId?.startsWith(PREFIX))) {
        const found = { rule: ruleId.slice(PREFIX.length), place: `${path.relative(root, filePath)}:${line}`, config, message };
        if (!findings.has(keyOf(found))) findings.set(keyOf(found), found);
      }
    }
  }
  const lines = linted.reduce((sum, { filePath }) => sum + readFileSync(filePath, 'utf8').split('\n').length, 0);
  return { files: linted.length, lines, findings: [...findings.values()].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)) };
}

function lint(cwd, files, ignores, config) {
  const eslint = new ESLint({
    cwd,
    overrideConfigFile: true,
    allowInlineConfig: false,
    errorOnUnmatchedPattern: false,
    overrideConfig: [{ ignores }, { files: all, languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } } }, { ...config, files: all }],
  });
  return eslint.lintFiles(files);
}
