import { resolveValue } from '../bindings/index.js';
import { exportsOf } from './exported.js';
import { foundIn, packageFact, type Proof } from './fact.js';
import { describeImports, type ImportHabit } from './import-habits.js';
import { findKnown, packagesOf, type KnownCalls } from './paths.js';

/** Something of the project that lets only so many things happen, at once or in a time. */
export interface Limiter extends Proof {
  readonly library: string;
  readonly limits: 'concurrency' | 'rate' | 'requests';
  readonly exported: string;
  readonly habit: ImportHabit | null;
}

/** `requests`: a middleware that limits what clients of this server ask. */
const LIMITERS: readonly (KnownCalls & { readonly limits: Limiter['limits'] })[] = [
  { packages: ['p-limit'], paths: ['()'], limits: 'concurrency', source: 'p-limit@7.3.3:index.js' },
  { packages: ['p-queue'], paths: ['new()'], limits: 'concurrency', source: 'p-queue@10.0.0; behaviour run' },
  { packages: ['bottleneck'], paths: ['new()'], limits: 'concurrency', source: 'bottleneck@2.19.5:lib/Bottleneck.js' },
  { packages: ['async-sema'], paths: ['Sema.new()'], limits: 'concurrency', source: 'async-sema@3.1.1:lib/index.d.ts' },
  { packages: ['async-mutex'], paths: ['Semaphore.new()', 'new Semaphore()'], limits: 'concurrency', source: 'async-mutex@0.5.0:lib/index.d.ts' },
  { packages: ['p-throttle'], paths: ['()'], limits: 'rate', source: 'p-throttle@8.1.0:index.js' },
  { packages: ['express-rate-limit'], paths: ['()', 'rateLimit()'], limits: 'requests', source: 'express-rate-limit@8.7.4:dist/index.mjs' },
  { packages: ['rate-limiter-flexible'], paths: ['*.new()'], limits: 'requests', source: 'rate-limiter-flexible@11.4.0:lib/RateLimiterAbstract.js' },
  { packages: ['@upstash/ratelimit'], paths: ['Ratelimit.new()'], limits: 'requests', source: '@upstash/ratelimit@2.0.6:dist/index.d.ts' },
];

/** The limiters that files of the package export, the one most files import first. */
export const findLimiters = packageFact<Limiter>('limiters', (module) => {
  const { found, isComplete } = foundIn(module.project.backward.candidates(module, { packages: packagesOf(LIMITERS) }), (each) =>
    exportsOf(each).flatMap(({ name, value }) => {
      const known = findKnown(resolveValue(each, value), LIMITERS);
      return known ? [{ module: each, node: value, library: known.packages[0] ?? '', limits: known.limits, exported: name, habit: describeImports(each, name) }] : [];
    }),
  );
  return { found: [...found].sort((one, other) => (other.habit?.count ?? 0) - (one.habit?.count ?? 0)), isComplete };
});
