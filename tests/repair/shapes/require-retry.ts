import type { FiftyFindings, KnownBreach } from '../../support/repair-sources.js';

const head = `import express from 'express'; import pRetry from 'p-retry'; const server = express(); const base = 'https://rates.example.com'; `;
const axios = `import axios from 'axios'; `;
const inRoute = (body: string): string => `${head}server.get('/rates', async (req, res) => { ${body} });`;

/** Shapes of code that a repair must cope with, beside those that show what the rule finds. */
export const shapes: readonly string[] = [
  inRoute(`const done = await fetch(base); res.json(await done.json());`),
  inRoute(`const done = await fetch(base,\n    { signal: AbortSignal.timeout(1000) },\n  ); res.json(await done.json());`),
  inRoute(`const done = await fetch(\n    // the rates\n    base, // of today\n  ); res.json(await done.json());`),
  inRoute(`const done = await (fetch(base)); res.json(await done.json());`),
  inRoute(`const done = (await fetch(base)) as Response; res.json(await done.json());`),
  inRoute(`const [one, two] = await Promise.all([fetch(base), fetch(\`\${base}/first\`)]); res.json([await one.json(), await two.json()]);`),
  inRoute(`const done = await fetch(base, { headers: { authorization: String(await load()) } }); res.json(await done.json());`),
  inRoute(`const done = await fetch(base).then((each) => each.json()).catch(() => null); res.json(done);`),
  inRoute(`const path = \`\${base}/\${req.params.id}\`; const done = await fetch(path); res.json(await done.json());`),
  inRoute(`let done: Response | undefined; if (yes) done = await fetch(base); res.json(await done?.json());`),
  `${head}const loadRates = async () => (await fetch(base)).json();\nserver.get('/rates', async (req, res) => { res.json(await loadRates()); });`,
  `${head}async function loadRates() {\n  const response = await fetch(base)\n  return response.json()\n}\nserver.get('/rates', async (req, res) => { res.json(await loadRates()) })`,
  `${head}class Rates {\n  private readonly path = base;\n  load() { return fetch(this.path); }\n}\nconst rates = new Rates();\nserver.get('/rates', async (req, res) => { res.json(await (await rates.load()).json()); });`,
  axios + inRoute(`const { data } = await axios.get<{ rate: number }>(base, { timeout: 1000 }); res.json(data.rate);`),
  axios + inRoute(`const { data } = await axios({ url: base, timeout: 1000 }); res.json(data);`),
  `import express from 'express'; import { request } from 'gaxios'; const server = express(); server.get('/rates', async (req, res) => { const done = await request({ url: 'https://rates.example.com', timeout: 1000 }); res.json(done.data); });`,
  `const express = require('express'); const retry = require('async-retry'); const server = express(); server.get('/rates', async (req, res) => { const done = await fetch('https://rates.example.com'); res.json(await done.json()); });`,
];

/** Findings of every kind, none of whose repairs may be in the way of another. */
export const fifty: FiftyFindings = {
  head: `import express from 'express'; import axios from 'axios'; import pRetry from 'p-retry'; const server = express(); const base = 'https://rates.example.com';`,
  kinds: [
    (n: number) => `server.get('/a${n}', async (req, res) => { const found = await fetch(base, { signal: AbortSignal.timeout(1000) }); if (!found.ok) throw new Error('refused'); res.json(await found.json()); });`,
    (n: number) => `server.get('/b${n}', async (req, res) => { const { data } = await axios.get(base, { timeout: 1000 }); res.json(data); });`,
    (n: number) => `const load${n} = (id: string) => axios.delete(\`\${base}/\${id}\`, { timeout: 1000 });\nserver.delete('/c${n}', async (req, res) => { await load${n}('${n}'); res.end(); });`,
  ],
};

export const known: readonly KnownBreach[] = [];
