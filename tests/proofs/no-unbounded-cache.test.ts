import { proveEach } from '../support/proof-table.js';
import { echoHttp } from '../support/servers.js';

const code = `import express from 'express';

const seen = new Map<string, string>();

async function load(id: string): Promise<string> {
  const known = seen.get(id);
  if (known !== undefined) return known;
  const value = 'user ' + id;
  seen.set(id, value);
  return value;
}

const app = express();
app.get('/:id', async (req, res) => { res.json(await load(req.params.id)); });

export async function run({ keys }: { keys: number }) {
  for (let i = 0; i < keys; i += 1) await load('u' + i);
  return { entries: seen.size, answer: await load('u1') };
}
`;

proveEach('no-unbounded-cache: the repaired code forgets what was not asked for longest', [
  {
    name: 'a Map that 100 000 keys are put into',
    by: 'no-unbounded-cache',
    language: 'ts',
    code,
    settings: { autofix: 'all' },
    server: echoHttp,
    fault: { input: { keys: 100_000 }, before: { value: { entries: 100_000, answer: 'user u1' } }, after: { value: { entries: 1000, answer: 'user u1' } } },
    healthy: { input: { keys: 100 } },
  },
]);
