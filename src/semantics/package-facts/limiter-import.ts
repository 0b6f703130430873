import type { Module } from '../../project/index.js';
import { leadsBack } from './import-cycles.js';
import { findLimiters } from './limiters.js';
import { specifierFrom } from './specifier-from.js';
import { findPackageAtHand, usablePackages } from './usable-package.js';

/** How a file has work wait for its turn. */
export type LimiterImport =
  /** A limiter that the project shares: `limit(() => …)`, or `limiter.schedule(() => …)`. `from` is null where the file has it by this name. */
  | { readonly kind: 'shared'; readonly from: string | null; readonly name?: string; readonly as: string; readonly run: '' | '.schedule' }
  /** A package that makes one: `pLimit(10)`. */
  | { readonly kind: 'maker'; readonly from: string; readonly as: string }
  /** A package that maps with a limit: `pMap(list, run, { concurrency: 10 })`. */
  | { readonly kind: 'mapper'; readonly from: string; readonly as: string };

/** Packages for it. */
const LIBRARIES = [
  { kind: 'maker', package: 'p-limit', as: 'pLimit', required: { majors: [2, 3, 4, 5, 6, 7], only: [2, 3] }, source: 'p-limit@3.1.0, 7.3.3:index.js' },
  { kind: 'mapper', package: 'p-map', as: 'pMap', required: { majors: [3, 4, 5, 6, 7], only: [3, 4] }, source: 'p-map@4.0.0, 7.1.1:index.js' },
] as const;

/** What a file may limit work by, of the project and of the packages that it depends on. Null where there is nothing. */
export function limiterImportFor(module: Module): LimiterImport | null {
  return ofProject(module) ?? ofPackage(module);
}

function ofProject(module: Module): LimiterImport | null {
  const fact = findLimiters(module);
  if (fact.state !== 'yes') return null;
  for (const limiter of fact.found) {
    const { limits, library, exported, habit, node } = limiter;
    const run = library === 'p-limit' ? '' : library === 'bottleneck' ? '.schedule' : null;
    if (limits !== 'concurrency' || run === null) continue;
    if (limiter.module.filename === module.filename) {
      const declared = node.parent?.type === 'VariableDeclarator' && node.parent.id.type === 'Identifier' ? node.parent.id.name : null;
      if (declared !== null) return { kind: 'shared', from: null, as: declared, run };
      continue;
    }
    const from = specifierFrom(module, limiter);
    if (from === null || leadsBack(module, from)) continue;
    return { kind: 'shared', from, ...(exported === 'default' ? {} : { name: exported }), as: habit?.name ?? (exported === 'default' ? 'limit' : exported), run };
  }
  return null;
}

function ofPackage(module: Module): LimiterImport | null {
  const found = findPackageAtHand(module, usablePackages(module, LIBRARIES));
  return found ? { kind: found.kind, from: found.package, as: found.as } : null;
}
