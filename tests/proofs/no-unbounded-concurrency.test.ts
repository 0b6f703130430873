import { proveEach, type TableProof } from '../support/proof-table.js';
import { crowdedHttp } from '../support/servers.js';

const ask = `async function ask(url, id) {
  const response = await fetch(url + '/' + id);
  if (!response.ok) throw new Error('answered ' + response.status);
  return (await response.json()).url;
}`;

const list = (length: number): { list: number[] } => ({ list: Array.from({ length }, (_, index) => index) });
const answers = (length: number): { value: string[]; count: number } => ({ value: list(length).list.map((each) => `/${each}`), count: length });

/** A server that ten may ask at once, and code that asks it for all of a list. */
const bounds = (name: string, head: string, body: string): TableProof => ({
  name,
  by: 'no-unbounded-concurrency',
  settings: { policy: { concurrency: 10 } },
  code: `${head}\n${ask}\nexport async function run({ url, list }) {\n  ${body}\n}`,
  server: crowdedHttp(10),
  fault: { input: list(500), before: { fails: /answered 503/u }, after: answers(500) },
  healthy: { input: list(8) },
});

proveEach('no-unbounded-concurrency: the repaired code asks a few at a time, and gives the same in the same order', [
  bounds('in parts, returned', '', 'return Promise.all(list.map((id) => ask(url, id)));'),
  bounds('in parts, in a constant', '', 'const all = await Promise.all(list.map(async (id) => ask(url, id)));\n  return all;'),
  bounds('in parts, of a list that is made on the spot', '', 'return Promise.all(list.filter((id) => id >= 0).map((id) => ask(url, id)));'),
  {
    ...bounds('in parts, whatever becomes of each', '', `const all = await Promise.allSettled(list.map((id) => ask(url, id)));\n  return { refused: all.filter((each) => each.status === 'rejected').length > 0 };`),
    fault: { input: list(500), before: { value: { refused: true } }, after: { value: { refused: false }, count: 500 } },
  },
  bounds('with p-limit', `import pLimit from 'p-limit';`, 'return Promise.all(list.map((id) => ask(url, id)));'),
  bounds('with p-limit, a list that is filled', `import pLimit from 'p-limit';`, 'const all = [];\n  for (const id of list) all.push(ask(url, id));\n  return Promise.all(all);'),
  bounds('with a limiter of the project', `import pLimit from 'p-limit';\nexport const calls = pLimit(4);`, 'return Promise.all(list.map((id) => ask(url, id)));'),
  bounds('with p-map', `import pMap from 'p-map';`, 'return Promise.all(list.map((id) => ask(url, id)));'),
  bounds('with the option of p-map', `import pMap from 'p-map';`, 'return pMap(list, (id) => ask(url, id));'),
]);
