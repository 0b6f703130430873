import { defineConfig } from 'vitest/config';
import { reporters } from './vitest.reporters.js';

const common = { setupFiles: ['tests/support/setup.ts'] };

export default defineConfig({
  test: {
    reporters,
    projects: [
      // Loading the sources takes longer than most of these tests: the files of a worker share them.
      { test: { ...common, name: 'shared', pool: 'threads', isolate: false, include: ['tests/{ast,rules,semantics,repair}/**/*.test.ts', 'tests/meta/{rules,docs,layers,models,configs}.test.ts'] } },
      { test: { ...common, name: 'isolated', include: ['tests/{kit,project,proofs}/**/*.test.ts', 'tests/meta/*.test.ts'], exclude: ['tests/meta/{rules,docs,layers,models,configs}.test.ts'] } },
    ],
  },
});
