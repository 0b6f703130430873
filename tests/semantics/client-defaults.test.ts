import { describe, expect, it } from 'vitest';
import { waitsOf } from '../support/analyze.js';

/** What is said of each `axios.create()` and each call of the shared instance. */
const statesOf = (code: string) =>
  waitsOf(`import axios from 'axios'; ${code}`).filter((line) => /^axios\.create\(\) |^axios\.get\(\) /.test(line)).map((line) => line.replace(/^.*response: /, ''));

describe('defaults', () => {
  it.each([
    ['of the shared instance are inherited', `axios.defaults.timeout = 5000; export const api = axios.create({ baseURL });`, ['set']],
    ['of the instance it was derived from are inherited', `const base = axios.create(); base.defaults.timeout = 5000; export const api = base.create();`, ['set']],
    ['are not inherited by what switches them off', `axios.defaults.timeout = 5000; export const api = axios.create({ timeout: 0 });`, ['absent']],
    ['of another instance are not inherited', `const other = axios.create({ timeout: 1 }); other.defaults.timeout = 5000; export const api = axios.create();`, ['set', 'absent']],
    ['that are assigned', `Object.assign(axios.defaults, { timeout: 5000 }); axios.get(url);`, ['set']],
    ['that are assigned without a limit', `Object.assign(axios.defaults, { maxRedirects: 5 }); axios.get(url);`, ['absent']],
    ['that are assigned out of sight', `import { defaults } from './defaults.js'; Object.assign(axios.defaults, defaults); axios.get(url);`, ['unknown']],
    ['of headers say nothing of time', `axios.defaults.headers.common.a = 'b'; Object.assign(axios.defaults.headers, common); axios.get(url);`, ['absent']],
    ['in a loop', `const users = axios.create(); const orders = axios.create(); for (const c of [users, orders]) c.defaults.timeout = 5000;`, ['unknown', 'unknown']],
    ['in a callback', `const clients = { users: axios.create() }; Object.values(clients).forEach((c) => { c.defaults.timeout = 5000; });`, ['unknown']],
    ['in a loop, of headers only', `const users = axios.create(); for (const c of [users]) c.defaults.headers.a = 'b';`, ['absent']],
    ['in a helper', `const api = axios.create(); const configured = applyDefaults(api); function applyDefaults(c) { c.defaults.timeout = 5000; return c; }`, ['set']],
    ['in a helper that merges them', `const api = axios.create(); const configured = applyDefaults(api); function applyDefaults(c) { Object.assign(c.defaults, { timeout: 5000 }); return c; }`, ['set']],
  ])('%s', (_claim, code, expected) => {
    expect(statesOf(code)).toEqual(expected);
  });
});

describe('a client that is given away', () => {
  it.each([
    ['from a field, in the constructor', `class A { private client; constructor() { this.client = axios.create(); configure(this.client); } }`, ['unknown']],
    ['from a field, to a method', `class A { private client = axios.create(); constructor() { this.setup(this.client); } setup(client) { addRetry(client); } }`, ['unknown']],
    ['from a private field', `class A { #client = axios.create(); constructor() { configure(this.#client); } }`, ['unknown']],
    ['to a function of this file that adds interceptors', `const api = axios.create(); const ready = prepare(api); function prepare(client) { client.interceptors.request.use(limit); return client; }`, ['unknown']],
    ['to a map', `const instances = new Map(); instances.set(host, axios.create());`, ['absent']],
    ['to a list, as a statement', `const api = axios.create(); clients.push(api);`, ['absent']],
    ['to a function of another file as it is made', `import { prepare } from './prepare.js'; export const api = prepare(axios.create());`, ['unknown']],
  ])('%s', (_claim, code, expected) => {
    expect(statesOf(code)).toEqual(expected);
  });
});

describe('an interceptor', () => {
  const use = (callback: string) => `import { limit } from './limit.js'; const api = axios.create(); api.interceptors.request.use(${callback});`;
  it.each([
    ['that sets a limit', `(config) => { config.timeout = 5000; return config; }`, 'unknown'],
    ['that sets a signal by another name', `(config) => { const next = config; next.signal = AbortSignal.timeout(5); return next; }`, 'unknown'],
    ['that returns one with a limit', `(config) => ({ ...config, timeout: 5000 })`, 'unknown'],
    ['that mixes something else in', `(config) => ({ ...config, ...limits })`, 'unknown'],
    ['that hands it on', `(config) => limit(config)`, 'unknown'],
    ['that assigns to it', `(config) => Object.assign(config, limits)`, 'unknown'],
    ['that writes by a computed name', `(config) => { config[name] = 5; return config; }`, 'unknown'],
    ['of another file', `limit`, 'unknown'],
    ['that takes it apart', `({ headers, ...rest }) => rest`, 'unknown'],
    ['that adds a header', `(config) => { config.headers.Authorization = token(); return config; }`, 'absent'],
    ['that speaks of time', `(config) => { logger.debug('no timeout set for ' + config.url); config.metadata = { startedAt: Date.now() }; return config; }`, 'absent'],
    ['that spreads its headers', `(config) => ({ ...config, headers: { ...config.headers, ...auth } })`, 'absent'],
    ['that prints it', `(config) => { console.log(config); logger.info(config); return Promise.resolve(config); }`, 'absent'],
    ['with one for errors', `(config) => config, (error) => handle(error)`, 'absent'],
    ['for errors only', `undefined, (error) => Promise.reject(error)`, 'absent'],
  ])('%s', (_claim, callback, expected) => {
    expect(statesOf(use(callback))).toEqual([expected]);
  });
});

describe('a connection', () => {
  const states = (code: string) => waitsOf(`import pg, { Pool, Client } from 'pg'; ${code}`).filter((line) => line.includes(' query: ')).map((line) => line.replace(/^.* query: /, ''));
  it.each([
    ['limited by the defaults of its package', `pg.defaults.query_timeout = 5000; export const pool = new Pool();`, ['set']],
    ['with other defaults of its package', `pg.defaults.poolSize = 5; export const pool = new Pool();`, ['absent']],
    ['limited by a query', `const client = new Client(); await client.query('SET statement_timeout = 5000');`, ['unknown']],
    ['limited by a query through the pool', `const pool = new Pool(); const client = await pool.connect(); await client.query("SET SESSION statement_timeout TO '5s'");`, ['unknown']],
    ['asked something else', `const client = new Client(); await client.query('SELECT statement_timeout FROM settings');`, ['absent']],
    ['limited by its options', `new Pool({ options: '-c statement_timeout=5000' });`, ['unknown']],
    ['with other options', `new Pool({ options: '-c search_path=app' });`, ['absent']],
    ['limited by its address', `new Pool({ connectionString: 'postgres://a.example/db?statement_timeout=5000' }); new Client('postgres://a.example/db?statement_timeout=5000');`, ['unknown', 'unknown']],
    ['with another address', `new Pool({ connectionString: env('DATABASE_URL') }); new Client(process.env.DATABASE_URL); new Client(process.env.DATABASE_URL!);`, ['absent', 'absent', 'absent']],
    ['given to something as it is made', `import { drizzle } from 'drizzle-orm/x'; export const db = drizzle(new Pool({ max: 5 }));`, ['absent']],
    ['that logs a timeout when it connects', `const pool = new Pool(); pool.on('connect', (client) => { logger.info('connected without timeout'); });`, ['absent']],
    ['that another function prepares when it connects', `const pool = new Pool(); pool.on('connect', (client) => prepare(client));`, ['unknown']],
  ])('%s', (_claim, code, expected) => {
    expect(states(code)).toEqual(expected);
  });
});
