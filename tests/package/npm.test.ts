import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import semver from 'semver';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as consumers from './support/consumers.js';
import { type Finding, missingTimeout, parseFindings } from './support/findings.js';
import { ConsumerProject } from './support/project.js';
import { run, runNode } from './support/run.js';

const require = createRequire(import.meta.url);
const { peerDependencies } = require('../../package.json') as { peerDependencies: { eslint: string } };
const versions = ['10.15.0', '9.39.5'] as const;
const lowest = semver.minVersion(peerDependencies.eslint)!.version;
// ESLint reads a TypeScript config through jiti, which both versions take from 2.2 on.
const jiti = '2.7.0';
const tsc = require.resolve('typescript/bin/tsc');
const configs = ['esm', 'commonjs', 'typescript'] as const;

const installed = new Map<string, ConsumerProject>();
const findings = new Map<string, Finding[]>();

beforeAll(async () => {
  await Promise.all([...versions, lowest].map(async (eslint) => {
    const project = new ConsumerProject({ eslint, jiti }, {
      'esm/eslint.config.mjs': consumers.esmConfig,
      'esm/prices.js': consumers.code,
      'commonjs/eslint.config.cjs': consumers.commonJsConfig,
      'commonjs/prices.js': consumers.code,
      'commonjs/probe.cjs': consumers.commonJsProbe,
      'typescript/eslint.config.ts': consumers.typeScriptConfig,
      'typescript/prices.js': consumers.code,
      'assertions.ts': consumers.typeAssertions,
      'tsconfig.json': consumers.tsconfig,
    });
    installed.set(eslint, project);
    await run('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: project.folder });
  }));
});

afterAll(() => {
  for (const project of installed.values()) project.remove();
});

describe.each(versions)('installed by npm beside ESLint %s', (eslint) => {
  it('holds the built files only', () => {
    const folder = installed.get(eslint)!.path('node_modules/eslint-plugin-resilience');
    const known = ['CHANGELOG.md', 'LICENSE', 'README.md', 'dist', 'package.json'];
    expect(readdirSync(folder).filter((name) => !known.includes(name))).toEqual([]);
    expect(existsSync(`${folder}/dist/index.js`)).toBe(true);
  });

  it.each(configs)('lints with a config in %s', async (config) => {
    const found = await lint(eslint, config);
    findings.set(`${eslint} ${config}`, found);
    // `strict` may say more about the same code.
    expect(found.filter(({ ruleId }) => ruleId === missingTimeout.ruleId)).toEqual([missingTimeout]);
  });

  it('gives the plugin itself to `require`, and the same one to `import`', async () => {
    const { stdout } = await runNode(['probe.cjs'], { cwd: installed.get(eslint)!.path('commonjs') });
    expect(JSON.parse(stdout)).toEqual({
      keys: ['configs', 'meta', 'rules'],
      meta: expect.objectContaining({ name: 'eslint-plugin-resilience', namespace: 'resilience' }),
      rules: expect.arrayContaining(['require-timeout']),
    });
  });

  it('brings a command and formatters', async () => {
    const cwd = installed.get(eslint)!.path('esm');
    const { stdout } = await run(path.join('..', 'node_modules', '.bin', 'eslint-plugin-resilience'), ['explain', 'prices.js:3'], { cwd, allowedExitCodes: [1] });
    expect(stdout).toContain('resilience/require-timeout: reports (error) at 3:26');
    const probe = "for (const name of ['formatter', 'formatter/html']) console.log(typeof require(`eslint-plugin-resilience/${name}`), typeof (await import(`eslint-plugin-resilience/${name}`)).default)";
    const loaded = await runNode(['--input-type=module', '--eval', `import { createRequire } from 'node:module'; const require = createRequire(process.cwd() + '/x.js'); ${probe}`], { cwd });
    expect(loaded.stdout).toBe('function function\nfunction function\n');
  });

  it('type-checks in a strict consumer that also checks our declarations', async () => {
    await runNode([tsc, '-p', 'tsconfig.json'], { cwd: installed.get(eslint)!.folder });
  });
});

it(`lints on the lowest ESLint that package.json allows, ${lowest}`, async () => {
  expect(await lint(lowest, 'esm')).toEqual([missingTimeout]);
});

describe('ESLint 9 and 10', () => {
  it.each(configs)('find the very same with a config in %s', (config) => {
    const [on10, on9] = versions.map((eslint) => findings.get(`${eslint} ${config}`));
    expect(on10).toBeDefined();
    expect(on9).toEqual(on10);
  });

  it('find nothing but the missing timeout in that code with `recommended`', () => {
    expect(findings.get('10.15.0 esm')).toEqual([missingTimeout]);
    expect(findings.get('10.15.0 commonjs')).toEqual(findings.get('10.15.0 esm'));
  });
});

/** Lints with the ESLint and the config that stand in the project, found as ESLint finds them. */
async function lint(eslint: string, config: string): Promise<Finding[]> {
  const project = installed.get(eslint)!;
  const bin = project.path('node_modules/eslint/bin/eslint.js');
  const { stdout } = await runNode([bin, '--format', 'json', 'prices.js'], { cwd: project.path(config), allowedExitCodes: [0, 1] });
  return parseFindings(stdout);
}
