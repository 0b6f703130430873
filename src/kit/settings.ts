import type { LibraryModel } from '../semantics/model-format.js';
import { model } from './model-shape.js';
import { flag, listOf, objectOf, oneOf, text, wholeNumber } from './shape.js';

/** Values that are a team's to choose. Repairs that need one become part of `eslint --fix` once it is declared. */
export interface Policy {
  /** How long a call may wait for the other side, in milliseconds. */
  timeoutMs?: number;
  /** How many calls of a list may run at once. */
  concurrency?: number;
  /** How many rows a list query may return. */
  queryLimit?: number;
  /** How often a failed call is tried again. */
  retries?: number;
}

/** `settings.resilience` of an ESLint configuration. */
export interface ResilienceSettings {
  policy?: Policy;
  /** Models of in-house clients, in the format of our own; they come before ours. */
  models?: readonly LibraryModel[];
  /** `safe` (the default): `--fix` changes nothing that works. `all`: also what a person should read before merging. */
  autofix?: 'safe' | 'all';
  /** Whether other files may be read to judge the one being linted. True by default. */
  crossFile?: boolean;
  /** The module that exports the project's logger, when it cannot be found: `@/lib/logger`. */
  logger?: string;
  /** `projectFingerprint()`: has `eslint --cache` notice changes of other files. Nothing reads it. */
  fingerprint?: string;
}

const settingsShape = objectOf(
  {},
  {
    policy: objectOf({}, { timeoutMs: wholeNumber(1), concurrency: wholeNumber(1), queryLimit: wholeNumber(1), retries: wholeNumber(0) }),
    models: listOf(model),
    autofix: oneOf('safe', 'all'),
    crossFile: flag,
    logger: text,
    fingerprint: text,
  },
);

const DEFAULT_POLICY: Required<Policy> = { timeoutMs: 10_000, concurrency: 10, queryLimit: 100, retries: 3 };

/** Settings with every default filled in. */
export interface Settings {
  readonly policy: Required<Policy>;
  /** Which values of the policy the team has declared. */
  readonly declared: ReadonlySet<keyof Policy>;
  readonly models: readonly LibraryModel[];
  readonly autofix: 'safe' | 'all';
  readonly crossFile: boolean;
  readonly logger: string | null;
}

const NO_MODELS: readonly LibraryModel[] = [];
const read = new WeakMap<object, Settings | { problem: string }>();
const DEFAULTS: Settings = { policy: DEFAULT_POLICY, declared: new Set(), models: NO_MODELS, autofix: 'safe', crossFile: true, logger: null };

/** Reads `settings.resilience`: the settings, or one sentence that says which key is wrong and what it should be. */
export function readSettings(settings: Readonly<Record<string, unknown>>): Settings | { problem: string } {
  const given = settings['resilience'];
  if (given === undefined) return DEFAULTS;
  if (typeof given !== 'object' || given === null) return { problem: 'settings.resilience must be an object' };
  let known = read.get(given);
  if (!known) read.set(given, (known = interpret(given)));
  return known;
}

function interpret(given: object): Settings | { problem: string } {
  const problem = settingsShape(given, 'settings.resilience');
  if (problem) return { problem };
  const { policy = {}, models, autofix, crossFile, logger } = given as ResilienceSettings;
  return {
    policy: { ...DEFAULT_POLICY, ...policy },
    declared: new Set(Object.keys(policy) as (keyof Policy)[]),
    models: models ?? NO_MODELS,
    autofix: autofix ?? 'safe',
    crossFile: crossFile ?? true,
    logger: logger ?? null,
  };
}
