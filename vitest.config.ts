import { defineConfig } from 'vitest/config';
import { reporters } from './vitest.reporters.js';

export default defineConfig({
  test: {
    include: ['tests/{ast,kit,rules,semantics,project,repair,proofs,meta}/**/*.test.ts'],
    setupFiles: ['tests/support/setup.ts'],
    reporters,
  },
});
