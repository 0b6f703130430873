import { proveEach, type TableProof } from '../support/proof-table.js';
import { echoHttp, failingHttp, resettingHttp, type StartServer } from '../support/servers.js';

const route = (load: string): string => `
  import fastify from 'fastify';
  ${load}
  export async function run({ url }) {
    process.env.RATES_URL = url;
    const app = fastify();
    app.get('/', async () => load());
    const answer = await app.inject('/');
    await app.close();
    return { status: answer.statusCode };
  }`;

/** A server that fails twice, and a handler that somebody waits for. */
const mends = (name: string, code: string, server: StartServer, others: Partial<TableProof> = {}): TableProof => ({
  name,
  by: 'require-retry',
  settings: { autofix: 'all', policy: { retries: 3 } },
  code,
  server,
  fault: { before: { value: { status: 500 }, count: 1 }, after: { value: { status: 200 }, count: 3 } },
  healthy: { server: echoHttp },
  ...others,
});

proveEach('require-retry: the repaired code asks again', [
  mends('fetch, whose connection is reset', route(`
    import pRetry from 'p-retry';
    const load = async () => { const response = await fetch(process.env.RATES_URL); return { method: (await response.json()).method }; };`), resettingHttp(2)),
  mends('axios, which is refused', route(`
    import axios from 'axios';
    import retry from 'async-retry';
    const load = async () => { const { data } = await axios.get(process.env.RATES_URL); return { method: data.method }; };`), failingHttp(2)),
  mends('the helper of the project', route(`
    export async function again(run, attempts = 4) {
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await run();
        } catch (error) {
          if (attempt === attempts) throw error;
          await new Promise((resolve) => setTimeout(resolve, 20 * 2 ** attempt * Math.random()));
        }
      }
    }
    const load = async () => { const response = await fetch(process.env.RATES_URL); return { method: (await response.json()).method }; };`), resettingHttp(2)),
]);
