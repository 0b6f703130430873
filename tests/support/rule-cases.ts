import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Linter } from 'eslint';

export interface Case {
  readonly name: string;
  readonly code: string;
  readonly options?: readonly unknown[];
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly filename?: string;
}

export interface InvalidCase extends Case {
  /** What a fix makes of it: after each pass where it takes more than one. */
  readonly output?: string | readonly string[] | null;
  readonly errors: readonly { readonly messageId: string; readonly suggestions?: readonly { readonly output: string }[] | null }[];
}

/** What a rule says of which code, as its test has it. */
export interface RuleCases {
  readonly rule: string;
  readonly valid: readonly Case[];
  readonly invalid: readonly InvalidCase[];
}

const folder = new URL('../rules/', import.meta.url);
const ENDING = '.cases.ts';
const names = readdirSync(folder).flatMap((file) => (file.endsWith(ENDING) ? [file.slice(0, -ENDING.length)] : [])).sort();

/** The cases of every rule that has a file of them, `tests/rules/<rule>.cases.ts`. */
export const ruleCases: readonly RuleCases[] = await Promise.all(
  names.map(async (rule) => {
    const { cases } = (await import(new URL(`${rule}${ENDING}`, folder).href)) as { cases: { valid: (string | Case)[]; invalid: InvalidCase[] } };
    const valid = cases.valid.map((each) => (typeof each === 'string' ? { name: each, code: each } : each));
    return { rule, valid, invalid: cases.invalid };
  }),
);

/** Cases that share their rules and settings, so that one configuration serves them all. */
export interface CaseGroup {
  /** A folder of its own. */
  readonly folder: string;
  readonly rule: string;
  readonly rules: Linter.RulesRecord;
  readonly settings: Readonly<Record<string, unknown>>;
  /** The file below that folder which holds a case. */
  readonly cases: readonly { readonly file: string; readonly test: Case | InvalidCase }[];
}

/**
 * Every case under its own rule with the options of the case, each in a file of its own.
 *
 * @param kind - `invalid` leaves out the cases that say nothing is found.
 */
export function groupCases(kind: 'all' | 'invalid'): CaseGroup[] {
  const groups = new Map<string, CaseGroup & { cases: { file: string; test: Case | InvalidCase }[] }>();
  for (const { rule, valid, invalid } of ruleCases) {
    for (const test of kind === 'all' ? [...valid, ...invalid] : invalid) {
      // A case about a folder of the repository brings its files with it, which a copy elsewhere would lack.
      if (test.filename !== undefined && path.isAbsolute(test.filename)) continue;
      const { options = [], settings = {}, filename = 'file.ts' } = test;
      if (!isReadable(filename, test.code)) continue;
      const key = JSON.stringify([rule, options, settings]);
      const rules = { [`resilience/${rule}`]: ['error', ...options] } as Linter.RulesRecord;
      const group = groups.get(key) ?? { folder: `${rule}/${groups.size}`, rule, rules, settings, cases: [] };
      groups.set(key, group);
      group.cases.push({ file: `src/${group.cases.length}/${filename}`, test });
    }
  }
  return [...groups.values()];
}

const espree = createRequire(import.meta.url)('espree') as { parse(code: string, options: object): unknown };

/** Our parser reads types in a file that is called JavaScript; Oxlint and an editor refuse them. */
function isReadable(filename: string, code: string): boolean {
  if (!filename.endsWith('.js')) return true;
  return ['module', 'script'].some((sourceType) => {
    try {
      espree.parse(code, { ecmaVersion: 'latest', sourceType, ecmaFeatures: { jsx: true } });
      return true;
    } catch {
      return false;
    }
  });
}
