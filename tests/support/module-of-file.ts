import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import * as parser from '@typescript-eslint/parser';
import type { Linter, Rule } from 'eslint';
import type { Module } from '../../src/project/index.js';
import { openModule } from '../../src/semantics/index.js';

const { Linter: ActiveLinter } = createRequire(import.meta.url)(process.env['ESLINT_PKG'] ?? 'eslint') as { Linter: typeof Linter };

/** A file on disk as a rule sees it while ESLint lints it. */
export function moduleOfFile(filename: string, cwd: string): Module {
  let module: Module | null = null;
  const rule: Rule.RuleModule = {
    create: (context) => ({
      'Program:exit'() {
        module = openModule(context.sourceCode as never, { filename, cwd, crossFile: true, models: [] });
      },
    }),
  };
  const config = [{ files: ['**/*.ts'], languageOptions: { parser }, plugins: { test: { rules: { open: rule } } }, rules: { 'test/open': 'error' } }];
  const messages = new ActiveLinter({ cwd }).verify(readFileSync(filename, 'utf8'), config as Linter.Config[], { filename });
  if (!module) throw new Error(messages[0]?.message ?? 'the rule did not run');
  return module;
}
