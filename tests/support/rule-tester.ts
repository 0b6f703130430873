import './setup.js';
import { createRequire } from 'node:module';
import type { RuleTesterConfig, RunTests } from '@typescript-eslint/rule-tester';
import type { TSESLint } from '@typescript-eslint/utils';
import { afterAll, describe, it } from 'vitest';

const require = createRequire(import.meta.url);
const { RuleTester } = require('@typescript-eslint/rule-tester') as typeof import('@typescript-eslint/rule-tester');

RuleTester.afterAll = afterAll;
RuleTester.describe = describe;
RuleTester.describeSkip = describe.skip;
RuleTester.it = it;
RuleTester.itOnly = it.only;
RuleTester.itSkip = it.skip;

/** The cases of a rule, where more than its own test reads them. */
export type CasesOf<Rule> = Rule extends TSESLint.RuleModule<infer MessageIds, infer Options, unknown> ? RunTests<MessageIds, Options> : never;

/**
 * A RuleTester on the active ESLint (see setup.ts) with the TypeScript parser.
 *
 * @param config - languageOptions, settings … that hold for every case.
 */
export function createRuleTester(config: Omit<RuleTesterConfig, 'plugins'> = {}): InstanceType<typeof RuleTester> {
  return new RuleTester({
    ...config,
    languageOptions: { parser: require('@typescript-eslint/parser'), ...config.languageOptions },
  });
}
