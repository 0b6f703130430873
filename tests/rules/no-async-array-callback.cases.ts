import type rule from '../../src/rules/no-async-array-callback.js';
import type { CasesOf } from '../support/rule-tester.js';

const run = (body: string): string => `export async function run(items, other) { ${body} }`;
const typed = (type: string, body: string): string => `export async function run(items: ${type}) { ${body} }`;

type MessageId = 'ignored' | 'asked' | 'ordered' | 'folded';

const strict = [{ unproven: true }] as const;

const reports = (name: string, messageId: MessageId, code: string) => ({ name, code, options: [...strict] as [typeof strict[0]], errors: [{ messageId, suggestions: null }] });

const loops = (name: string, messageId: MessageId, code: string, output: string) => ({ name, code, options: [...strict] as [typeof strict[0]], errors: [{ messageId, suggestions: [{ messageId: 'useLoop' as const, output }] }] });

/** What the rule says of which code; `tests/repair/laws.test.ts` holds its repairs to their laws. */
export const cases: CasesOf<typeof rule> = {
  valid: [
    { name: 'work that is out of sight, unless asked for', code: run('items.forEach(async (each) => { await save(each); });') },
    { name: 'work that catches all by itself, unless asked for', code: `import axios from 'axios';\n${run('items.forEach(async (each) => { try { await axios.post(each); } catch (err) { console.error(err); } });')}` },
    { name: 'what is told within the process, unless asked for', code: `import { PubSub } from 'graphql-subscriptions'; const pubsub = new PubSub();\n${run('items.forEach(async (each) => { await pubsub.publish(each.topic, each); });')}` },
    { name: 'lists of promises that are spread', code: run('await Promise.all([...items.map(async (each) => { await save(each); }), other]);'), options: [...strict] },
    { name: 'a list of values', code: run('await Promise.all([items.map((each) => each.id), save(other)]);'), options: [...strict] },
    { name: 'a map whose promises are waited for', code: run('await Promise.all(items.map(async (each) => save(each)));'), options: [...strict] },
    { name: 'a cursor of the driver, whose method waits', code: `import { MongoClient } from 'mongodb'; const db = new MongoClient(url).db();\nexport async function run() { const users = db.collection('users').find(); users.forEach(async (each) => { await save(each); }); }`, options: [...strict] },
    { name: 'a loop', code: run('for (const each of items) { await save(each); }'), options: [...strict] },
    { name: 'a callback that gives no promise', code: run('items.forEach((each) => { total += each; }); items.filter((each) => each.ok);'), options: [...strict] },
    { name: 'a callback that nobody knows', code: run('items.forEach(other); items.filter(other.isOk);'), options: [...strict] },
    { name: 'an async callback that waits for nothing', code: run('items.forEach(async (each) => { total += each; });'), options: [...strict] },
    { name: 'a callback that starts work and says so', code: `async function save(each) { await write(each); }\n${run('items.forEach((each) => { void save(each); });')}`, options: [...strict] },
    { name: 'a reduce that waits for what went before', code: run('return items.reduce(async (all, each) => { const list = await all; return [...list, await load(each)]; }, Promise.resolve([]));'), options: [...strict] },
    { name: 'a reduce that waits for it by then', code: run('return items.reduce(async (all, each) => all.then((list) => [...list, each]), Promise.resolve([]));'), options: [...strict] },
    { name: 'a chain of promises', code: run('return items.reduce((all, each) => all.then(() => save(each)), Promise.resolve());'), options: [...strict] },
    { name: 'a stream of Node, whose methods wait', code: `import { Readable } from 'node:stream';\nexport async function run(items: Readable) { await items.forEach(async (each) => { await save(each); }); }`, options: [...strict] },
    { name: 'something of nobody knows what kind, that is awaited', code: run('await items.forEach(async (each) => { await save(each); }); const some = await items.filter(async (each) => isOk(each));'), options: [...strict] },
    { name: 'a collection of the project', code: `class Jobs { async forEach(run) { for (const each of this.all) await run(each); } }\nconst jobs = new Jobs();\nexport async function run() { jobs.forEach(async (each) => { await save(each); }); }`, options: [...strict] },
    { name: 'a value of a package', code: `import { from } from 'rxjs';\nexport async function run() { from([1]).forEach(async (each) => { await save(each); }); }`, options: [...strict] },
    { name: 'listeners of events', code: run(`items.on('change', async (each) => { await save(each); });`), options: [...strict] },
    { name: 'a function of its own that has the name', code: run('other.sort(items, async () => load()); find(async (each) => load(each));'), options: [...strict] },
    { name: 'client code', code: `'use client';\n${run('items.forEach(async (each) => { await save(each); });')}`, options: [...strict] },
    { name: 'a generator', code: run('items.forEach(function* (each) { yield each; });'), options: [...strict] },
  ],
  invalid: [
    { name: 'a request that may fail', code: `import axios from 'axios';\nexport function run(items) { items.forEach(async (each) => { await axios.post(each); }); }`, errors: [{ messageId: 'ignored', suggestions: null }] },
    { name: 'a callback that throws', code: 'export function run(items) { items.forEach(async (each) => { if (!(await load(each))) throw new Error(each); }); }', errors: [{ messageId: 'ignored', suggestions: null }] },
    { name: 'rows that a function gives, and a filter', code: `import { Kysely } from 'kysely'; const db = new Kysely({}); const stale = () => db.selectFrom('sessions').selectAll().execute();\nexport async function run() { const sessions = await stale(); sessions.filter((each) => each.old).forEach(async (each) => { await db.deleteFrom('sessions').where('id', '=', each.id).execute(); }); }`, errors: [{ messageId: 'ignored', suggestions: [{ messageId: 'useLoop', output: `import { Kysely } from 'kysely'; const db = new Kysely({}); const stale = () => db.selectFrom('sessions').selectAll().execute();\nexport async function run() { const sessions = await stale(); for (const each of sessions.filter((each) => each.old)) { await db.deleteFrom('sessions').where('id', '=', each.id).execute(); } }` }] }] },
    { name: 'a list of promises in a list', code: run('await Promise.all([items.map(async (each) => { await save(each); }), other.map((each) => each.id)]);'),
      errors: [{ messageId: 'nested', suggestions: [{ messageId: 'addSpread', output: run('await Promise.all([...items.map(async (each) => { await save(each); }), other.map((each) => each.id)]);') }] }] },
    { name: 'a list of promises whose place somebody asks for', code: run('const [saved] = await Promise.allSettled([items.map(async (each) => await save(each))]); return saved;'), errors: [{ messageId: 'nested', suggestions: [] }] },
    { name: 'the rows of a query', options: [...strict], code: `import { PrismaClient } from '@prisma/client'; const prisma = new PrismaClient();\nexport async function run() { const users = await prisma.user.findMany(); users.forEach(async (each) => { try { await save(each); } catch {} }); }`,
      errors: [{ messageId: 'ignored', suggestions: [{ messageId: 'useLoop', output: `import { PrismaClient } from '@prisma/client'; const prisma = new PrismaClient();\nexport async function run() { const users = await prisma.user.findMany(); for (const each of users) { try { await save(each); } catch {} } }` }] }] },
    loops('forEach of what may be anything', 'ignored', run('items.forEach(async (each) => { await save(each); });'), run('for (const each of items) { await save(each); }')),
    loops('forEach of an array', 'ignored', typed('string[]', 'items.forEach(async (each: string) => { await save(each); });'), typed('string[]', 'for (const each of items) { await save(each); }')),
    loops('forEach of an array that is awaited', 'ignored', typed('string[]', 'await items.forEach(async (each) => { await save(each); });'), typed('string[]', 'for (const each of items) { await save(each); }')),
    loops('forEach of a set', 'ignored', run('const ids = new Set(items); ids.forEach(async (each) => { await save(each); });'), run('const ids = new Set(items); for (const each of ids) { await save(each); }')),
    loops('forEach of a map', 'ignored', typed('Map<string, number>', 'items.forEach(async (value, key) => { await save(key, value); });'), typed('Map<string, number>', 'for (const [key, value] of items) { await save(key, value); }')),
    loops('forEach with an index', 'ignored', run('items.forEach(async (each, index) => { await save(index, each); });'), run('for (const [index, each] of items.entries()) { await save(index, each); }')),
    loops('forEach of what may not be there', 'ignored', run('items?.forEach(async (each) => { await save(each); });'), run('for (const each of items ?? []) { await save(each); }')),
    loops('forEach with a return', 'ignored', run('items.forEach(async ({ id }) => { if (!id) return; await save(id); });'), run('for (const { id } of items) { if (!id) continue; await save(id); }')),
    loops('forEach with an expression', 'ignored', run('items.forEach(async (each) => await save(each));'), run('for (const each of items) { await save(each); }')),
    loops('forEach with a function', 'ignored', run('items.forEach(async function (each) { await save(each); });'), run('for (const each of items) { await save(each); }')),
    loops('forEach of entries', 'ignored', run('Object.entries(items).forEach(async ([key, value]) => { await save(key, value); });'), run('for (const [key, value] of Object.entries(items)) { await save(key, value); }')),
    loops('forEach with a callback that gives a promise', 'ignored', `async function save(each) { await write(each); }\n${run('items.forEach((each) => save(each));')}`, `async function save(each) { await write(each); }\n${run('for (const each of items) { await save(each); }')}`),
    reports('forEach with a function of the file', 'ignored', `async function save(each) { await write(each); }\n${run('items.forEach(save);')}`),
    reports('forEach with a method', 'ignored', `class Orders { async save(each) { await write(each); } async run(items) { items.forEach(this.save); } }`),
    reports('forEach in a function that cannot wait', 'ignored', 'export function run(items) { items.forEach(async (each) => { await save(each); }); }'),
    reports('forEach whose callback gives something', 'ignored', run('items.forEach(async (each) => { if (!each) return 1; await save(each); });')),
    reports('forEach whose callback ends a turn from inside a loop', 'ignored', run('items.forEach(async (each) => { for (const one of each) { if (!one) return; } await save(each); });')),
    reports('forEach with this', 'ignored', run('items.forEach(async function (each) { await this.save(each); }, other);')),
    loops('filter', 'asked', run('const kept = items.filter(async (each) => await isOk(each)); return kept;'), run('const kept = [];\nfor (const each of items) {\n  if (await isOk(each)) kept.push(each);\n} return kept;')),
    loops('filter by a promise', 'asked', run('const kept = items.filter(async (each) => { return isOk(each); }); return kept;'), run('const kept = [];\nfor (const each of items) {\n  if (await isOk(each)) kept.push(each);\n} return kept;')),
    reports('filter in a chain', 'asked', run('return items.filter(async (each) => await isOk(each)).map((each) => each.id);')),
    reports('some', 'asked', run('if (items.some(async (each) => await isOk(each))) return 1;')),
    reports('every', 'asked', run('if (items.every(async (each) => { return (await load(each)).ok; })) return 1;')),
    reports('find', 'asked', run('return items.find(async (each) => (await load(each)).ok);')),
    reports('find with a request', 'asked', `import axios from 'axios';\n${run('return items.find((each) => axios.get(each));')}`),
    reports('some of an array that is awaited', 'asked', typed('string[]', 'return await items.some(async (each) => await isOk(each));')),
    reports('sort', 'ordered', run('items.sort(async (a, b) => (await load(a)) - (await load(b)));')),
    reports('reduce that does not wait', 'folded', run('return items.reduce(async (all, each) => { all[each] = await load(each); return all; }, {});')),
    reports('reduce that takes the promise apart', 'folded', run('return items.reduce(async ({ total }, each) => ({ total: total + await load(each) }), { total: 0 });')),
  ],
};
