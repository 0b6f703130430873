import path from 'node:path';
import type { ESLint } from 'eslint';
import type { Invocation } from '../ast/index.js';
import type { Module } from '../project/index.js';
import { describeCallee } from '../semantics/index.js';
import { askInside, OWN } from './ask-inside.js';
import { nameOf, printCall } from './calls.js';
import { isOn, openESLint, readConfig, type Setup } from './eslint.js';
import { Failure } from './failure.js';

/** How much of the code below a folder the plugin can follow. */
export interface Coverage {
  readonly folder: string;
  /** Files that a rule of ours is on for. */
  readonly files: number;
  /** Files that none is on for: what is in them is not counted. */
  readonly leftOut: number;
  readonly calls: number;
  readonly language: number;
  /** Followed into code of the project. */
  readonly project: number;
  /** Followed to a library that a model speaks for, and to one that none speaks for. */
  readonly modelled: number;
  readonly unmodelled: number;
  readonly unknown: number;
  /** The share of the calls that are not the language's own which are followed; null where there are none. */
  readonly followed: number | null;
  /** The calls that were not followed, by how they are written: most of one kind first. */
  readonly notFollowed: readonly Group[];
  /** The libraries that no model speaks for. */
  readonly unmodelledLibraries: readonly Group[];
  /** Files that do not parse, with the reason. */
  readonly broken: readonly string[];
}

export interface Group {
  readonly what: string;
  readonly count: number;
  /** `src/orders.ts:12` */
  readonly first: string;
}

interface Counted {
  readonly kind: 'language' | 'project' | 'modelled' | 'unmodelled' | 'unknown';
  readonly what: string;
  readonly place: string;
}

export async function measureCoverage(setup: Setup, folder: string): Promise<Coverage> {
  const { cwd } = setup;
  const found = new Map<string, readonly Counted[]>();
  let problem: string | null = null;
  const probe = askInside((file, seen) => {
    if ('problem' in seen) problem = seen.problem;
    else found.set(file, [...(found.get(file) ?? []), ...seen.module.invocations.map((call) => count(seen.module, call, path.relative(cwd, file)))]);
  });
  const eslint = openESLint(setup, {
    overrideConfig: { plugins: { [OWN]: { rules: { probe } } }, rules: { [`${OWN}/probe`]: 'error' } },
    ruleFilter: ({ ruleId }) => ruleId === `${OWN}/probe`,
  });
  const results = await eslint.lintFiles([folder]);
  if (problem !== null) throw new Failure(`${problem}.`);
  const linted: ESLint.LintResult[] = [];
  for (const result of results) if (await isLinted(eslint, result.filePath)) linted.push(result);
  if (linted.length === 0) throw new Failure(`No rule of this plugin is on for any file below ${folder}.`);
  const broken = linted.flatMap(({ filePath, messages }) => messages.filter(({ fatal }) => fatal === true).map(({ line, message }) => `${slashed(path.relative(cwd, filePath))}:${line}: ${message}`));
  return { folder, files: linted.length, leftOut: results.length - linted.length, ...summarize(linted.flatMap(({ filePath }) => found.get(filePath) ?? [])), broken };
}

async function isLinted(eslint: ESLint, file: string): Promise<boolean> {
  const { namespace, rules } = await readConfig(eslint, file);
  return namespace !== null && Object.entries(rules).some(([rule, entry]) => rule.startsWith(`${namespace}/`) && isOn(entry));
}

function count(module: Module, call: Invocation, file: string): Counted {
  const callee = describeCallee(module, call);
  const place = `${slashed(file)}:${nameOf(call).loc.start.line}`;
  if (callee.kind !== 'library') return { kind: callee.kind, what: callee.kind === 'unknown' ? printCall(call) : '', place };
  return { kind: callee.models.length > 0 ? 'modelled' : 'unmodelled', what: callee.name, place };
}

function summarize(calls: readonly Counted[]): Omit<Coverage, 'folder' | 'files' | 'leftOut' | 'broken'> {
  const of = (kind: Counted['kind']): readonly Counted[] => calls.filter((each) => each.kind === kind);
  const [language, unknown] = [of('language').length, of('unknown').length];
  const own = calls.length - language;
  return {
    calls: calls.length,
    language,
    project: of('project').length,
    modelled: of('modelled').length,
    unmodelled: of('unmodelled').length,
    unknown,
    followed: own === 0 ? null : (own - unknown) / own,
    notFollowed: group(of('unknown')),
    unmodelledLibraries: group(of('unmodelled')),
  };
}

function group(calls: readonly Counted[]): Group[] {
  const groups = new Map<string, Group>();
  for (const { what, place } of calls) {
    const known = groups.get(what);
    groups.set(what, known ? { ...known, count: known.count + 1 } : { what, count: 1, first: place });
  }
  return [...groups.values()].toSorted((one, other) => other.count - one.count || (one.what < other.what ? -1 : 1));
}

function slashed(file: string): string {
  return file.split(path.sep).join('/');
}
