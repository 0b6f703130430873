// The files of projects that use the plugin. They are text, so that this repository's own tools do not take them for theirs.

export const code = `
export async function loadPrices() {
  const response = await fetch('https://api.example.com/prices');
  if (!response.ok) throw new Error('prices answered ' + response.status);
  return response.text();
}

export async function loadPricesInTime() {
  const response = await fetch('https://api.example.com/prices', { signal: AbortSignal.timeout(5000) });
  if (!response.ok) throw new Error('prices answered ' + response.status);
  return response.text();
}
`;

export const esmConfig = `
import resilience from 'eslint-plugin-resilience';

export default [resilience.configs.recommended];
`;

export const commonJsConfig = `
const resilience = require('eslint-plugin-resilience');

module.exports = [resilience.configs.recommended];
`;

/** Says what `require` gives, as JSON. */
export const commonJsProbe = `
const required = require('eslint-plugin-resilience');

console.log(JSON.stringify({ keys: Object.keys(required).sort(), meta: required.meta, rules: Object.keys(required.rules) }));
import('eslint-plugin-resilience').then((imported) => {
  if (imported.default !== required) throw new Error('import and require give two plugins');
});
`;

export const typeScriptConfig = `
import { defineConfig } from 'eslint/config';
import resilience, { type ResilienceSettings } from 'eslint-plugin-resilience';

export default defineConfig([
  {
    files: ['**/*.js'],
    plugins: { resilience },
    extends: ['resilience/strict'],
    settings: { resilience: { policy: { timeoutMs: 5000 } } satisfies ResilienceSettings },
  },
]);
`;

/** Compiles only if the public types say what they should: not too little (\`any\`) and not too much. */
export const typeAssertions = `
import { defineConfig } from 'eslint/config';
import type { ESLint, Linter } from 'eslint';
import resilience, { type ResilienceSettings, type RuleOptions } from 'eslint-plugin-resilience';

type IsAny<T> = 0 extends 1 & T ? true : false;
type Assert<T extends true> = T;
type AssertNot<T extends false> = T;

export type NothingIsAny = [
  AssertNot<IsAny<typeof resilience>>,
  AssertNot<IsAny<typeof resilience.meta>>,
  AssertNot<IsAny<typeof resilience.rules>>,
  AssertNot<IsAny<(typeof resilience.rules)['require-timeout']>>,
  AssertNot<IsAny<typeof resilience.configs>>,
  AssertNot<IsAny<typeof resilience.configs.recommended>>,
  AssertNot<IsAny<typeof resilience.configs.strict>>,
  AssertNot<IsAny<typeof resilience.configs.autofix>>,
  AssertNot<IsAny<ResilienceSettings>>,
  AssertNot<IsAny<RuleOptions>>,
  AssertNot<IsAny<RuleOptions['require-timeout']>>,
];

export type OptionsAreTuples = Assert<RuleOptions['require-timeout'] extends readonly unknown[] ? true : false>;

export const plugin: ESLint.Plugin = resilience;
export const recommended: Linter.Config = resilience.configs.recommended;
export const bare: Linter.Config[] = [resilience.configs.recommended, resilience.configs.strict, resilience.configs.autofix];
export const defined = defineConfig(resilience.configs.recommended, [resilience.configs.strict]);

// @ts-expect-error there is no config of that name
export const misspelled = resilience.configs.recomended;

// @ts-expect-error there is no setting of that name
export const unknownSetting = { polcy: {} } satisfies ResilienceSettings;

// @ts-expect-error milliseconds are a number
export const wrongSetting = { policy: { timeoutMs: '5s' } } satisfies ResilienceSettings;

// @ts-expect-error there is no rule of that name
export type NoSuchRule = RuleOptions['require-a-pony'];
`;

/** The settings of somebody who wants the most from the compiler: \`skipLibCheck: false\` reads our declarations too. */
export const tsconfig = JSON.stringify({
  compilerOptions: {
    target: 'es2022',
    lib: ['es2022'],
    module: 'nodenext',
    strict: true,
    exactOptionalPropertyTypes: true,
    skipLibCheck: false,
    noEmit: true,
    allowJs: true,
    checkJs: true,
    types: [],
  },
  files: ['typescript/eslint.config.ts', 'assertions.ts', 'esm/eslint.config.mjs'],
});
