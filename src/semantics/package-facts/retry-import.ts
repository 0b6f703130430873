import { findReturns, isFunction, type FunctionNode, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { leadsBack } from './import-cycles.js';
import { findRetryHelpers, type RetryHelper } from './retry-helpers.js';
import { specifierFrom } from './specifier-from.js';
import { findPackageAtHand, usablePackages, type ImportablePackage } from './usable-package.js';

/** How a file has something tried again: by a call that is given a function, and options behind it. */
export interface RetryImport {
  /** Null when the file has it already, by this name. */
  readonly from: string | null;
  /** Left out for the default export. */
  readonly name?: string;
  readonly as: string;
  /** Code of the options, for so many attempts after the first; null where the project has settled that. */
  readonly options: ((retries: number) => string) | null;
  /** It is a package, and the package of the file depends on it, as far as that is known; true for what is the project's own. */
  readonly isThere: boolean;
}

interface Library extends ImportablePackage {
  readonly name?: string;
  readonly as: string;
  readonly options: (retries: number) => string;
  readonly source: string;
}

/** The first is what a project without any gets. */
const LIBRARIES: readonly Library[] = [
  { package: 'p-retry', as: 'pRetry', options: (retries) => `{ retries: ${retries} }`, required: { majors: [4, 5, 6, 7, 8, 9], only: [4] }, source: 'p-retry@4.6.2, 8.0.0:index.js, index.d.ts' },
  { package: 'async-retry', as: 'retry', options: (retries) => `{ retries: ${retries} }`, source: 'async-retry@1.3.3:lib/index.js' },
  { package: 'exponential-backoff', name: 'backOff', as: 'backOff', options: (retries) => `{ numOfAttempts: ${retries + 1}, jitter: 'full' }`, source: 'exponential-backoff@3.1.3:dist/options.d.ts' },
  { package: 'ts-retry-promise', name: 'retry', as: 'retry', options: (retries) => `{ retries: ${retries}, backoff: 'EXPONENTIAL' }`, source: 'ts-retry-promise@0.8.1:dist/retry-promise.d.ts' },
];

/** The helper of the project for retries, else a package for them that it has, else the one that it would get. */
export function retryImportFor(module: Module): RetryImport {
  return ofProject(module) ?? ofPackage(module);
}

function ofProject(module: Module): RetryImport | null {
  const fact = findRetryHelpers(module);
  if (fact.state !== 'yes') return null;
  for (const helper of fact.found) {
    if (!isPlain(helper)) continue;
    const { exported, habit } = helper;
    if (helper.module.filename === module.filename) {
      const name = declaredName(helper.node);
      if (name !== null) return { from: null, as: name, options: null, isThere: true };
      continue;
    }
    const from = specifierFrom(module, helper);
    if (from === null || leadsBack(module, from)) continue;
    const as = habit?.name ?? (exported === 'default' ? (declaredName(helper.node) ?? 'retry') : exported);
    return { from, ...(exported === 'default' ? {} : { name: exported }), as, options: null, isThere: true };
  }
  return null;
}

/** `withRetry(run, attempts = 3)`: it needs nothing but what it tries, and gives what that gives. */
function isPlain({ node, parameter }: RetryHelper): boolean {
  if (!isFunction(node) || parameter !== 0) return false;
  const others = node.params.slice(1);
  return others.every((each) => each.type === 'AssignmentPattern' || ('optional' in each && each.optional === true)) && !findReturns(node).some((each) => isFunction(each)) && takesNothing(node);
}

/** `run: () => Promise<T>`, without an attempt or a signal that it must be given. */
function takesNothing({ params: [first] }: FunctionNode): boolean {
  const name = first?.type === 'AssignmentPattern' ? first.left : first;
  return name?.type === 'Identifier';
}

function declaredName(node: Node): string | null {
  if (node.type === 'FunctionDeclaration') return node.id?.name ?? null;
  return node.parent?.type === 'VariableDeclarator' && node.parent.id.type === 'Identifier' ? node.parent.id.name : null;
}

function ofPackage(module: Module): RetryImport {
  const usable = usablePackages(module, LIBRARIES);
  const found = findPackageAtHand(module, usable);
  const library = found ?? usable[0] ?? (LIBRARIES[0] as Library);
  return { from: library.package, ...(library.name === undefined ? {} : { name: library.name }), as: library.as, options: library.options, isThere: found !== undefined };
}
