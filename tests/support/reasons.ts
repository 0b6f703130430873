import type { Linter as LinterType } from 'eslint';
import { parser } from 'typescript-eslint';
import { askInside } from '../../src/command-line/ask-inside.js';
import { readLine } from '../../src/command-line/read-line.js';
import { factsOf, type RuleName } from '../../src/command-line/rule-facts.js';
import plugin from '../../src/index.js';
import { Linter } from './eslint.js';

export interface Code {
  readonly code: string;
  readonly filename: string;
  readonly cwd?: string;
  readonly config?: LinterType.Config;
}

/** Findings on lines of which `explain` would have said that the rule sees nothing there, or leaves such code out. */
export function findFalseReasons({ code, filename, cwd = '/', config = plugin.configs.strict }: Code): string[] {
  const reasons: string[][] = [];
  const probe = askInside((_file, seen) => {
    if ('problem' in seen) return;
    for (const index of seen.lines.keys()) {
      const { absent, gates } = readLine(seen, { line: index + 1, column: null, cwd });
      const silenced = (Object.keys(plugin.rules) as RuleName[]).filter((name) => absent.has(name) || factsOf(name).gates.some((gate) => gates.has(gate)));
      reasons[index + 1] = silenced.map((name) => `resilience/${name}`);
    }
  });
  const messages = new Linter({ cwd }).verify(
    code,
    [
      { files: ['**/*.{ts,tsx,js,jsx,mts,cts,mjs,cjs}'], languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } } },
      { ...config, ignores: [] },
      { plugins: { probe: { rules: { probe } } }, rules: { 'probe/probe': 'error' } },
    ],
    { filename },
  );
  // A report that begins before a line is told there as one, whatever the line itself holds.
  return messages.filter(({ line, ruleId }) => reasons[line]?.includes(ruleId ?? '') === true).map(({ line, ruleId, message }) => `${filename}:${line} ${ruleId}: ${message}`);
}
