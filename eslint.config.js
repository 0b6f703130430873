import { defineConfig, globalIgnores } from 'eslint/config';
import eslintPlugin from 'eslint-plugin-eslint-plugin';
import tseslint from 'typescript-eslint';
import resilience from './dist/index.js';

export default defineConfig([
  globalIgnores(['dist/**', 'examples/**', 'coverage/**', 'benchmarks/sources/**', 'scripts/templates/**', 'tests/fixtures/**']),
  tseslint.configs.strict,
  tseslint.configs.stylistic,
  resilience.configs.strict,
  {
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      eqeqeq: 'error',
      'no-console': 'off',
    },
  },
  // No request reaches this package: what it remembers is as much as a run of ESLint sees.
  { files: ['src/**'], rules: { 'no-console': 'error', 'resilience/no-unbounded-cache': resilience.configs.recommended.rules['resilience/no-unbounded-cache'] } },
  {
    files: ['tests/**'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false }],
    },
  },
  {
    files: ['src/rules/*.ts', 'tests/rules/*.ts'],
    extends: [eslintPlugin.configs.recommended],
    rules: {
      // createRule sets the URL; tests/meta/rules.test.ts checks it.
      'eslint-plugin/require-meta-docs-url': 'off',
      // The kit reports for the rule; tests/meta/rules.test.ts checks that what is declared is real.
      'eslint-plugin/require-meta-has-suggestions': 'off',
      'eslint-plugin/require-meta-fixable': 'off',
      'eslint-plugin/require-meta-docs-description': ['error', { pattern: '^(require|disallow|enforce)' }],
      'eslint-plugin/require-meta-schema-description': 'error',
      'eslint-plugin/require-meta-default-options': 'error',
      'eslint-plugin/test-case-property-ordering': 'off',
    },
  },
]);
