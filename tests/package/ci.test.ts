import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GuidePage, packagesOf } from '../support/guide.js';
import * as consumers from './support/consumers.js';
import { ConsumerProject } from './support/project.js';
import { run, type RunResult } from './support/run.js';

const page = new GuidePage('docs/guide/ci.md');
const formatters = [...page.takeCommands(), ...page.takeCommands()].flatMap(packagesOf);
const versions: Record<string, string> = { '@microsoft/eslint-formatter-sarif': '3.1.0', 'eslint-formatter-gitlab': '7.2.0' };
const files = {
  '.github/workflows/lint.yml': page.take('.github/workflows/lint.yml'),
  '.gitlab-ci.yml': page.take('.gitlab-ci.yml'),
};
let project: ConsumerProject;

interface Workflow {
  jobs: { lint: { steps: { run?: string; uses?: string; if?: string; with?: Record<string, string> }[] } };
}

beforeAll(async () => {
  project = new ConsumerProject({ eslint: '10.15.0', yaml: '2.9.1', ...Object.fromEntries(formatters.map((name) => [name, versions[name]!])) }, {
    'eslint.config.mjs': consumers.esmConfig,
    'cached/eslint.config.mjs': page.take('eslint.config.js'),
    'src/prices.js': consumers.code,
    'cached/prices.js': consumers.code,
    ...files,
  });
  await run('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: project.folder });
});
afterAll(() => project.remove());

/** A command as the page shows it, which finds something. */
function runLine(line: string, env: Record<string, string> = {}, folder = ''): Promise<RunResult> {
  const [program = '', ...words] = line.split(' ');
  return run(program, words, { cwd: project.path(folder), env, allowedExitCodes: [1] });
}

function parseYaml(file: keyof typeof files): unknown {
  return (createRequire(project.path('package.json'))('yaml') as { parse(text: string): unknown }).parse(files[file]);
}

describe('continuous integration as the guide shows it', () => {
  it('GitHub is given a report with the finding and the page of its rule, also when linting fails', async () => {
    const { steps } = (parseYaml('.github/workflows/lint.yml') as Workflow).jobs.lint;
    const [install, lint] = steps.flatMap((step) => step.run ?? []);
    expect(install).toBe('npm ci');
    await runLine(lint!);
    const upload = steps.at(-1)!;
    expect(upload).toMatchObject({ if: 'always()', uses: expect.stringMatching(/^github\/codeql-action\/upload-sarif@v\d+$/) as string });
    const report = JSON.parse(readFileSync(project.path(upload.with!['sarif_file']!), 'utf8')) as { runs: [{ tool: { driver: { rules: { id: string; helpUri: string }[] } }; results: { ruleId: string }[] }] };
    const [{ tool, results }] = report.runs;
    expect([...new Set(results.map(({ ruleId }) => ruleId))]).toEqual(['resilience/require-timeout']);
    expect(tool.driver.rules.map(({ helpUri }) => helpUri).join()).toContain('docs/rules/require-timeout.md');
  });

  it('GitLab is given a report with the finding', async () => {
    const { eslint: job } = parseYaml('.gitlab-ci.yml') as { eslint: { script: string[]; artifacts: { reports: { codequality: string } } } };
    const [install, lint] = job.script;
    expect(install).toBe('npm ci');
    // What GitLab sets in a job.
    const env = { GITLAB_CI: 'true', CI_JOB_NAME: 'eslint', CI_PROJECT_DIR: project.folder, CI_PROJECT_URL: 'https://gitlab.example/shop', CI_COMMIT_SHORT_SHA: '0123abcd', CI_CONFIG_PATH: '.gitlab-ci.yml' };
    await runLine(lint!, env);
    const report = JSON.parse(readFileSync(project.path(job.artifacts.reports.codequality), 'utf8')) as { check_name: string; location: { path: string } }[];
    expect([...new Set(report.map(({ check_name: rule, location }) => `${location.path} ${rule}`))].sort()).toEqual(['cached/prices.js', 'src/prices.js'].map((file) => `${file} resilience/require-timeout`));
  });

  it('keeps a cache with a fingerprint', async () => {
    const [command = ''] = page.takeCommands();
    await runLine(command, {}, 'cached');
    expect(existsSync(project.path('cached/.eslintcache'))).toBe(true);
    expect((await runLine(command, {}, 'cached')).stdout).toContain('resilience/require-timeout');
  });

  it('lints on more cores', async () => {
    const [command = ''] = page.takeCommands();
    expect((await runLine(command)).stdout).toContain('resilience/require-timeout');
  });

  it('leaves nothing on the page untried', () => {
    expect(page.left).toEqual([]);
  });
});
