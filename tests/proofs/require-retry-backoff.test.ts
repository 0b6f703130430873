import { proveEach, type TableProof } from '../support/proof-table.js';
import { echoHttp, failingHttp } from '../support/servers.js';

/** A server that fails twice, and code that says whether its attempts were spaced. */
const spaced = (name: string, code: string, suggestion?: string): TableProof => ({
  name,
  by: 'require-retry-backoff',
  options: [{ constant: false, jitter: false }],
  ...(suggestion ? { suggestion } : {}),
  code: `
    const times = [], ends = [];
    // From the end of one attempt, where that is known: on a busy machine each takes its time.
    const isSpaced = () => times.slice(1).every((at, index) => at - (ends[index] ?? times[index]) > 40);
    ${code}`,
  server: failingHttp(2),
  fault: { before: { value: { method: 'GET', spaced: false }, count: 3 }, after: { value: { method: 'GET', spaced: true }, count: 3 } },
  healthy: { server: echoHttp },
});

const load = `
  async function load(url) {
    times.push(Date.now());
    try {
      const response = await fetch(url);
      if (!response.ok) throw new Error('status ' + response.status);
      return { method: (await response.json()).method };
    } finally {
      ends.push(Date.now());
    }
  }`;

proveEach('require-retry-backoff: the repaired code waits', [
  spaced('a loop that counts in its head', `${load}
    export async function run({ url }) {
      let last;
      for (let i = 0; i < 4; i++) {
        try {
          const answer = await load(url);
          return { ...answer, spaced: isSpaced() };
        } catch (error) {
          last = error;
        }
      }
      throw last;
    }`, 'addPause'),
  spaced('a loop that counts in its catch', `${load}
    export async function run({ url }) {
      let attempts = 0;
      while (attempts < 4) {
        try {
          const answer = await load(url);
          return { ...answer, spaced: isSpaced() };
        } catch (error) {
          attempts += 1;
        }
      }
    }`, 'addPause'),
  spaced('a recursion', `${load}
    async function again(url, attempt = 1) {
      try {
        return await load(url);
      } catch (error) {
        if (attempt > 3) throw error;
        return again(url, attempt + 1);
      }
    }
    export const run = async ({ url }) => ({ ...(await again(url)), spaced: isSpaced() });`, 'addPause'),
  spaced('axios-retry', `
    import axios from 'axios';
    import axiosRetry from 'axios-retry';
    export async function run({ url }) {
      const client = axios.create({ timeout: 5000 });
      client.interceptors.request.use((config) => (times.push(Date.now()), config));
      axiosRetry(client, { retries: 3 });
      const { data } = await client.get(url);
      return { method: data.method, spaced: isSpaced() };
    }`),
  spaced('cockatiel', `
    import { handleAll, retry } from 'cockatiel'; ${load}
    export async function run({ url }) {
      // Its first wait is between none and twice as long.
      const policy = retry(handleAll, { maxAttempts: 3 });
      const answer = await policy.execute(() => load(url));
      return { ...answer, spaced: times[2] - ends[1] + times[1] - ends[0] > 40 };
    }`),
  spaced('async', `
    import async from 'async'; ${load}
    export async function run({ url }) {
      const answer = await async.retry({ times: 4 }, async () => load(url));
      return { ...answer, spaced: isSpaced() };
    }`),
]);

/** Twenty clients fail together, and say whether they come back together. */
const spread = (name: string, pause: string, suggestion = 'addJitter'): TableProof => ({
  name,
  by: 'require-retry-backoff',
  options: [{ constant: true, jitter: true }],
  suggestion,
  code: `
    // How long each means to wait: how long it does is also the machine's doing.
    const waits = [];
    const start = globalThis['setTimeout'];
    Object.defineProperty(globalThis, 'setTimeout', { value: (then, ms) => (isWait(ms) && waits.push(ms), start(then, ms)) });
    // Others wait as well: fetch for its answer.
    const isWait = (ms) => ms > 200 && ms <= 500;
    async function load(url, fails) {
      for (let attempt = 0; attempt < 3; attempt++) {
        try {
          if (fails && attempt === 0) throw new Error('down');
          const response = await fetch(url);
          return (await response.json()).method;
        } catch (error) {
          ${pause}
        }
      }
    }
    export async function run({ url, fails = true }) {
      const answers = await Promise.all(Array.from({ length: 20 }, () => load(url, fails)));
      return { answers, together: waits.length === 0 || Math.max(...waits) - Math.min(...waits) < 60 };
    }`,
  server: echoHttp,
  fault: {
    before: { value: { answers: Array.from({ length: 20 }, () => 'GET'), together: true } },
    after: { value: { answers: Array.from({ length: 20 }, () => 'GET'), together: false } },
  },
  healthy: { input: { fails: false } },
});

proveEach('require-retry-backoff: the repaired code leaves a part to chance', [
  spread('a constant wait', 'await new Promise((resolve) => setTimeout(resolve, 500));'),
  spread('a growing wait', 'await new Promise((resolve) => setTimeout(resolve, 500 * 2 ** attempt));'),
]);
