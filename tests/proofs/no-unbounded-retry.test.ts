import { proveEach, type TableProof } from '../support/proof-table.js';
import { echoHttp, failingHttp } from '../support/servers.js';

/** A server that fails twenty times: long enough for whoever gives up to have done so. */
const proof = (name: string, code: string, suggestion?: string, settings?: TableProof['settings']): TableProof => ({
  name,
  by: 'no-unbounded-retry',
  ...(suggestion ? { suggestion } : {}),
  ...(settings ? { settings } : {}),
  code,
  server: failingHttp(20),
  fault: { before: { count: 21 }, after: { fails: /500|attempts/u, count: 4 } },
  healthy: { server: echoHttp },
});

const load = `
  async function load(url) {
    const response = await fetch(url);
    if (!response.ok) throw new Error('status ' + response.status);
    return (await response.json()).method;
  }`;

const policy = { policy: { retries: 3 } };

proveEach('no-unbounded-retry: the repaired code gives up', [
  proof('a loop', `${load}
    export async function run({ url }) {
      while (true) {
        try {
          return await load(url);
        } catch (error) {
          await new Promise((resolve) => setTimeout(resolve, 5));
        }
      }
    }`, 'addLimit'),
  proof('a loop without a head to count in', `${load}
    export async function run({ url }) {
      do {
        try {
          return await load(url);
        } catch {
          await new Promise((resolve) => setTimeout(resolve, 5));
        }
      } while (true);
    }`, 'addLimit'),
  proof('a recursion', `${load}
    async function again(url) {
      try {
        return await load(url);
      } catch {
        return again(url);
      }
    }
    export const run = ({ url }) => again(url);`, 'addLimit'),
  proof('a chain', `${load}
    function again(url) {
      return load(url).catch(() => again(url));
    }
    export const run = ({ url }) => again(url);`, 'addLimit'),
  proof('a status', `
    async function again(url) {
      const response = await fetch(url);
      if (!response.ok) {
        return again(url);
      }
      return (await response.json()).method;
    }
    export const run = ({ url }) => again(url);`, 'addLimit'),
  proof('p-retry', `import pRetry from 'p-retry'; ${load}
    export const run = ({ url }) => pRetry(() => load(url), { retries: Infinity, minTimeout: 1, factor: 1 });`, undefined, policy),
  proof('async-retry', `import retry from 'async-retry'; ${load}
    export const run = ({ url }) => retry(() => load(url), { forever: true, minTimeout: 1, factor: 1 });`, undefined, policy),
  proof('cockatiel', `import { handleAll, retry } from 'cockatiel'; ${load}
    const policy = retry(handleAll, {});
    export const run = ({ url }) => policy.execute(() => load(url));`, undefined, policy),
]);
