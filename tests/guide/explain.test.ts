import { afterAll, expect, it } from 'vitest';
import { GuidePage, runCommand } from '../support/guide.js';
import { LinkedProject, printConfig } from '../support/linked-project.js';

const page = new GuidePage('docs/guide/explain.md');
const project = new LinkedProject({
  'eslint.config.mjs': printConfig({ rules: { 'resilience/no-n-plus-one': 'error' } }),
  'package.json': JSON.stringify({ type: 'module', dependencies: { '@prisma/client': '^6.0.0', express: '^5.0.0', bcryptjs: '^3.0.0' } }),
  'src/routes/orders.ts': `import { PrismaClient } from '@prisma/client';
import bcrypt from 'bcryptjs';
import { Router } from 'express';

const prisma = new PrismaClient();
const router = Router();

router.get('/', async (req, res) => {
  const orders = await prisma.order.findMany({ take: 100 });
  const result = [];


  // The line that the page shows.
  for (const order of orders) {

    const customer = await prisma.user.findUnique({ where: { id: order.userId } });
    result.push({ ...order, customer });
  }
  res.json(result);
});

export async function place(hook, password) {
  await bcrypt.hash(password, 10);
  hook();
}
`,
});
afterAll(() => project.remove());

it('explains as the page shows', async () => {
  const [command = ''] = page.takeCommands();
  const { stdout, exitCode } = await runCommand(project, command);
  expect(exitCode).toBe(1);
  const [place = '', ...facts] = page.take('text').split('\n\nRules\n')[0]!.split('\n');
  expect(stdout).toContain(place);
  for (const fact of facts) expect(stdout).toContain(fact.replace(/orders\.ts:\d+$/, 'orders.ts:8'));
  expect(stdout).toContain('resilience/no-n-plus-one: reports (error) at 16:28');
});

it('lists what it cannot follow as the page shows', async () => {
  const [command = ''] = page.takeCommands();
  const { stdout, exitCode } = await runCommand(project, command);
  expect(exitCode).toBe(0);
  const sentences = page.take('text').split('\n').filter((line) => /^(Not followed|Libraries)|^ +\d+ {2}(the language|followed|not followed)/.test(line));
  expect(sentences).toHaveLength(7);
  for (const sentence of sentences) expect(stdout).toContain(sentence.replace(/^ +\d+/, ''));
  expect(stdout).toContain('1  hook()');
  expect(stdout).toContain('1  bcryptjs');
});

it('leaves nothing untried', () => {
  expect(page.left).toEqual([]);
});
