import { existsSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as consumers from './support/consumers.js';
import { missingTimeout, parseFindings } from './support/findings.js';
import { ConsumerProject } from './support/project.js';
import { run, type RunResult } from './support/run.js';

let project: ConsumerProject;
let environment: Record<string, string>;

beforeAll(async () => {
  project = new ConsumerProject({ eslint: '10.15.0' }, {
    'eslint.config.mjs': consumers.esmConfig,
    'prices.js': consumers.code,
    // An empty lockfile tells Yarn that the project starts here.
    'yarn.lock': '',
  });
  environment = await describeEnvironment();
  await yarn(['install']);
});

afterAll(() => project.remove());

it('lints where Yarn installed it with Plug\'n\'Play, which allows no undeclared import', async () => {
  expect(existsSync(project.path('.pnp.cjs'))).toBe(true);
  expect(existsSync(project.path('node_modules'))).toBe(false);
  const { stdout } = await yarn(['eslint', '--format', 'json', 'prices.js'], [0, 1]);
  expect(parseFindings(stdout)).toEqual([missingTimeout]);
});

function yarn(args: readonly string[], allowedExitCodes: readonly number[] = [0]): Promise<RunResult> {
  const npx = ['--yes', '--prefer-offline', '--loglevel=error', '--package', '@yarnpkg/cli-dist@4.18.1', 'yarn'];
  return run('npx', [...npx, ...args], { cwd: project.folder, env: environment, allowedExitCodes });
}

/** Yarn does not read npm's settings: it is told where npm looks for packages. */
async function describeEnvironment(): Promise<Record<string, string>> {
  const { stdout } = await run('npm', ['config', 'get', 'registry'], { cwd: project.folder });
  const registry = new URL(stdout.trim());
  return {
    YARN_NODE_LINKER: 'pnp',
    YARN_ENABLE_IMMUTABLE_INSTALLS: '0',
    YARN_ENABLE_TELEMETRY: '0',
    YARN_NPM_REGISTRY_SERVER: registry.href,
    ...(registry.protocol === 'http:' ? { YARN_UNSAFE_HTTP_WHITELIST: registry.hostname } : {}),
  };
}
