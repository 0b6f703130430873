import { afterAll, describe, expect, it } from 'vitest';
import { GuidePage, lintProject, packagesOf, runCommand } from '../support/guide.js';
import { LinkedProject } from '../support/linked-project.js';

const page = new GuidePage('docs/guide/first-hour.md');
const project = new LinkedProject({
  'package.json': '{ "type": "module" }',
  'src/orders.ts': `export async function loadOrders(): Promise<unknown> {
  const response = await fetch('https://orders.internal/open');
  if (!response.ok) throw new Error(\`orders answered \${response.status}\`);
  return response.json();
}
`,
  'src/stock.ts': `import { PrismaClient } from '@prisma/client';
import cron from 'node-cron';
import { loadOne } from './one.js';

const prisma = new PrismaClient();

async function loadStock() {
  const items = await prisma.item.findMany({ where: { stale: true } });
  return Promise.all(items.map((item) => loadOne(item.id)));
}

cron.schedule('0 * * * *', loadStock, { noOverlap: true });
`,
  'src/one.ts': `export async function loadOne(id: string) {
  const response = await fetch(\`https://stock.internal/\${id}\`, { signal: AbortSignal.timeout(1000) });
  if (!response.ok) throw new Error(\`stock answered \${response.status}\`);
  return response.text();
}
`,
});
afterAll(() => project.remove());

// In the order of the page: each step goes on from what the one before left.
describe('the first hour', () => {
  it('installs what the configuration imports', () => {
    const [install = ''] = page.takeCommands();
    const config = page.take('eslint.config.js');
    project.write('eslint.config.js', config);
    const imported = [...config.matchAll(/from '([^'/]+)/g)].map(([, name]) => name);
    expect(packagesOf(install).sort()).toEqual([...new Set(imported)].sort());
  });

  it('shows findings', async () => {
    const [look = ''] = page.takeCommands();
    const { stdout, exitCode } = await runCommand(project, look);
    expect(exitCode).toBe(1);
    expect(stdout).toContain('resilience/require-timeout');
    expect(stdout).toContain('resilience/no-unbounded-concurrency');
  });

  it('repairs what lacked a value of the policy, and no more', async () => {
    const [fix = ''] = page.takeCommands();
    expect((await runCommand(project, fix)).exitCode).toBe(1);
    expect(project.read('src/orders.ts')).toContain('AbortSignal.timeout(10_000)');
    expect(await lintProject(project)).toEqual(['src/stock.ts:9 resilience/no-unbounded-concurrency']);
  });

  it('sets the rest aside, in the file that the page shows', async () => {
    const [suppress = ''] = page.takeCommands();
    await runCommand(project, suppress, { allowedExitCodes: [0] });
    expect(JSON.parse(project.read('eslint-suppressions.json'))).toEqual(JSON.parse(page.take('eslint-suppressions.json')));
    await runCommand(project, 'npx eslint .', { allowedExitCodes: [0] });
    // ESLint's class, which editors use.
    expect(await lintProject(project)).toEqual(['src/stock.ts:9 resilience/no-unbounded-concurrency']);
  });

  it('fails on a new finding, which it shows beside the old one', async () => {
    const before = project.read('src/stock.ts');
    project.write('src/stock.ts', `${before}\ncron.schedule('0 5 * * *', async () => void (await Promise.all((await prisma.item.findMany({ where: { old: true } })).map((item) => loadOne(item.id)))), { noOverlap: true });\n`);
    const { stdout } = await runCommand(project, 'npx eslint .', { allowedExitCodes: [1] });
    expect(stdout.match(/no-unbounded-concurrency/g)).toHaveLength(2);
    project.write('src/stock.ts', before);
  });

  it('fails on one that was mended, until the file is brought up to date', async () => {
    const before = project.read('src/stock.ts');
    project.write('src/stock.ts', 'export {};\n');
    await runCommand(project, 'npx eslint .', { allowedExitCodes: [2] });
    const [prune = ''] = page.takeCommands();
    await runCommand(project, prune, { allowedExitCodes: [0] });
    expect(JSON.parse(project.read('eslint-suppressions.json'))).toEqual({});
    project.write('src/stock.ts', before);
  });

  it('sets one rule aside', async () => {
    project.write('src/orders.ts', project.read('src/orders.ts').replace(/, \{ signal.*\}/, ''));
    const [suppress = ''] = page.takeCommands();
    await runCommand(project, suppress, { allowedExitCodes: [1] });
    const { stdout } = await runCommand(project, 'npx eslint .', { allowedExitCodes: [1] });
    expect(stdout).toContain('require-timeout');
    expect(stdout).not.toContain('no-unbounded-concurrency');
  });

  it('takes a comment for an answer, and reports one that nothing needs', async () => {
    const code = page.take('src/health.ts');
    project.write('src/health.ts', code);
    expect(await lintProject(project, ['src/health.ts'])).toEqual([]);
    project.write('src/health.ts', code.replace('8126/info\'', '8126/info\', { signal: AbortSignal.timeout(100) }'));
    expect((await lintProject(project, ['src/health.ts'])).join()).toContain('Unused eslint-disable directive');
  });

  it('goes on to strict in one folder', async () => {
    project.write('eslint.config.js', page.take('eslint.config.js'));
    const code = 'export const rates = new URL(process.env.RATES_URL!);\n';
    project.write('src/rates.ts', code);
    project.write('src/payments/rates.ts', code);
    // A configuration of the same name is read again by another process only.
    const { stdout } = await runCommand(project, 'npx eslint src/rates.ts src/payments/rates.ts');
    expect(stdout).toContain('resilience/require-env-validation');
    expect(stdout).toContain(project.path('src', 'payments', 'rates.ts'));
    expect(stdout).not.toContain(project.path('src', 'rates.ts'));
  });

  it('leaves nothing on the page untried', () => {
    expect(page.left).toEqual([]);
  });
});
