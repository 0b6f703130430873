import { describe, expect, it } from 'vitest';
import { findConnectionPerCall } from '../../../src/semantics/index.js';
import { analyze } from '../../support/analyze.js';

/** What calls in functions open for one run of them, as it is written. */
const openedIn = (code: string): string[] =>
  analyze(code, (module) => module.invocations.flatMap((node) => {
    const found = findConnectionPerCall(module, node);
    return found ? [`${module.text.slice(...node.range)}: ${found.model.opens}${found.move ? ', moves' : ''}`] : [];
  }));

describe('connections that a function opens each time it runs', () => {
  it.each([
    ['pg', `import { Pool, Client } from 'pg'; function f() { use(new Pool()); use(new Client()); }`, ['new Pool(): pool', 'new Client(): connection']],
    ['mysql2', `import mysql from 'mysql2/promise'; function f() { const a = mysql.createPool('x'); const b = mysql.createConnection('x'); }`, [`mysql.createPool('x'): pool, moves`, `mysql.createConnection('x'): connection, moves`]],
    ['typeorm', `import { DataSource } from 'typeorm'; async function f() { const source = await new DataSource({ type: 'postgres' }).initialize(); }`, [`new DataSource({ type: 'postgres' }): pool`]],
    ['sequelize', `import { Sequelize } from 'sequelize'; function f() { const db = new Sequelize('x'); }`, [`new Sequelize('x'): pool, moves`]],
    ['mongodb', `import { MongoClient } from 'mongodb'; function f() { const db = new MongoClient('x').db(); }`, [`new MongoClient('x'): pool`]],
    ['redis', `import { createClient } from 'redis'; async function f() { const client = await createClient().connect(); }`, ['createClient(): connection']],
    ['kafkajs', `import { Kafka } from 'kafkajs'; async function f() { const producer = new Kafka({}).producer(); await producer.connect(); }`, ['new Kafka({}).producer(): connection']],
    ['bullmq', `import { Queue } from 'bullmq'; async function f() { const queue = new Queue('mail'); await queue.add('a', {}); }`, [`new Queue('mail'): connection, moves`]],
    ['a factory of a factory', `import { Pool } from 'pg'; const make = () => new Pool(); const open = () => make(); function f() { const pool = open(); }`, ['open(): pool, moves']],
    ['a factory that awaits', `import { createClient } from 'redis'; async function open() { const client = createClient(); await client.connect(); return client; } async function f() { const client = await open(); }`, ['open(): connection']],
    ['a class that is given one', `import { Pool } from 'pg'; class Repo { constructor(private pool: Pool) {} } const pool = new Pool(); function f() { return new Repo(pool); }`, []],
    ['a class whose constructor makes one', `import { Pool } from 'pg'; class Repo { constructor() { this.pool = new Pool(); } } function f() { new Repo().find(); }`, ['new Repo(): pool']],
    ['what it awaits is no connection', `import { Pool } from 'pg'; const pool = new Pool(); async function find() { return (await pool.query('select 1')).rows; } async function f() { const rows = await find(); }`, []],
    ['a query is no connection', `import { Pool } from 'pg'; async function find() { return new Pool().query('select 1'); } async function f() { await find(); }`, ['new Pool(): pool']],
    ['a value that depends on a loop over what is given', `import { Pool } from 'pg'; function f(tenants) { for (const tenant of tenants) { new Pool({ database: tenant.name }); } }`, []],
  ])('%s', (_claim, code, expected) => {
    expect(openedIn(code)).toEqual(expected);
  });
});
