import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/{ast,kit,rules,semantics,project,repair,proofs,meta}/**/*.test.ts'],
    setupFiles: ['tests/support/setup.ts'],
  },
});
