import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { proveEach, type TableProof } from '../support/proof-table.js';
import type { StartServer } from '../support/servers.js';

/** Charges once for each key, and for each request without one; the answers of the first are lost. `GET` says how often it has charged. */
const chargesPerKey =
  (lost: number): StartServer =>
  async () => {
    const keys = new Set<string>();
    let [charges, left] = [0, lost];
    const server = createServer((request, response) => {
      request.resume().on('end', () => {
        if (request.method === 'GET') return response.end(String(charges));
        const key = request.headers['idempotency-key'];
        if (typeof key !== 'string' || !keys.has(key)) charges += 1;
        if (typeof key === 'string') keys.add(key);
        left -= 1;
        if (left >= 0) return request.socket.resetAndDestroy();
        return response.setHeader('content-type', 'application/json').end('{"status":"paid"}');
      });
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    return {
      address: { url: `http://127.0.0.1:${port}`, host: '127.0.0.1', port },
      received: Promise.resolve(),
      log: [],
      async close() {
        server.close();
        server.closeAllConnections();
        await once(server, 'close');
      },
    };
  };

const proof = (name: string, packages: readonly string[], code: string, suggestion = 'addKey'): TableProof => ({
  name,
  by: 'no-non-idempotent-retry',
  packages,
  suggestion,
  code,
  server: chargesPerKey(2),
  fault: { before: { value: { status: 'paid', charges: '3' } }, after: { value: { status: 'paid', charges: '1' } } },
  healthy: { server: chargesPerKey(0) },
});

const told = 'const charges = await (await fetch(url)).text();';

proveEach('no-non-idempotent-retry: the repaired code is charged once', [
  proof('axios in a loop', ['axios'], `
    import axios from 'axios';
    export async function run({ url }) {
      let answer;
      for (let i = 0; i < 5 && !answer; i++) {
        try {
          answer = await axios.post(url + '/awards', { amount: 5 });
        } catch (error) {
          await new Promise((resolve) => setTimeout(resolve, 5));
        }
      }
      ${told}
      return { status: answer.data.status, charges };
    }`),
  proof('fetch in a loop', [], `
    async function charge(url) {
      for (let i = 0; i < 5; i++) {
        try {
          const response = await fetch(url + '/awards', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"amount":5}' });
          return await response.json();
        } catch (error) {
          await new Promise((resolve) => setTimeout(resolve, 5));
        }
      }
    }
    export async function run({ url }) {
      const { status } = await charge(url);
      ${told}
      return { status, charges };
    }`),
  proof('got in p-retry', ['got', 'p-retry'], `
    import got from 'got';
    import pRetry from 'p-retry';
    export async function run({ url }) {
      const { status } = await pRetry(() => got.post(url + '/awards', { json: { amount: 5 } }).json(), { minTimeout: 1 });
      ${told}
      return { status, charges };
    }`),
  proof('a key for each attempt', ['axios'], `
    import { randomUUID } from 'node:crypto';
    import axios from 'axios';
    export async function run({ url }) {
      let answer;
      for (let i = 0; i < 5 && !answer; i++) {
        try {
          answer = await axios.post(url + '/awards', { amount: 5 }, { headers: { 'Idempotency-Key': randomUUID() } });
        } catch (error) {
          await new Promise((resolve) => setTimeout(resolve, 5));
        }
      }
      ${told}
      return { status: answer.data.status, charges };
    }`, 'moveKey'),
]);
