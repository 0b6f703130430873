import { existsSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as consumers from './support/consumers.js';
import { missingTimeout, parseFindings } from './support/findings.js';
import { ConsumerProject } from './support/project.js';
import { run } from './support/run.js';

const npx = ['--yes', '--prefer-offline', '--loglevel=error', 'pnpm@10.34.9'];
let project: ConsumerProject;

beforeAll(async () => {
  project = new ConsumerProject({ eslint: '10.15.0' }, {
    'eslint.config.mjs': consumers.esmConfig,
    'prices.js': consumers.code,
  });
  // pnpm hides undeclared packages in a folder of its own, where Node would still find them: `hoist` leaves that folder out.
  await run('npx', [...npx, 'install', '--prefer-offline', '--config.hoist=false'], { cwd: project.folder });
});

afterAll(() => project.remove());

it('lints where pnpm installed it, in a tree that shows no undeclared package', async () => {
  expect(existsSync(project.path('node_modules/.pnpm'))).toBe(true);
  expect(existsSync(project.path('node_modules/.pnpm/node_modules'))).toBe(false);
  const { stdout } = await run('npx', [...npx, '--silent', 'exec', 'eslint', '--format', 'json', 'prices.js'], { cwd: project.folder, allowedExitCodes: [0, 1] });
  expect(parseFindings(stdout)).toEqual([missingTimeout]);
});
