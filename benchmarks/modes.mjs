// What is measured: configurations of ESLint, and Oxlint.
import { availableParallelism } from 'node:os';

const rulesOf = (configs) => configs.flat().map(({ plugins = {}, rules = {} }) => ({ plugins, rules }));
const ours = async (name, settings = {}) => {
  const { default: plugin } = await import('../dist/index.js');
  return [...rulesOf([plugin.configs[name]]), { settings: { resilience: settings } }];
};
const typescriptEslint = async (name) => rulesOf((await import('typescript-eslint')).default.configs[name]);
const plugin = async (name, config) => rulesOf([(await import(name)).default.configs[config]]);

/** Threads of `--concurrency`: what this machine has, and two at least. */
export const THREADS = Math.max(2, availableParallelism());

/**
 * `runs`: what is run. `configs`: gives the configuration of ESLint. `typed`: with types, which takes a tsconfig. `threads`: for
 * `--concurrency`. `rules`: the config of ours that Oxlint gets.
 */
export const MODES = [
  { name: 'no rules', runs: 'eslint', configs: () => [] },
  { name: 'recommended', runs: 'eslint', configs: () => ours('recommended'), isOurs: true },
  { name: 'strict', runs: 'eslint', configs: () => ours('strict'), isOurs: true },
  { name: 'strict, crossFile: false', runs: 'eslint', configs: () => ours('strict', { crossFile: false }), isOurs: true },
  { name: `strict, --concurrency ${THREADS}`, runs: 'eslint', configs: () => ours('strict'), threads: THREADS, isOurs: true },
  { name: 'Oxlint, one rule of its own', runs: 'oxlint' },
  { name: 'Oxlint, strict', runs: 'oxlint', rules: 'strict', isOurs: true },
  { name: 'eslint-plugin-promise', runs: 'eslint', configs: () => plugin('eslint-plugin-promise', 'flat/recommended') },
  { name: 'eslint-plugin-security', runs: 'eslint', configs: () => plugin('eslint-plugin-security', 'recommended') },
  { name: 'eslint-plugin-n', runs: 'eslint', configs: () => plugin('eslint-plugin-n', 'flat/recommended') },
  { name: 'eslint-plugin-sonarjs', runs: 'eslint', configs: () => plugin('eslint-plugin-sonarjs', 'recommended') },
  { name: 'typescript-eslint recommended', runs: 'eslint', configs: () => typescriptEslint('recommended') },
  { name: 'typescript-eslint recommendedTypeChecked', runs: 'eslint', configs: () => typescriptEslint('recommendedTypeChecked'), typed: true },
];
