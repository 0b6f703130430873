import { describe, expect, it } from 'vitest';
import { effectsOfLoop } from '../support/effects.js';

const dependencies = { axios: '^1.0.0' };
const db = "import axios from 'axios';\nexport const pool = axios.create();\n";

describe('the eight call shapes', () => {
  it('a function through two barrels', () => {
    const files = {
      'lib/db.ts': db,
      'lib/users.ts': "import { pool } from './db.js';\nexport async function findUser(id: string) { return pool.get(id); }\n",
      'lib/index.ts': "export * from './users.js';\n",
      'index.ts': "export { findUser as getUser } from './lib';\n",
    };
    expect(effectsOfLoop("import { getUser } from './index.js';\nexport async function run(ids: string[]) { for (const id of ids) await getUser(id); }", { dependencies, files })).toEqual([
      'file.ts getUser > users.ts pool.get: axios.create().get()',
    ]);
  });

  it('a class method that calls a property holding an arrow function, which calls a data access object', () => {
    const files = {
      'db.ts': db,
      'dal.ts': "import { pool } from './db';\nexport class UserDal { find = async (id: string) => pool.get(id); }\n",
      'service.ts':
        "import { UserDal } from './dal';\nexport class UserService {\n  private readonly dal = new UserDal();\n  load(id: string) { return this.fetch(id); }\n  private fetch = async (id: string) => this.dal.find(id);\n}\n",
    };
    expect(effectsOfLoop("import { UserService } from './service';\nconst users = new UserService();\nexport async function run(ids: string[]) { for (const id of ids) await users.load(id); }", { dependencies, files })).toEqual([
      'file.ts users.load > service.ts this.fetch > service.ts this.dal.find > dal.ts pool.get: axios.create().get()',
    ]);
  });

  it('a member of a default export', () => {
    const files = {
      'db.ts': db,
      'users.ts': "import { pool } from './db';\nasync function find(id: string) { return pool.get(id); }\nexport default { find, count() { return 1; } };\n",
    };
    expect(effectsOfLoop("import users from './users';\nexport async function run(ids: string[]) { for (const id of ids) { users.count(); await users.find(id); } }", { dependencies, files })).toEqual([
      'file.ts users.find > users.ts pool.get: axios.create().get()',
    ]);
  });

  it('a path of tsconfig that another one extends', () => {
    const files = {
      'tsconfig.base.json': '{ "compilerOptions": { "paths": { "@data/*": ["./data/*"] } } }',
      'tsconfig.json': '{ "extends": "./tsconfig.base.json" }',
      'data/db.ts': db,
      'data/users.ts': "import { pool } from '@data/db';\nexport const findUser = (id: string) => pool.get(id);\n",
    };
    expect(effectsOfLoop("import { findUser } from '@data/users';\nexport async function run(ids: string[]) { for (const id of ids) await findUser(id); }", { dependencies, files })).toEqual([
      'file.ts findUser > users.ts pool.get: axios.create().get()',
    ]);
  });

  it('a namespace import', () => {
    const files = { 'db.ts': db, 'users.ts': "import * as database from './db';\nexport const findUser = (id: string) => database.pool.get(id);\n" };
    expect(effectsOfLoop("import * as users from './users';\nexport async function run(ids: string[]) { for (const id of ids) await users.findUser(id); }", { dependencies, files })).toEqual([
      'file.ts users.findUser > users.ts database.pool.get: axios.create().get()',
    ]);
  });

  it('a method of an HTTP client', () => {
    const files = { 'http.ts': "import axios from 'axios';\nexport const http = axios.create({ baseURL: 'https://users.example' });\n" };
    expect(effectsOfLoop("import { http } from './http';\nexport async function run(ids: string[]) { for (const id of ids) await http.get(`/users/${id}`); }", { dependencies, files })).toEqual([
      'file.ts http.get: axios.create().get()',
    ]);
  });

  it('nothing behind an interface alone', () => {
    const files = { 'users.ts': 'export interface Users { find(id: string): Promise<unknown> }\n' };
    expect(effectsOfLoop("import type { Users } from './users';\nexport async function run(users: Users, ids: string[]) { for (const id of ids) await users.find(id); }", { dependencies, files })).toEqual([]);
  });

  it('a callback that a function of another file calls', () => {
    const files = {
      'db.ts': db,
      'each.ts': 'export async function times(n: number, run: () => Promise<unknown>) { if (n > 0) await run(); }\nexport function keep(run: () => unknown) { return { run }; }\n',
    };
    const code =
      "import { pool } from './db';\nimport { keep, times } from './each';\nexport async function run(ids: string[]) { for (const id of ids) { keep(() => pool.get('2')); await times(2, () => pool.get(id)); } }";
    expect(effectsOfLoop(code, { dependencies, files })).toEqual(['file.ts times > each.ts run > file.ts pool.get: axios.create().get()']);
  });
});
