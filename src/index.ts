import { createRequire } from 'node:module';
import type { ESLint, Linter, Rule } from 'eslint';
import { createConfigs, type ConfigName } from './configs/index.js';
import { rules } from './rules/index.js';
import type { RuleOptions } from './kit/rule-options.js';

export type { Policy, ResilienceSettings } from './kit/settings.js';
export { projectFingerprint, type FingerprintOptions } from './project/fingerprint.js';
export type { LibraryModel } from './semantics/model-format.js';
export type { ConfigName, RuleOptions };

/** The plugin: `import resilience from 'eslint-plugin-resilience'`. */
export interface ResiliencePlugin extends ESLint.Plugin {
  meta: { name: string; version: string; namespace: string };
  rules: Record<keyof RuleOptions, Rule.RuleModule>;
  configs: Record<ConfigName, Linter.Config>;
}

const { name, version } = createRequire(import.meta.url)('../package.json') as { name: string; version: string };

// Our rules are typed with typescript-eslint's syntax tree; ESLint's own types know the ESTree part of it only.
const plugin = { meta: { name, version, namespace: 'resilience' }, rules } as unknown as ResiliencePlugin;
plugin.configs = createConfigs(plugin);

export default plugin;
export { plugin as 'module.exports' };
