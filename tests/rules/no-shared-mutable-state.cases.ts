type Id = 'entries' | 'value' | 'counter';

const app = "import express from 'express';\nconst app = express();\n";
const finds = (name: string, messageId: Id, code: string) => ({ name, code: app + code, errors: [{ messageId }] });
const quiet = (name: string, code: string) => ({ name, code: app + code });
const sockets: [{ sockets: boolean }] = [{ sockets: true }];
const io = "import { Server } from 'socket.io'; const io = new Server(1);";

export const cases = {
  valid: [
    quiet('a constant', `const limits = { free: 5 }; app.get('/:plan', (req, res) => { res.json(limits[req.params.plan]); });`),
    quiet('a lazy value', `let client = null; async function connect() { if (!client) client = await open(); return client; } app.get('/', async (req, res) => { res.json(await (await connect()).find(req.query)); });`),
    quiet('a lazy value by ??=', `let client; app.get('/', async (req, res) => { client ??= await open(); res.json(await client.find(req.query)); });`),
    quiet('a value that is kept until it is old', `let token = null; async function get() { if (token && token.expires > Date.now()) return token; token = await fetchToken(); return token; } app.get('/', async (req, res) => { res.json(await get()); });`),
    quiet('a connection that is kept in an object', `const cached = { conn: null }; async function connect() { if (cached.conn) return cached.conn; cached.conn = await open(); return cached.conn; } app.get('/', async (req, res) => { res.json(await connect()); });`),
    quiet('counts that are for the log', `const stats = { sent: 0 }; let served = 0; app.get('/', (req, res) => { stats.sent++; served += 1; res.json('ok'); }); app.get('/stats', (req, res) => { res.json(stats); });`),
    quiet('a cache that is bounded', `const seen = new Map(); app.get('/:id', (req, res) => { if (seen.size > 1000) seen.clear(); seen.set(req.params.id, 1); res.json(seen.get('a')); });`),
    quiet('a cache that a clock empties', `const seen = new Map(); setInterval(() => seen.clear(), 10); app.get('/:id', (req, res) => { seen.set(req.params.id, 1); res.json(seen.get('a')); });`),
    quiet('a collection that grows without end is another fault', `const seen = new Map(); app.get('/:id', (req, res) => { seen.set(req.params.id, 1); res.json(seen.get('a')); });`),
    quiet('a promise that is shared while it is pending', `const pending = new Map(); app.get('/:id', async (req, res) => { const { id } = req.params; let load = pending.get(id); if (!load) { load = read(id).finally(() => pending.delete(id)); pending.set(id, load); } res.json(await load); });`),
    quiet('what is written when the process starts', `let config; async function main() { config = await load(); app.listen(3000); } main(); app.get('/', (req, res) => { res.json(config); });`),
    quiet('a flag', `let isDown = false; app.post('/down', (req, res) => { isDown = true; res.end(); }); app.get('/', (req, res) => { res.json(isDown); });`),
    quiet('a value that no request reads', `let last; app.get('/:id', (req, res) => { last = req.params.id; res.end(); });`),
    quiet('a variable of the request', `app.get('/:id', (req, res) => { let user; user = req.user; res.json(user); });`),
    quiet('a field of what is made for each request', `class Loader { user; load(user) { this.user = user; return this.user; } } app.get('/:id', (req, res) => { res.json(new Loader().load(req.user)); });`),
    { name: 'a client that is made and waited for', code: 'let client; export async function connect() { client = new Client(); await client.connect(); return client; }' },
    { name: 'a moment that is read at once', code: 'let last; export async function refresh() { await load(); last = new Date(); return { at: last }; }' },
    { name: 'a moment that is looked at first', code: 'let last; export async function refresh() { if (last) return last; last = new Date(); await load(); return last; }' },
    quiet('what says how many there are at the moment', `let active = 0; app.get('/', async (req, res) => { active += 1; await work(); active -= 1; res.json({ active }); });`),
    quiet('a count that a limit is held against', `let failed = 0; app.get('/', (req, res) => { failed += 1; if (failed > 5) return res.sendStatus(503); res.sendStatus(500); });`),
    quiet('a count that is only logged', `let served = 0; app.get('/', (req, res) => { served += 1; console.log('served', served); res.sendStatus(204); });`),
    { name: 'what nobody in sight calls', code: 'let user; export function enter(next) { user = next.id; return user; }' },
    { name: 'rooms of sockets, unless asked for', code: `${io} const users = new Map(); io.on('connection', (socket) => { socket.on('join', (name) => { users.set(name, 1); }); socket.on('who', (name) => { socket.emit('who', users.get(name)); }); socket.on('leave', (name) => { users.delete(name); }); });` },
  ],
  invalid: [
    finds('tokens that are forgotten at logout', 'entries', `const tokens = new Set(); app.post('/login', (req, res) => { const token = sign(req.body); tokens.add(token); res.json(token); }); app.post('/refresh', (req, res) => { res.json(tokens.has(req.body.token)); }); app.post('/logout', (req, res) => { tokens.delete(req.body.token); res.end(); });`),
    finds('sessions in an object', 'entries', `const sessions = {}; app.post('/login', (req, res) => { sessions[req.body.user] = req.body; res.end(); }); app.get('/me', (req, res) => { res.json(sessions[req.query.user]); }); app.post('/logout', (req, res) => { delete sessions[req.body.user]; res.end(); });`),
    finds('a list of rows', 'entries', `const todos = []; app.post('/', (req, res) => { todos.push(req.body); res.end(); }); app.get('/', (req, res) => { res.json(todos); }); app.delete('/:id', (req, res) => { todos.splice(req.params.id, 1); res.end(); });`),
    finds('a lock', 'entries', `const running = []; app.post('/:id', async (req, res) => { const { id } = req.params; if (running.includes(id)) return res.sendStatus(409); running.push(id); await work(id); running.splice(running.indexOf(id), 1); res.end(); });`),
    finds('a cache that other replicas do not forget', 'entries', `const seen = new Map(); app.get('/:id', async (req, res) => { const { id } = req.params; if (!seen.has(id)) seen.set(id, await find(id)); res.json(seen.get(id)); }); app.put('/:id', async (req, res) => { await save(req.body); seen.delete(req.params.id); res.end(); });`),
    finds('the user of the last request', 'value', `let currentUser = null; app.use((req, res, next) => { currentUser = req.user; next(); }); app.get('/', (req, res) => { res.json(currentUser); });`),
    finds('the time of another request', 'value', `let lastRun: Date | null = null; async function run() { lastRun = new Date(); await work(); return { at: lastRun }; } app.post('/', async (req, res) => { res.json(await run()); });`),
    finds('a value in an object', 'value', `const state = { user: null }; app.use((req, res, next) => { state.user = req.user; next(); }); app.get('/', (req, res) => { res.json(state.user); });`),
    finds('numbers that are given out', 'counter', `let nextId = 1; app.post('/', (req, res) => { const id = nextId++; res.json({ id }); });`),
    { name: 'a moment that is read after a wait, wherever that is called', errors: [{ messageId: 'value' as const }], code: 'let last; export async function refresh() { last = new Date(); await load(); return { at: last }; }' },
    finds('a count that the request is answered with', 'counter', `let served = 0; app.get('/', (req, res) => { served += 1; res.json({ served }); });`),
    finds('whose turn it is', 'counter', `let next = 0; app.post('/', (req, res) => { const agent = agents[next % agents.length]; next++; res.json({ agent }); });`),
    { name: 'a field of a provider', code: `import { Controller, Get, Injectable, Req } from '@nestjs/common'; @Injectable() class Context { private user; enter(user) { this.user = user; } get() { return this.user; } } @Controller() class Me { constructor(private readonly context: Context) {} @Get() get(@Req() req) { this.context.enter(req.user); return this.context.get(); } }`, errors: [{ messageId: 'value' as const }] },
    { name: 'rooms of sockets, when asked for', options: sockets, errors: [{ messageId: 'entries' as const }], code: `${io} const users = new Map(); io.on('connection', (socket) => { socket.on('join', (name) => { users.set(name, 1); }); socket.on('who', (name) => { socket.emit('who', users.get(name)); }); socket.on('leave', (name) => { users.delete(name); }); });` },
  ],
};
