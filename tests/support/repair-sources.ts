import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Linter } from 'eslint';
import plugin from '../../src/index.js';
import { examplesOf } from './docs-examples.js';
import type { LintSetup } from './lint.js';

/** Code whose repairs are held to their laws. */
export interface Source {
  /** A rule, or what else the code belongs to. */
  readonly group: string;
  readonly name: string;
  readonly code: string;
  readonly setup: LintSetup;
  /** It came with settings of its own, and is held to the laws under them too. */
  readonly hasOwnSettings: boolean;
  /** It is there to be repaired, so that nothing found in it means that the source is wrong. */
  readonly isFaulty: boolean;
}

/** What a rule finds in code that has fifty of it. */
export interface FiftyFindings {
  readonly head?: string;
  /** Each makes one finding, in turn, from a number that no other has. */
  readonly kinds: readonly ((n: number) => string)[];
}

/** What a rule adds in `tests/repair/shapes/<rule>.ts`. */
export interface Shapes {
  readonly shapes: readonly string[];
  readonly fifty: FiftyFindings;
  /** Breaches of the law on others' rules that are known and not mended yet. One that is gone must be taken off. */
  readonly known?: readonly KnownBreach[];
}

export interface KnownBreach {
  /** Part of the repaired code. */
  readonly code: string;
  /** The rule of ESLint or typescript-eslint that finds something new. */
  readonly rule: string;
  readonly because: string;
}

interface Case {
  readonly name?: string;
  readonly code: string;
  readonly options?: readonly unknown[];
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly filename?: string;
}

const root = fileURLToPath(new URL('../..', import.meta.url));

/** All our rules, as strict as they come. */
export const everyRule = (plugin.configs.strict.rules ?? {}) as Linter.RulesRecord;

/** The sources of a kind: `<name><ending>` below a folder of this repository. */
async function importAll<T>(folder: string, ending: string): Promise<Map<string, T>> {
  const names = readdirSync(path.join(root, folder)).filter((name) => name.endsWith(ending));
  const modules = names.map(async (name) => [name.slice(0, -ending.length), (await import(path.join(root, folder, name))) as T] as const);
  return new Map(await Promise.all(modules));
}

export async function findShapes(): Promise<Map<string, Shapes>> {
  return importAll<Shapes>('tests/repair/shapes', '.ts');
}

/** The invalid cases of the rules' own tests, and the shapes beside them. */
export async function findRuleSources(): Promise<Source[]> {
  const tables = await importAll<{ cases: { invalid: readonly (Case | string)[] } }>('tests/rules', '.cases.ts');
  const cases = [...tables].flatMap(([rule, { cases: { invalid } }]) => invalid.map((each) => toSource(rule, typeof each === 'string' ? { code: each } : each)));
  const shapes = [...(await findShapes())].flatMap(([rule, { shapes: codes }]) => codes.map((code) => toSource(rule, { code })));
  return [...cases, ...shapes];
}

function toSource(rule: string, { code, name = code, options, settings, filename }: Case): Source {
  const rules = { ...everyRule, ...(options ? { [`resilience/${rule}`]: ['error', ...options] as Linter.RuleEntry } : {}) };
  const setup: LintSetup = { rules, ...(filename === undefined ? {} : { filename }), ...(settings ? { settings } : {}) };
  return { group: rule, name, code, setup, hasOwnSettings: settings !== undefined, isFaulty: true };
}

/** What the documentation shows as wrong. */
export function findDocsSources(): Source[] {
  const folder = path.join(root, 'docs/rules');
  return readdirSync(folder).flatMap((page) =>
    examplesOf(page, readFileSync(path.join(folder, page), 'utf8'))
      .filter(({ words }) => words.includes('incorrect'))
      .map(({ place, code, language }) => ({
        group: 'the documentation', name: place, code, setup: { rules: everyRule, filename: `file.${language}` }, hasOwnSettings: false, isFaulty: true,
      })),
  );
}

/** The files of the example service. */
export function findExampleSources(): Source[] {
  return findServices(path.join(root, 'examples'), 'the examples');
}

/** The files of services that are not kept here, one folder each, below the folder that `RESILIENCE_BENCH` names. */
export function findBenchSources(): Source[] {
  const folder = process.env['RESILIENCE_BENCH'];
  if (folder === undefined || folder === '') return [];
  if (!existsSync(folder)) throw new Error(`RESILIENCE_BENCH names a folder that does not exist: ${folder}`);
  return findServices(path.resolve(folder), 'the bench');
}

function findServices(folder: string, group: string): Source[] {
  const services = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return services.flatMap(({ name: service }) => {
    const cwd = path.join(folder, service);
    const files = readdirSync(cwd, { recursive: true, encoding: 'utf8' })
      .filter((file) => /(?<!\.d)\.[cm]?[jt]sx?$/u.test(file) && !file.split(path.sep).includes('node_modules'));
    return files.sort().map((file): Source => {
      const filename = path.join(cwd, file);
      return {
        group,
        name: path.join(service, file),
        code: readFileSync(filename, 'utf8'),
        setup: { rules: everyRule, cwd, filename },
        hasOwnSettings: false,
        isFaulty: false,
      };
    });
  });
}
