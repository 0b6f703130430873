import { describe, expect, it } from 'vitest';
import { printPath, resolveValue } from '../../src/semantics/bindings/index.js';
import { analyze } from '../support/analyze.js';

/** The path of every argument of `ask(…)`, in source order. */
const pathsOf = (code: string, filename = 'file.ts') =>
  analyze(
    code,
    (module) =>
      module.invocations.flatMap((node) => {
        if (node.type !== 'CallExpression' || node.callee.type !== 'Identifier' || node.callee.name !== 'ask') return [];
        return node.arguments.map((argument) => {
          const path = resolveValue(module, argument);
          return path && printPath(path) + (path.steps.some((step) => step.kind === 'typed') ? ' (typed)' : '') + (path.uncertain ? '?' : '');
        });
      }),
    { filename },
  );

describe('what an expression is', () => {
  it.each([
    ['a default import', `import axios from 'axios'; ask(axios.get);`, 'axios.get'],
    ['a named import', `import { get } from 'axios'; ask(get);`, 'axios.get'],
    ['a renamed import', `import { get as load } from 'axios'; ask(load);`, 'axios.get'],
    ['an import named default', `import { default as axios } from 'axios'; ask(axios);`, 'axios'],
    ['a namespace', `import * as axios from 'axios'; ask(axios.default.get);`, 'axios.get'],
    ['a require', `const axios = require('axios'); ask(axios.get);`, 'axios.get'],
    ['a member of a require', `const get = require('axios').get; ask(get);`, 'axios.get'],
    ['a destructured require', `const { Agent: { create } } = require('undici'); ask(create);`, 'undici.Agent.create'],
    ['an import assignment', `import axios = require('axios'); ask(axios.get);`, 'axios.get'],
    ['a dynamic import', `const { default: axios } = await import('axios'); ask(axios.get);`, 'axios.get'],
    ['a built-in with its prefix', `import http from 'node:http'; ask(http.get);`, 'http.get'],
    ['a type-only import', `import type { Pool } from 'pg'; function f(pool: Pool) { ask(pool.query); }`, 'pg.Pool.query (typed)'],
    ['an alias', `import axios from 'axios'; const a = axios; const b = a; ask(b.get);`, 'axios.get'],
    ['a variable assigned once, later', `import { Pool } from 'pg'; let pool; function init() { pool = new Pool(); } ask(pool.query);`, 'new pg.Pool().query'],
    ['a variable assigned once over null', `import { Pool } from 'pg'; let pool: Pool | null = null; pool ??= new Pool(); ask(pool.query);`, 'new pg.Pool().query'],
    ['a construction', `import { Pool } from 'pg'; ask(new Pool().query);`, 'new pg.Pool().query'],
    ['a factory of the package', `import axios from 'axios'; const api = axios.create(); ask(api.get);`, 'axios.create().get'],
    ['a factory of this file', `import axios from 'axios'; function make() { const options = {}; return axios.create(options); } ask(make().get);`, 'axios.create().get'],
    ['what is awaited', `import { connect } from 'amqplib'; const c = await connect(url); ask(c.createChannel);`, 'amqplib.connect().createChannel'],
    ['type assertions', `import axios from 'axios'; ask((axios as any)!.get);`, 'axios.get'],
    ['an object literal', `import axios from 'axios'; const clients = { users: axios.create() }; ask(clients.users.get);`, 'axios.create().get'],
    ['a class field', `import axios from 'axios'; class A { http = axios.create(); f() { ask(this.http.get); } }`, 'axios.create().get'],
    ['a private class field', `import axios from 'axios'; class A { #http = axios.create(); f() { ask(this.#http.get); } }`, 'axios.create().get'],
    ['a field assigned in the constructor', `import axios from 'axios'; class A { http; constructor() { this.http = axios.create(); } f() { [1].map(() => ask(this.http.get)); } }`, 'axios.create().get'],
    ['a getter', `import axios from 'axios'; class A { get http() { return axios; } f() { ask(this.http.get); } }`, 'axios.get'],
    ['a constructor parameter property', `import { Repository } from 'typeorm'; class A { constructor(private readonly users: Repository<User>) {} f() { ask(this.users.find); } }`, 'typeorm.Repository.find (typed)'],
    ['a parameter kept in a field', `import OpenAI from 'openai'; class A { private ai; constructor(ai: OpenAI) { this.ai = ai; } f() { ask(this.ai.chat); } }`, 'openai.chat (typed)'],
    ['a typed field', `import { Pool } from 'pg'; class A { @Inject() private pool: Pool; f() { ask(this.pool.query); } }`, 'pg.Pool.query (typed)'],
    ['a destructured typed parameter', `import { Pool } from 'pg'; function f({ db }: { db: Pool }) { ask(db.query); }`, 'pg.Pool.query (typed)'],
    ['an optional type', `import { Pool } from 'pg'; function f(db?: Pool | null) { ask(db?.query); }`, 'pg.Pool.query (typed)'],
    ['a class of this file that extends another', `import { PrismaClient } from '@prisma/client'; class Db extends PrismaClient {} const db = new Db(); ask(db.user);`, 'new @prisma/client.PrismaClient().user'],
    ['an inherited member of this', `import { PrismaClient } from '@prisma/client'; class Db extends PrismaClient { f() { ask(this.user); } }`, '@prisma/client.PrismaClient.user (typed)'],
    ['an instance kept on a global', `import { PrismaClient } from '@prisma/client'; const g = globalThis as any; const db = g.db ?? new PrismaClient(); ask(db.user);`, 'new @prisma/client.PrismaClient().user'],
    ['a promise kept on a global while developing', `import { MongoClient } from 'mongodb'; let client; let promise; if (process.env.NODE_ENV === 'development') { if (!global._promise) { client = new MongoClient(uri); global._promise = client.connect(); } promise = global._promise; } else { client = new MongoClient(uri); promise = client.connect(); } async function getDb() { const c = await promise; return c.db('a'); } ask((await getDb()).collection);`, 'new mongodb.MongoClient().connect().db().collection?'],
    ['a client kept on a global under another name', `import { PrismaClient } from '@prisma/client'; const g = globalThis as unknown as { db?: PrismaClient }; let db: any; if (production) { db = new PrismaClient(); } else { if (!g.db) g.db = new PrismaClient(); db = g.db; } ask(db.user);`, 'new @prisma/client.PrismaClient().user?'],
    ['one of two', `import axios from 'axios'; function f(o) { const http = o.http ?? axios; ask(http.get); }`, 'axios.get?'],
    ['the same on both sides', `import http from 'http'; import https from 'https'; const lib = secure ? http : https; ask(lib.get);`, 'http.get'],
    ['a global', `ask(fetch);`, 'fetch'],
    ['a global by globalThis', `ask(globalThis.fetch);`, 'fetch'],
  ])('%s', (_claim, code, expected) => {
    expect(pathsOf(code)).toEqual([expected]);
  });

  it.each([
    ['a file of the project', `import axios from './axios.js'; ask(axios);`],
    ['a variable that is assigned twice', `import axios from 'axios'; let http = axios; http = other; ask(http);`],
    ['a parameter without a type', `function f(axios) { ask(axios); }`],
    ['a parameter that shadows an import', `import axios from 'axios'; function f(axios) { ask(axios); }`],
    ['a type that is declared here', `interface Pool {} function f(pool: Pool) { ask(pool); }`],
    ['a member read by a computed name', `import axios from 'axios'; ask(axios[method]);`],
    ['a field that is assigned twice', `import axios from 'axios'; class A { http = axios; set() { this.http = other; } f() { ask(this.http); } }`],
    ['a global that holds clients of two packages', `import axios from 'axios'; import { Pool } from 'pg'; global.client = axios.create(); global.client = new Pool(); ask(global.client);`],
    ['a cycle', `const a = b, b = a; ask(a);`],
    ['a class that extends itself', `class A extends A {} ask(new A().x);`],
    ['a require that is not the global one', `function require() {} const axios = require('axios'); ask(axios);`],
  ])('%s is unknown', (_claim, code) => {
    expect(pathsOf(code)).toEqual([null]);
  });

  it('works with the scopes of plain JavaScript', () => {
    expect(pathsOf(`const { get } = require('axios'); ask(get);`, 'file.cjs')).toEqual(['axios.get']);
  });
});
