import type rule from '../../src/rules/no-unbounded-concurrency.js';
import type { CasesOf } from '../support/rule-tester.js';

const axios = `import axios from 'axios'; `;
const limiter = `import pLimit from 'p-limit'; const limit = pLimit(5); `;
const prisma = `import { PrismaClient } from '@prisma/client'; const prisma = new PrismaClient(); `;
const fn = (body: string): string => `export async function run(list) { ${body} }`;
const send = `axios.post('https://push.example.com', each)`;

const reported = (name: string, code: string) => ({ name, code, errors: [{ messageId: 'atOnce' as const }] });

/** What the rule says of which code. */
export const cases: CasesOf<typeof rule> = {
  valid: [
    { name: 'a few calls that are written out', code: axios + fn(`return Promise.all([axios.get('https://a.example.com'), axios.get('https://b.example.com')]);`) },
    { name: 'a list that is written out', code: axios + fn(`return Promise.all(['a', 'b'].map((each) => ${send}));`) },
    { name: 'the first few of a list', code: axios + fn(`return Promise.all(list.slice(0, 5).map((each) => ${send}));`) },
    { name: 'chunks', code: axios + fn(`for (let i = 0; i < list.length; i += 10) await Promise.all(list.slice(i, i + 10).map((each) => ${send}));`) },
    { name: 'chunks by their name', code: axios + fn(`for (let i = 0; i < list.length; i += 10) { const batch = list.slice(i, i + 10); await Promise.all(batch.map((each) => ${send})); }`) },
    { name: 'rows of a query with a small limit', code: axios + prisma + fn(`const rows = await prisma.outbox.findMany({ take: 20 }); return Promise.all(rows.map((each) => ${send}));`) },
    { name: 'a limiter', code: axios + limiter + fn(`return Promise.all(list.map((each) => limit(() => ${send})));`) },
    { name: 'a limiter that is waited for', code: axios + limiter + fn(`return Promise.all(list.map(async (each) => { await limit(() => ${send}); }));`) },
    { name: 'pMap with a limit', code: axios + `import pMap from 'p-map'; ` + fn(`return pMap(list, (each) => ${send}, { concurrency: 5 });`) },
    { name: 'a semaphore', code: axios + `import { Sema } from 'async-sema'; const sema = new Sema(5); ` + fn(`return Promise.all(list.map(async (each) => { await sema.acquire(); try { await ${send}; } finally { sema.release(); } }));`) },
    { name: 'work in memory', code: fn(`return Promise.all(list.map(async (each) => each.name));`) },
    { name: 'a function that nobody sees', code: `import { send } from 'elsewhere'; ` + fn(`return Promise.all(list.map(send));`) },
    { name: 'what is pushed after it is waited for', code: axios + fn(`const all = []; for (const each of list) all.push(await ${send}); return Promise.all(all);`) },
    { name: 'queries, which no-n-plus-one reports', code: prisma + fn(`return Promise.all(list.map((each) => prisma.post.findMany({ where: { author: each } })));`) },
    { name: 'what Prisma merges', code: prisma + fn(`return Promise.all(list.map((id) => prisma.user.findUnique({ where: { id } })));`) },
    { name: 'one after the other', code: axios + fn(`for (const each of list) await ${send};`) },
    { name: 'a script that is run by hand', code: `#!/usr/bin/env node\n${axios}` + fn(`return Promise.all(list.map((each) => ${send}));`) },
  ],
  invalid: [
    {
      name: 'a request for each element says what to do',
      code: axios + fn(`return Promise.all(list.map((each) => ${send}));`),
      errors: [{ messageId: 'atOnce', data: { call: 'Promise.all()', work: 'axios.post()', list: '`list`', concurrency: 10, limiter: '`p-limit`' } }],
    },
    reported('allSettled', axios + fn(`return Promise.allSettled(list.map(async (each) => { await ${send}; }));`)),
    reported('fetch', fn(`return Promise.all(list.map((each) => fetch('https://example.com/' + each)));`)),
    reported('a function by its name', axios + `async function push(each) { await ${send}; } ` + fn(`return Promise.all(list.map(push));`)),
    reported('through a function', axios + `async function push(each) { await ${send}; } ` + fn(`return Promise.all(list.map((each) => push(each)));`)),
    reported('a list by its name', axios + fn(`const all = list.map((each) => ${send}); return Promise.all(all);`)),
    reported('a list that is filled in a loop', axios + fn(`const all = []; for (const each of list) all.push(${send}); await Promise.all(all);`)),
    reported('filtered', axios + fn(`return Promise.all(list.filter(Boolean).map((each) => ${send}));`)),
    reported('pMap without a limit', axios + `import pMap from 'p-map'; ` + fn(`return pMap(list, (each) => ${send});`)),
    reported('what is tried again', axios + `import pRetry from 'p-retry'; ` + fn(`return Promise.all(list.map((each) => pRetry(() => ${send})));`)),
    reported('a piece of work for each element', axios + prisma + `async function bill(id) { const each = await prisma.user.findFirst({ where: { id } }); await ${send}; } ` + fn(`return Promise.all(list.map((id) => bill(id)));`)),
    reported('files', `import { readFile } from 'node:fs/promises'; ` + fn(`return Promise.all(list.map((name) => readFile(name)));`)),
    reported('processes', `import { execa } from 'execa'; import { exec } from 'node:child_process'; ` + fn(`return Promise.all(list.map(async (name) => { exec('convert ' + name); }));`)),
  ],
};
