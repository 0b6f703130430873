import { defineConfig } from 'eslint/config';
import resilience from 'eslint-plugin-resilience';
import tseslint from 'typescript-eslint';

// A project of your own has this file beside its package.json. Here it sits one folder higher, because the
// plugin's name resolves to this repository only outside checkout/, which is a package of its own.
export default defineConfig({
  files: ['**/*.ts'],
  extends: [tseslint.configs.base, resilience.configs.recommended],
  settings: {
    resilience: {
      policy: { timeoutMs: 10_000, concurrency: 10, queryLimit: 100, retries: 3 },
    },
  },
});
