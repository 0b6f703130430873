import type { FiftyFindings, KnownBreach } from '../../support/repair-sources.js';

const head = `import express from 'express';\nconst app = express();\n`;
const route = (body: string): string => `${head}app.post('/', (req, res) => {\n${body}\n});`;

/** Shapes of code that a repair must cope with, beside those that show what the rule finds. */
export const shapes: readonly string[] = [
  route(`  const order = JSON.parse(req.body);\n  res.json(order);`),
  route(`  const order: { id: string } = JSON.parse(req.body);\n  res.json(order.id);`),
  route(`  const order = JSON.parse(req.body) as { id: string };\n  res.json(order.id);`),
  route(`  const order = (JSON.parse(req.body)) as { id: string };\n  res.json(order.id);`),
  route(`  const { id, ...rest } = JSON.parse(req.body);\n  res.json({ id, rest });`),
  route(`  const id = JSON.parse(req.body).id;\n  res.json(id);`),
  route(`  const list = JSON.parse(req.body).items.map(String);\n  res.json(list);`),
  route(`  const order = Object.freeze(JSON.parse(req.body));\n  res.json(order);`),
  route(`  let order = JSON.parse(req.body);\n  order = { ...order };\n  res.json(order);`),
  route(`  if (req.query.a) {\n    const order = JSON.parse(req.body)\n    res.json(order)\n  }`),
  route(`\tconst parsed = 1\n\tconst [first] = JSON.parse(req.body)\n\tres.json({ first, parsed })`),
  route(`  // what was sent\n  const order = JSON.parse(req.body); // all of it\n  res.json(order);`),
  route(`  const order = JSON.parse(/* text */ req.body);\n  res.json(order);`),
  route(`  const a = 1, order = JSON.parse(req.body);\n  res.json({ a, order });`),
  route(`  res.json(JSON.parse(req.body));`),
  `${head}app.post('/', async ({ body }, res) => {\n  const order = JSON.parse(body);\n  res.json(order);\n});`,
  `import { WebSocketServer } from 'ws';\nnew WebSocketServer({ port: 1 }).on('connection', (socket) => {\n  socket.on('message', (data) => {\n    const message = JSON.parse(String(data));\n    socket.send(message.id);\n  });\n});`,
];

/** What makes fifty findings in one file. */
export const fifty: FiftyFindings = {
  head,
  kinds: [
    (n: number) => `app.post('/a${n}', (req, res) => {\n  const order = JSON.parse(req.body);\n  res.json(order);\n});`,
    (n: number) => `app.post('/b${n}', (req, res) => {\n  const { id } = JSON.parse(String(req.headers['x-cart']));\n  res.json(id);\n});`,
  ],
};

export const known: readonly KnownBreach[] = [];
