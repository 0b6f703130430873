type Id = 'grows' | 'listGrows';

const app = "import express from 'express';\nconst app = express();\n";
const finds = (name: string, code: string, messageId: Id = 'grows') => ({ name, code: app + code, errors: [{ messageId }] });
const quiet = (name: string, code: string) => ({ name, code: app + code });
const strict: [{ unproven: boolean; sockets: boolean }] = [{ unproven: true, sockets: true }];
const all = { settings: { resilience: { autofix: 'all' } } };
const lru = "import express from 'express';\nimport { LRUCache } from 'lru-cache';\nconst app = express();\n";

export const cases = {
  valid: [
    quiet('an entry is deleted somewhere', `const seen = new Map(); app.get('/:id', (req, res) => { seen.set(req.params.id, 1); }); setInterval(() => seen.delete(oldest()), 1000);`),
    quiet('it is cleared from time to time', `const seen = new Set(); setInterval(() => seen.clear(), 1000); app.get('/:id', (req, res) => { seen.add(req.params.id); });`),
    quiet('its size is looked at', `const seen = new Map(); app.get('/:id', (req, res) => { if (seen.size < 1000) seen.set(req.params.id, 1); });`),
    quiet('a list is cut', `const last = []; app.get('/:id', (req, res) => { last.push(req.params.id); if (last.length > 10) last.shift(); });`),
    quiet('a list is emptied by its length', `const last = []; app.get('/:id', (req, res) => { last.push(req.params.id); }); setInterval(() => { last.length = 0; }, 10);`),
    quiet('it is made anew', `let seen = new Map(); app.get('/:id', (req, res) => { seen.set(req.params.id, 1); }); setInterval(() => { seen = new Map(); }, 10);`),
    quiet('a list is filtered', `let last = []; app.get('/:id', (req, res) => { last.push(req.params.id); last = last.filter(isNew); });`),
    quiet('a key of an object is deleted', `const seen = {}; app.get('/:id', (req, res) => { seen[req.params.id] = 1; delete seen[oldest()]; });`),
    quiet('a WeakMap', `const seen = new WeakMap(); app.get('/:id', (req, res) => { seen.set(req, 1); });`),
    quiet('an LRUCache', `import { LRUCache } from 'lru-cache'; const seen = new LRUCache({ max: 5 }); app.get('/:id', (req, res) => { seen.set(req.params.id, 1); });`),
    quiet('keys that the code names', `const seen = new Map(); app.get('/:id', (req, res) => { seen.set('last', req.params.id); });`),
    quiet('a function that is called with keys which the code names', `const seen = new Map(); function load(name) { seen.set(name, read(name)); } app.get('/a', (req, res) => { load('a'); }); app.get('/b', (req, res) => { load('b'); });`),
    quiet('keys that were looked up in an enum', `enum Period { Day = 'day', Hour = 'hour' } const seen = new Set(); app.get('/:period', (req, res) => { const period = Object.values(Period).includes(req.params.period) ? req.params.period : Period.Day; seen.add(period); res.send('ok'); });`),
    quiet('keys that are declared to be of an enum', `enum Period { Day = 'day', Hour = 'hour' } const seen = new Set<Period>(); app.get('/:period', (req, res) => { seen.add(req.params.period as Period); res.send('ok'); });`),
    quiet('keys that are declared to be of a list', `const NAMES = ['a', 'b'] as const; type Name = (typeof NAMES)[number]; const seen = new Map<Exclude<Name, 'b'>, number>(); app.get('/:name', (req, res) => { seen.set(req.params.name, 1); res.send('ok'); });`),
    quiet('keys of a type that names them', `const seen = new Map(); function load(name: 'a' | 'b') { seen.set(name, read(name)); } app.get('/:name', (req, res) => { load(req.params.name); });`),
    quiet('keys of a type that is out of sight', `import type { Template } from './templates.js'; const seen = new Map(); function load(name: Template['name']) { seen.set(name, read(name)); } app.get('/:name', (req, res) => { load(req.params.name); });`),
    quiet('keys of the environment', `const seen = new Map(); app.get('/', (req, res) => { seen.set(process.env.REGION, 1); });`),
    quiet('it is filled when the process starts', `const routes = new Map(); function add(name) { routes.set(name, 1); } add('a'); [1, 2].forEach((each) => add(each)); app.get('/', (req, res) => res.json(routes.get('a')));`),
    quiet('nobody in sight fills it for a request', `const seen = new Map(); export function remember(id) { seen.set(id, 1); }`),
    quiet('something that is not in sight is given it', `import { sweep } from 'sweeper'; const seen = new Map(); sweep(seen); app.get('/:id', (req, res) => { seen.set(req.params.id, 1); });`),
    quiet('a function of the file that empties what it is given', `const seen = new Map(); function prune(map) { for (const key of map.keys()) map.delete(key); } app.get('/:id', (req, res) => { prune(seen); seen.set(req.params.id, 1); });`),
    quiet('what a function gives back is emptied', `const seen = new Map(); function cache() { return seen; } app.get('/:id', (req, res) => { cache().set(req.params.id, 1); }); setInterval(() => cache().clear(), 10);`),
    quiet('an alias is emptied', `const seen = new Map(); app.get('/:id', (req, res) => { const all = seen; all.set(req.params.id, 1); all.clear(); });`),
    quiet('a collection of one request', `app.get('/:id', (req, res) => { const seen = new Map(); seen.set(req.params.id, 1); });`),
    quiet('a field of what is made for each request', `class Loader { seen = new Map(); load(id) { this.seen.set(id, 1); } } app.get('/:id', (req, res) => { new Loader().load(req.params.id); });`),
    quiet('a property by its name', `const state = {}; app.get('/:id', (req, res) => { state.last = req.params.id; });`),
    { name: 'connections, unless asked for', code: `import { Server } from 'socket.io'; const io = new Server(1); const users = new Map(); io.on('connection', (socket) => { socket.on('join', (name) => { users.set(socket.id, name); }); });` },
    { name: 'client code', code: `'use client'; const seen = new Map(); export function go(id) { seen.set(id, 1); }`, options: strict },
  ],
  invalid: [
    finds('a Map that a handler fills', `const seen = new Map(); app.get('/:id', (req, res) => { seen.set(req.params.id, 1); res.json(seen.get('a')); });`),
    finds('a Set', `const seen = new Set(); app.get('/:id', (req, res) => { if (!seen.has(req.params.id)) seen.add(req.params.id); });`),
    finds('an object', `const seen = {}; app.get('/:id', async (req, res) => { const { id } = req.params; seen[id] = await load(id); });`),
    finds('an object by ??=', `const seen: Record<string, number> = {}; app.get('/:id', (req, res) => { seen[req.params.id] ??= 1; });`),
    finds('an object without a prototype', `const hits = Object.create(null); app.get('/:id', (req, res) => { hits[req.ip] = (hits[req.ip] || 0) + 1; });`),
    finds('an array', `const orders = []; app.post('/', (req, res) => { orders.push(req.body); res.json(orders); });`, 'listGrows'),
    finds('an array that is made longer anew', `let orders = []; app.post('/', (req, res) => { orders = [...orders, req.body]; res.json(orders.length > 0); });`, 'listGrows'),
    finds('keys that are unlike one another', `import { randomUUID } from 'node:crypto'; const jobs = new Map(); app.post('/', (req, res) => { const id = randomUUID(); jobs.set(id, {}); });`),
    finds('a counter for keys', `let next = 1; const jobs = {}; app.post('/', (req, res) => { jobs[next++] = 1; });`),
    finds('keys of rows', `const users = new Map(); app.get('/', async (req, res) => { const user = await find(); users.set(user.id, user); });`),
    finds('a key put together', 'const seen = new Map(); app.get("/:id", (req, res) => { const key = `user:${req.params.id}`; seen.set(key, 1); });'),
    finds('a function that a handler calls', `const seen = new Map(); async function load(id: string) { if (!seen.has(id)) seen.set(id, await read(id)); return seen.get(id); } app.get('/:id', async (req, res) => { res.json(await load(req.params.id)); });`),
    finds('a helper that is given the key by another', `const seen = new Map(); async function memo(key, make) { if (!seen.has(key)) seen.set(key, await make()); return seen.get(key); } const profile = (id) => memo('profile:' + id, () => read(id)); app.get('/:id', async (req, res) => { res.json(await profile(req.params.id)); });`),
    finds('an alias of the text type', `type Id = string; const seen = new Map(); function load(id: Id) { seen.set(id, 1); } app.get('/:id', (req, res) => { load(req.params.id); });`),
    finds('an entry that is looked at when it is old, and stays', `const seen = {}; app.get('/:id', (req, res) => { const hit = seen[req.params.id]; if (hit && hit.at > Date.now()) return res.json(hit); seen[req.params.id] = { at: Date.now() + 1000 }; });`),
    finds('a static field', `class Users { static seen = new Map(); static load(id) { Users.seen.set(id, 1); } } app.get('/:id', (req, res) => { Users.load(req.params.id); });`),
    finds('a field of the one instance', `class Users { private seen = new Map(); load(id) { this.seen.set(id, 1); } } const users = new Users(); app.get('/:id', (req, res) => { users.load(req.params.id); });`),
    { name: 'a field of a controller', code: `import { Controller, Get, Param } from '@nestjs/common'; @Controller() class Users { private readonly seen = new Map<string, number | null>(); @Get(':id') get(@Param('id') id: string) { this.seen.set(id, 1); } }`, errors: [{ messageId: 'grows' as const }] },
    { name: 'a consumer of messages', code: `const amqp = require('amqplib'); const sent = new Set(); async function start() { const channel = await (await amqp.connect(url)).createChannel(); channel.consume('mail', async (message) => { const mail = JSON.parse(message.content); if (sent.has(mail.id)) return; sent.add(mail.id); }); } start();`, errors: [{ messageId: 'grows' as const }] },
    { ...finds('keys of unknown origin, when asked for', `const seen = new Map(); app.get('/', (req, res) => { const key = find(); seen.set(key, 1); });`), options: strict },
    { name: 'a helper that nobody in sight calls, when asked for', code: `const seen = new Map(); export function remember(id) { seen.set(id, 1); }`, options: strict, errors: [{ messageId: 'grows' as const }] },
    {
      name: 'a Map becomes an LRUCache', errors: [{ messageId: 'grows' as const, suggestions: [{ messageId: 'replaceMap' as const, output: `${lru}const seen = new LRUCache<string, number>({ max: 1000 }); app.get('/:id', (req, res) => { seen.set(req.params.id, 1); });` }] }],
      code: `${app}const seen = new Map<string, number>(); app.get('/:id', (req, res) => { seen.set(req.params.id, 1); });`,
    },
    { ...all, name: 'the same by --fix, in JavaScript', filename: 'file.js', code: `${app}const seen = new Map(); app.get('/:id', (req, res) => { seen.set(req.params.id, 1); });`, output: `${lru}const seen = new LRUCache({ max: 1000 }); app.get('/:id', (req, res) => { seen.set(req.params.id, 1); });`, errors: [{ messageId: 'grows' as const }] },
    { ...all, name: 'a Map whose values may be nothing stays', code: `${app}const seen = new Map<string, User | null>(); app.get('/:id', (req, res) => { seen.set(req.params.id, null); });`, output: null, errors: [{ messageId: 'grows' as const }] },
    { ...all, name: 'a Map that is sent whole stays', code: `${app}const seen = new Map<string, number>(); app.get('/:id', (req, res) => { seen.set(req.params.id, 1); res.json([...seen]); });`, output: null, errors: [{ messageId: 'grows' as const }] },
    { ...all, name: 'a Map that is declared to be one stays', code: `${app}const seen: Map<string, number> = new Map<string, number>(); app.get('/:id', (req, res) => { seen.set(req.params.id, 1); });`, output: null, errors: [{ messageId: 'grows' as const }] },
  ],
};
