import { proveEach, type TableProof } from '../support/proof-table.js';
import { echoHttp } from '../support/servers.js';

/** An app that is asked once; what it says of errors is kept from the console. */
const ask = (head: string, listen: string, request: string): string => `
  import { once } from 'node:events';
  ${head}
  export async function run({ text }) {
    ${listen}
    await once(server, 'listening');
    const url = \`http://127.0.0.1:\${server.address().port}/\`;
    try {
      const response = await ${request};
      return { status: response.status, body: response.status < 400 ? await response.json() : null };
    } finally {
      server.close();
    }
  }`;

const post = `fetch(url, { method: 'POST', headers: { 'content-type': 'text/plain' }, body: text, signal: AbortSignal.timeout(10_000) })`;

const proof = (name: string, packages: readonly string[], code: string): TableProof => ({
  name,
  by: 'no-unguarded-json-parse',
  suggestion: 'addGuard',
  packages,
  code,
  server: echoHttp,
  fault: { input: { text: '{"id":' }, before: { value: { status: 500, body: null } }, after: { value: { status: 400, body: null } } },
  healthy: { input: { text: '{"id":7}' } },
});

const express = `import express from 'express'; const app = express(); app.use(express.text()); app.set('env', 'test');`;
const listen = `const server = app.listen(0);`;

proveEach('no-unguarded-json-parse: what is no JSON is answered with 400', [
  proof('express: a body', ['express'], ask(`${express}\napp.post('/', (req, res) => {\n  const order = JSON.parse(req.body);\n  res.json(order.id);\n});`, listen, post)),
  proof('express: a body, by a pattern in an asynchronous handler', ['express'], ask(`${express}\napp.post('/', async (req, res) => {\n  const { id } = JSON.parse(req.body);\n  res.json(id);\n});`, listen, post)),
  proof('express: a header', ['express'], ask(`${express}\napp.get('/', (req, res) => {\n  const id = JSON.parse(req.headers['x-cart']).id;\n  res.json(id);\n});`, listen, `fetch(url, { headers: { 'x-cart': text }, signal: AbortSignal.timeout(10_000) })`)),
  proof('fastify: a query', ['fastify'], ask(`import Fastify from 'fastify'; const app = Fastify();\napp.get('/', async (request, reply) => {\n  const filter = JSON.parse(request.query.filter);\n  return filter;\n});`, `await app.listen({ port: 0 }); const server = app.server; setImmediate(() => server.emit('listening'));`, `fetch(url + '?filter=' + encodeURIComponent(text), { signal: AbortSignal.timeout(10_000) })`)),
]);
