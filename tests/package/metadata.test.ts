import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, inject, it } from 'vitest';
import { runNode } from './support/run.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const tarball = inject('tarball');

it('satisfies publint', async () => {
  const { stdout } = await runNode([findBin('publint'), 'run', '--strict', tarball], { cwd: root });
  expect(stdout).toContain('All good!');
});

it.each([
  ['every kind of consumer', ['--profile', 'strict', '--entrypoints', '.']],
  // TypeScript that looks for files as Node 10 did does not read `exports`, which every Node that we support does.
  ['every consumer that reads `exports`', ['--profile', 'node16', '--exclude-entrypoints', '.']],
])('has types that resolve for %s (attw)', async (_who, profile) => {
  // The one ignored finding says that `require` cannot load an ES module. Every Node that we support can; npm.test.ts does.
  const ignored = ['--ignore-rules', 'cjs-resolves-to-esm'];
  const { stdout } = await runNode([findBin('@arethetypeswrong/cli', 'attw'), tarball, ...profile, ...ignored, '--format', 'json'], { cwd: root });
  expect(JSON.parse(stdout)).toMatchObject({ analysis: { packageName: 'eslint-plugin-resilience', types: { kind: 'included' } } });
});

function findBin(name: string, command: string = name): string {
  const folder = path.join(root, 'node_modules', name);
  const { bin } = createRequire(import.meta.url)(path.join(folder, 'package.json')) as { bin: string | Record<string, string> };
  return path.join(folder, typeof bin === 'string' ? bin : bin[command]!);
}
