import { defineConfig } from 'vitest/config';
import { reporters } from './vitest.reporters.js';

export default defineConfig({
  test: {
    include: ['tests/package/**/*.test.ts'],
    globalSetup: ['tests/package/support/pack.ts'],
    testTimeout: 180_000,
    hookTimeout: 300_000,
    // Installs wait for disk and network more than for a core.
    maxWorkers: 4,
    reporters,
  },
});
