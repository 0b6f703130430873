import * as parser from '@typescript-eslint/parser';
import type { ESLint as ESLintClass, Linter as LinterClass } from 'eslint';
import plugin from '../../src/index.js';
import { Linter, readConfigs } from './eslint.js';

export interface LintSetup {
  rules: LinterClass.RulesRecord;
  settings?: Readonly<Record<string, unknown>> | undefined;
  /** The folder that `filename` lies in; without one there is no package.json. */
  cwd?: string;
  filename?: string;
  /** Other plugins than ours. */
  plugins?: Readonly<Record<string, ESLintClass.Plugin>>;
}

/** What our rules say of code, without fixing it. */
export function lint(code: string, setup: LintSetup): LinterClass.LintMessage[] {
  const { linter, config, filename } = prepare(setup);
  return linter.verify(code, config, { filename });
}

/** What `eslint --fix` makes of code, with all its passes. */
export function fix(code: string, setup: LintSetup): LinterClass.FixReport {
  const { linter, config, filename } = prepare(setup);
  return linter.verifyAndFix(code, config, { filename });
}

/** Code after one fix or suggestion. */
export function applyEdit(code: string, { range, text }: { range: readonly [number, number]; text: string }): string {
  return code.slice(0, range[0]) + text + code.slice(range[1]);
}

interface Prepared {
  readonly linter: LinterClass;
  readonly config: LinterClass.Config[];
}

/** By what they are made of; only for our plugin alone. */
const known = new Map<string, Prepared>();
const MAX_KNOWN = 200;

function prepare(setup: LintSetup): Prepared & { readonly filename: string } {
  const { rules, settings, cwd = '/', filename = 'file.ts', plugins } = setup;
  const key = plugins ? null : JSON.stringify([rules, settings, cwd], (_key, value: unknown) => (typeof value === 'object' || typeof value === 'string' ? value : String(value)));
  const prepared = (key === null ? undefined : known.get(key)) ?? prepareAnew(setup);
  if (key !== null) {
    if (known.size > MAX_KNOWN) known.clear();
    known.set(key, prepared);
  }
  return { ...prepared, filename };
}

function prepareAnew({ rules, settings = {}, cwd = '/', plugins = {} }: LintSetup): Prepared {
  const config: LinterClass.Config = {
    files: ['**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs}'],
    languageOptions: { parser },
    // What other rules are told to leave alone is their business, and a run with ours alone would take it for useless.
    linterOptions: { reportUnusedDisableDirectives: 'off' },
    plugins: { resilience: plugin, ...plugins },
    settings,
    rules,
  };
  return { linter: new Linter({ cwd }), config: readConfigs([config], cwd) };
}
