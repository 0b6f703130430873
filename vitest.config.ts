import { defineConfig } from 'vitest/config';
import { reporters } from './vitest.reporters.js';

// A busy machine is no failure: what takes too long is counted, not timed.
const common = { setupFiles: ['tests/support/setup.ts'], testTimeout: 60_000, hookTimeout: 60_000 };

export default defineConfig({
  test: {
    reporters,
    // Nobody works at the machine meanwhile.
    maxWorkers: '100%',
    projects: [
      // Loading the sources takes longer than most of these tests: the files of a worker share them.
      { test: { ...common, name: 'shared', pool: 'threads', isolate: false, include: ['tests/{ast,rules,semantics,repair}/**/*.test.ts', 'tests/meta/{rules,docs,layers,models,configs}.test.ts'] } },
      { test: { ...common, name: 'isolated', include: ['tests/{formatter,kit,project,proofs,robustness}/**/*.test.ts', 'tests/meta/*.test.ts'], exclude: ['tests/meta/{rules,docs,layers,models,configs}.test.ts'] } },
    ],
  },
});
