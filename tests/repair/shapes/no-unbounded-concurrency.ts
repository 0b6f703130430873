import type { FiftyFindings, KnownBreach } from '../../support/repair-sources.js';

const axios = `import axios from 'axios'; const push = (each: string) => axios.post('https://push.example.com', { each }, { timeout: 1000 }); `;
const limit = `import pLimit from 'p-limit'; `;
const map = `import pMap from 'p-map'; `;
const run = (body: string): string => `export async function run(list: string[]) { ${body} }`;

/** Shapes of code that a repair must cope with, beside those that show what the rule finds. */
export const shapes: readonly string[] = [
  axios + run(`await Promise.all(list.map((each) => push(each)));`),
  axios + run(`await Promise.all(list.map((each) => push(each)))`),
  axios + run(`await Promise.all(list.map(push)); // all of them\n`),
  axios + run(`return await Promise.all(list.map(async (each) => (await push(each)).status));`),
  axios + run(`return Promise.all(list.map((each) => push(each)),);`),
  axios + run(`const done = await Promise.all(list.map(async (each) => { const { data } = await push(each); return data; })); return done.length;`),
  axios + run(`const done: unknown[] = await Promise.all(list.map(push)); return done;`),
  axios + run(`let done = await Promise.allSettled(list.map(push)); done = done.filter((each) => each.status === 'rejected'); return done;`),
  axios + run(`const done = await Promise.all(list.map(push)), other = 1; return [done, other];`),
  axios + run(`const [first] = await Promise.all(list.map(push)); return first;`),
  axios + run(`if (list.length > 0) await Promise.all(list.map(push));`),
  axios + run(`if (list.length > 0) { await Promise.all(list.map(push)); }`),
  axios + run(`const done = (await Promise.all(list.map(push))).map(({ status }) => status); return done;`),
  axios + run(`const i = 1, all = 2, results = 3; const done = await Promise.all(list.filter(Boolean).map(push)); return [i, all, results, done];`),
  `${axios}export async function run(order: { lines: string[] }) {\n  // Each line on its own.\n  const done = await Promise.all(\n    order.lines.map(async (line) => {\n      const { status } = await push(line);\n      return { line, status };\n    }),\n  );\n  return done;\n}`,
  `${axios}export class Push {\n  private readonly list: string[] = [];\n  async run() {\n    return Promise.all(this.list.map((each) => push(each)));\n  }\n}`,
  `const axios = require('axios')\nexports.run = async (list) => {\n  await Promise.all(list.map((each) => axios.post('https://push.example.com', { each }, { timeout: 1000 })))\n}`,
  limit + axios + run(`return Promise.all(list.map((each) => push(each)));`),
  limit + axios + run(`return Promise.all(list.map(async (each) => { await push(each); }));`),
  limit + axios + run(`return Promise.all(list.map((each) => ({ then: push(each).then })));`),
  limit + axios + run(`return Promise.all(list.map(async (each): Promise<number> => (await push(each)).status));`),
  limit + axios + run(`return Promise.all(list.map(push));`),
  limit + axios + run(`const all: Promise<unknown>[] = []; for (const each of list) { all.push(push(each)); } await Promise.all(all);`),
  `${limit}${axios}export const run = (list: string[]) => Promise.all(list.map((each) => push(each)));`,
  `${limit}${axios}export const run = async (list: string[]) => {\n  const [one, two] = [await Promise.all(list.map((each) => push(each))), await Promise.all(list.map(async (each) => push(each)))];\n  return [one, two];\n};`,
  `${limit}${axios}export const limiter = pLimit(4);\nexport const run = (list: string[]) => Promise.all(list.map((each) => push(each)));`,
  map + axios + run(`return Promise.all(list.map((each) => push(each)));`),
  map + axios + run(`return Promise.all(list.map(/* each */ async (each) => push(each)));`),
  map + axios + run(`return pMap(list, push);`),
];

/** Findings of every kind, none of whose repairs may be in the way of another. */
export const fifty: FiftyFindings = {
  head: `import axios from 'axios'; import pMap from 'p-map'; const push = (each: string) => axios.post('https://push.example.com', { each }, { timeout: 1000 });`,
  kinds: [
    (n: number) => `export async function settle${n}(list: string[]) {\n  const done = await Promise.allSettled(list.map((each) => push(each)));\n  return done.length + ${n};\n}`,
    (n: number) => `export const map${n} = async (list: string[]) => Promise.all(list.map((each) => push(each + '${n}')));`,
    (n: number) => `export const all${n} = async (list: string[]) => pMap(list, async (each) => (await push(each)).status + ${n});`,
    (n: number) => `export async function wait${n}(list: string[]) {\n  await Promise.allSettled(list.map(async (each) => push(each + '${n}')));\n}`,
  ],
};

export const known: readonly KnownBreach[] = [];
