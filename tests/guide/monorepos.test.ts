import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GuidePage, lintProject, runCommand } from '../support/guide.js';
import { LinkedProject } from '../support/linked-project.js';

const page = new GuidePage('docs/guide/monorepos.md');
const load = (url: string) => `export const load = async () => { const r = await fetch('${url}'); if (!r.ok) throw new Error(r.statusText); return r.json(); };\n`;
const packageJson = (name: string) => JSON.stringify({ name, type: 'module', exports: './src/index.ts', dependencies: { axios: '^1.0.0', '@shop/http': '*' } });
const project = new LinkedProject({
  'eslint.config.js': page.take('eslint.config.js'),
  'package.json': page.take('package.json'),
  'packages/http/package.json': packageJson('@shop/http'),
  'packages/http/src/index.ts': `import axios from 'axios';\nexport const stock = axios.create({ timeout: 2_000 });\nexport const prices = axios.create();\n`,
  'services/orders/package.json': packageJson('orders'),
  'services/orders/src/index.ts': `import { prices, stock } from '@shop/http';\nexport const read = (id: string) => stock.get(\`/\${id}\`);\nexport const price = (id: string) => prices.get(\`/\${id}\`);\n`,
  'services/payments/package.json': packageJson('payments'),
  'services/payments/src/index.ts': `${load('https://bank.example')}export const rates = new URL(process.env.RATES_URL!);\n`,
  'apps/web/package.json': packageJson('web'),
  'apps/web/src/index.ts': load('/api/orders'),
});
beforeAll(() => project.link('packages/http', 'node_modules/@shop/http'));
afterAll(() => project.remove());

const found = ['packages/http/src/index.ts:3 resilience/require-timeout', 'services/payments/src/index.ts:1 resilience/require-timeout', 'services/payments/src/index.ts:2 resilience/require-env-validation'];

describe('a monorepo', () => {
  it('finds a client where it is made, counts a limit where it is used, and leaves the browser out', async () => {
    expect((await lintProject(project)).filter((each) => !each.endsWith('require-retry'))).toEqual(found);
  });

  it('is linted by the commands of the page, and from the folder of a package', async () => {
    const [all = '', one = ''] = page.takeCommands();
    expect((await runCommand(project, all)).stdout).toContain('require-env-validation');
    await runCommand(project, one, { allowedExitCodes: [0] });
    expect((await runCommand(project, 'npx eslint .', { folder: 'services/payments' })).stdout).toContain('require-env-validation');
  });

  it('writes the value of each folder', async () => {
    await lintProject(project, ['.'], { fix: true });
    expect(project.read('packages/http/src/index.ts')).toContain('prices = axios.create({ timeout: 10_000 })');
    expect(project.read('services/payments/src/index.ts')).toMatch(/timeout\(3000\)|timeout\(3_000\)/);
  });

  it('leaves nothing on the page untried', () => {
    expect(page.left).toEqual([]);
  });
});
