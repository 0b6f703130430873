import { createRequire } from 'node:module';
import path from 'node:path';
import type { ESLint } from 'eslint';
import { Failure } from './failure.js';

/** The ESLint of the project that the command runs in; the one beside this plugin where that has none. */
export function loadESLint(cwd: string): typeof ESLint {
  for (const from of [path.join(cwd, 'package.json'), import.meta.url]) {
    let loaded: { ESLint?: typeof ESLint };
    try {
      loaded = createRequire(from)('eslint') as typeof loaded;
    } catch {
      continue;
    }
    if (!loaded.ESLint || Number.parseInt(loaded.ESLint.version, 10) < 9) throw new Failure(`ESLint ${loaded.ESLint?.version ?? 'of this project'} is too old: this plugin needs 9.15 or later.`);
    return loaded.ESLint;
  }
  throw new Failure('ESLint was not found: install it in this project (npm install --save-dev eslint).');
}

/** What of ESLint's options a command sets. */
export interface Setup {
  readonly cwd: string;
  /** A configuration named on the command line. */
  readonly config: string | null;
}

export function openESLint({ cwd, config }: Setup, options: ESLint.Options): ESLint {
  return new (loadESLint(cwd))({ cwd, ...(config === null ? {} : { overrideConfigFile: path.resolve(cwd, config) }), ...options });
}

/** The configuration of one file, as far as it concerns us. */
export interface FileConfig {
  /** What our rules go by there: `resilience`; null when the plugin is not in it. */
  readonly namespace: string | null;
  readonly rules: Readonly<Record<string, unknown>>;
}

const PLUGIN = 'eslint-plugin-resilience';

export async function readConfig(eslint: ESLint, file: string): Promise<FileConfig> {
  const config = ((await eslint.calculateConfigForFile(file)) ?? {}) as { plugins?: Record<string, { meta?: { name?: string } }>; rules?: Record<string, unknown> };
  const found = Object.entries(config.plugins ?? {}).find(([, plugin]) => plugin.meta?.name === PLUGIN);
  return { namespace: found?.[0] ?? null, rules: config.rules ?? {} };
}

/** Whether a rule is on, as ESLint has it after it has read a configuration: `2`, `[2, options]`. */
export function isOn(entry: unknown): boolean {
  const severity: unknown = Array.isArray(entry) ? entry[0] : entry;
  return severity === 1 || severity === 2 || severity === 'warn' || severity === 'error';
}
