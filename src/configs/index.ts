import type { ESLint, Linter } from 'eslint';
import { rules } from '../rules/index.js';

export type ConfigName = 'recommended' | 'strict' | 'autofix';

/** Code that does not serve traffic: tests, seeds, migrations, and what a build writes. */
const IGNORES: readonly string[] = [
  '**/*.{test,spec,e2e-spec,e2e,bench,stories,fixture,fixtures,mock,mocks}.*',
  '**/{test,tests,__tests__,__mocks__,__fixtures__,e2e,cypress,playwright,fixtures,mocks,testing,benchmarks,integration-tests}/**',
  '**/{seed,seeds,seeder,seeders}/**',
  '**/{seed,seeder}.*',
  '**/{test,tests,testing,e2e}{-,_}{data,helper,helpers,server,setup,support,test,tests,util,utils}/**',
  '**/migrations/**',
  // As TypeORM names them; a folder of this name alone may be what imports the data of another product.
  '**/migration/[0-9]*',
  '**/{.yarn,dist,build,out,coverage,generated,node_modules,.next,.nuxt,.output,.svelte-kit,.turbo,.vercel,.serverless}/**',
  '**/*.d.{ts,cts,mts}',
  '**/*.config.*',
];

/** The configs for a plugin object, computed from `meta.docs` of its rules. */
export function createConfigs(plugin: ESLint.Plugin): Record<ConfigName, Linter.Config> {
  const base = { plugins: { resilience: plugin }, ignores: [...IGNORES] };
  return {
    recommended: { name: 'resilience/recommended', ...base, rules: rulesOf('recommended') },
    strict: { name: 'resilience/strict', ...base, rules: rulesOf('strict') },
    autofix: { name: 'resilience/autofix', settings: { resilience: { autofix: 'all' } } },
  };
}

function rulesOf(config: 'recommended' | 'strict'): Linter.RulesRecord {
  const enabled = Object.entries(rules).flatMap(([name, rule]) => {
    const options = rule.meta.docs?.[config];
    return options ? [[`resilience/${name}`, ['error', ...options]]] : [];
  });
  return Object.fromEntries(enabled) as Linter.RulesRecord;
}
