import { proveEach, type TableProof } from '../support/proof-table.js';
import { echoHttp } from '../support/servers.js';

const proof = (name: string, code: string, before: unknown, after: unknown, healthy: Readonly<Record<string, unknown>>): TableProof => ({
  name,
  by: 'no-async-array-callback',
  suggestion: 'useLoop',
  code,
  server: echoHttp,
  fault: { before: { value: before }, after: { value: after } },
  healthy: { input: healthy },
});

proveEach('no-async-array-callback: the work is done when the code goes on', [
  proof('forEach', `
export async function run({ url, ids = [1, 2, 3] }) {
  const saved = [];
  ids.forEach(async (id) => {
    if (id === 2) return;
    const response = await fetch(url + '/' + id);
    saved.push((await response.json()).path ?? id);
  });
  return saved.length;
}`, 0, 2, { ids: [] }),
  proof('forEach that is awaited, with an index', `
export async function run({ url, ids = [1, 2, 3] }) {
  const saved = [];
  const all = [...ids];
  all.forEach(async (id, index) => {
    await fetch(url + '/' + id);
    saved.push(index);
  });
  return saved;
}`, [], [0, 1, 2], { ids: [] }),
  proof('filter', `
const isOdd = async (url, id) => {
  const response = await fetch(url);
  return response.ok && id % 2 === 1;
};

export async function run({ url, ids = [1, 2, 3] }) {
  const odd = ids.filter(async (id) => await isOdd(url, id));
  return odd;
}`, [1, 2, 3], [1, 3], { ids: [1, 3] }),
]);

const crashes = `
export async function run({ url, fails = true }) {
  const failed = [];
  process.on('unhandledRejection', (reason) => failed.push('nobody: ' + reason.message));
  try {
    [1].forEach(async () => {
      await fetch(url);
      if (fails) throw new Error('failed');
    });
  } catch (err) {
    failed.push('caller: ' + err.message);
  }
  await new Promise((resolve) => setTimeout(resolve, 200));
  return failed;
}`;

proveEach('no-async-array-callback: an error reaches who waits', [
  proof('forEach', crashes.replaceAll('async () =>', 'async (each) =>'), ['nobody: failed'], ['caller: failed'], { fails: false }),
]);
