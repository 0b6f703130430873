import { describe, expect, it } from 'vitest';
import { effectsOfLoop } from '../support/effects.js';

/** A class whose `find` performs a request, one whose `find` does not, and declarations that give either. */
const files = {
  'db.ts': "import axios from 'axios';\nexport const pool = axios.create();\n",
  'users.ts': `import { pool } from './db';
export interface Finder { find(id: string): Promise<unknown> }
export class Users implements Finder { find(id: string) { return pool.get(id); } all(): Users[] { return []; } with(id: string): this { return this; } }
export class Names { find(id: string) { return id; } }
export interface Connection { readonly users: Users; openUsers(): Promise<Users>; inTransaction<T>(run: (users: Users) => Promise<T>): Promise<T>; where(text: string | ((users: Users) => string)): void }
export interface Loader { load(id: string): Promise<unknown> }
export class Remote implements Loader { load(id: string) { return pool.get(id); } }
export class Local implements Loader { async load(id: string) { return id; } }
export abstract class Gateway { abstract charge(id: string): Promise<unknown>; pay(id: string) { return this.charge(id); } }
export class HttpGateway extends Gateway { charge(id: string) { return pool.get(id); } }
export abstract class Driver { abstract createUsers(): Users; get current(): Users | undefined { return undefined; } }
export class Registry { readonly byName: Map<string, Users> = new Map(); list: Users[] = []; [key: string]: unknown }
export type Maybe = Users | undefined;
export function makeUsers() { return new Users(); }
export function makeEither(isNew: boolean) { return isNew ? new Users() : new Names(); }
export function makeMany() { return { users: new Users(), names: new Names() }; }
export function isUsers(value: unknown): value is Users { return value instanceof Users; }
export const keep = <T>(value: T): T => value;
export function first<T extends Users>(list: T[]): T | undefined { return list[0]; }
`,
};
const imports = "import { pool } from './db';\nimport { Driver, Names, Registry, Users, first, isUsers, keep, makeEither, makeMany, makeUsers, type Connection, type Finder, type Gateway, type Loader, type Maybe } from './users';\n";

function isFound(code: string): boolean {
  return effectsOfLoop(imports + code, { dependencies: { axios: '^1.0.0' }, files }).length > 0;
}

/** A function with these parameters, whose loop holds the statement. */
const loop = (parameters: string, statement: string, before = ''): string => `export async function run(${parameters}) { ${before} for (const id of ids) { ${statement} } }`;

describe('what is found by types of other files', () => {
  it.each([
    ['a property of an interface', loop('c: Connection, ids: string[]', 'await c.users.find(id);')],
    ['what a method of an interface gives', loop('c: Connection, ids: string[]', 'const users = await c.openUsers(); await users.find(id);')],
    ['what an abstract method gives', loop('d: Driver, ids: string[]', 'await d.createUsers().find(id);')],
    ['a getter with a type, by an optional chain', loop('d: Driver, ids: string[]', 'await d.current?.find(id);')],
    ['an alias of a union with undefined', loop('users: Maybe, ids: string[]', 'await users!.find(id);')],
    ['this as the type that a method gives', loop('users: Users, ids: string[]', "await users.with('a').with('b').find(id);")],
    ['a type parameter by what it extends', `export async function run<T extends Users>(users: T, ids: string[]) { for (const id of ids) await users.find(id); }`],
    ['a type parameter by what a function is given', loop('ids: string[]', 'await keep(new Users()).find(id);')],
    ['a type parameter that a call writes', loop('value: any, ids: string[]', 'await keep<Users>(value).find(id);')],
    ['what is taken out of a parameter', loop('{ users }: Connection, ids: string[]', 'await users.find(id);')],
    ['what is taken out of a part of a parameter', loop('{ c: { users } }: { c: Connection }, ids: string[]', 'await users.find(id);')],
    ['an element of an array', loop('list: readonly Users[], ids: string[]', 'await list[0].find(id);')],
    ['each element of a list', `export async function run(r: Registry) { for (const users of r.list) await users.find('1'); }`],
    ['each element of a list, filtered', `export async function run(r: Registry) { for (const users of r.list.filter(Boolean)) await users.find('1'); }`],
    ['the parameter of a callback of a list', loop('r: Registry, ids: string[]', 'await Promise.all(r.list.map((users) => users.find(id)));')],
    ['a value of a map', loop('r: Registry, ids: string[]', "await r.byName.get('a')?.find(id);")],
    ['a value of a map made in place', loop('ids: string[]', 'await all.get(id)?.find(id);', 'const all = new Map<string, Users>();')],
    ['a value of a record', loop('all: Record<string, Users>, ids: string[]', 'await all[id].find(id);')],
    ['a member of a tuple', loop('pair: [Names, Users], ids: string[]', 'const [names, users] = pair; await users.find(id);')],
    ['the parameter of a callback, as the function declares it', loop('c: Connection, ids: string[]', 'await c.inTransaction((users) => users.find(id));')],
    ['the parameter of a callback that might be a text', loop('c: Connection, ids: string[]', 'c.where((users) => users.find(id));')],
    ['what a function gives without saying so', loop('ids: string[]', 'await makeUsers().find(id);')],
    ['a part of an object that a function gives', loop('ids: string[]', 'await users.find(id);', 'const { users } = makeMany();')],
    ['a part of an object that is spread into another', loop('ids: string[]', 'await services.users.find(id);', 'const services = { ...makeMany(), names: 1 };')],
    ['a default of a parameter', loop('ids: string[], users = new Users()', 'await users.find(id);')],
    ['a variable that is written twice with the same', loop('ids: string[], again: boolean', 'await users.find(id);', 'let users = new Users(); if (again) users = new Users();')],
    ['a variable that is given its value later', loop('ids: string[], again: boolean', 'await users.find(id);', 'let users; if (again) users = makeUsers(); else users = new Users();')],
    ['either of two of the same class', loop('ids: string[], a: boolean', 'await (a ? makeUsers() : new Users()).find(id);')],
    ['a cast', loop('value: unknown, ids: string[]', 'await (value as Users).find(id);')],
    ['what a test with instanceof proves', loop('value: unknown, ids: string[]', 'if (value instanceof Users) await value.find(id);')],
    ['what a type guard proves', loop('value: { inner: unknown }, ids: string[]', 'isUsers(value.inner) && (await value.inner.find(id));')],
    ['a field that the constructor assigns', 'class Job { private users; constructor(users: Users) { this.users = users; } async run(ids: string[]) { for (const id of ids) await this.users.find(id); } }'],
    ['what is taken out of this', 'class Job { constructor(private readonly users: Users) {} async run(ids: string[]) { const { users } = this; for (const id of ids) await users.find(id); } }'],
    ['what typeof names', loop('make: typeof makeUsers, ids: string[]', 'await make().find(id);')],
    ['the instance type of a class', loop('users: InstanceType<typeof Users>, ids: string[]', 'await users.find(id);')],
    ['a member of a type by its key', loop("users: Connection['users'], ids: string[]", 'await users.find(id);')],
    ['what a callback in a callback takes from the function around', loop('ids: string[]', 'await twice(() => pool.get(id));', 'async function twice(work: () => unknown) { await keepBusy(() => work()); } async function keepBusy(inner: () => unknown) { await inner(); }')],
    ['an untyped parameter by what it is given', loop('ids: string[]', 'await load(users, id);', 'const users = new Users(); function load(source, id) { return source.find(id); }')],
  ])('%s', (_name, code) => {
    expect(isFound(code)).toBe(true);
  });
});

describe('what only one class is for', () => {
  it.each([
    ['an interface', loop('users: Finder, ids: string[]', 'await users.find(id);')],
    ['an interface behind a field', `export class Service { constructor(private readonly users: Finder) {} async run(ids: string[]) { for (const id of ids) await this.users.find(id); } }`],
    ['an abstract method', loop('gateway: Gateway, ids: string[]', 'await gateway.charge(id);')],
    ['an abstract method behind one that is not', loop('gateway: Gateway, ids: string[]', 'await gateway.pay(id);')],
  ])('%s', (_claim, code) => {
    expect(isFound(code)).toBe(true);
  });
});

describe('what types do not prove', () => {
  it.each([
    ['an interface that two classes implement', loop('users: Loader, ids: string[]', 'await users.load(id);')],
    ['an interface that no class implements', loop('connection: Connection, ids: string[]', 'await connection.where(id);')],
    ['one of two classes', loop('ids: string[], a: boolean', 'makeEither(a).find(id);')],
    ['a variable that holds two classes in turn', loop('ids: string[], a: boolean', 'users.find(id);', 'let users; users = new Users(); if (a) users = new Names();')],
    ['a cast to anything of something unknown', loop('value: unknown, ids: string[]', 'await (value as any).find(id);')],
    ['the other branch of a test', loop('value: unknown, ids: string[]', 'if (value instanceof Users) console.log(value); else value.find(id);')],
    ['a test of a variable that is written since', loop('ids: string[], value: any', 'if (value instanceof Users) { value = next(); value.find(id); }')],
    ['a field that a name which cannot be read may cover', loop('ids: string[], key: string', 'services.users.find(id);', 'const services = { users: new Users(), [key]: new Names() };')],
    ['a parameter that nobody describes', loop('users, ids: string[]', 'await users.find(id);')],
    ['lists that hold their own union', `type Nested = Users | Nested[] | Record<string, Nested>; type Lists = Lists[] | ReadonlyArray<Lists>; ${loop('nested: Nested, lists: Lists, ids: string[]', 'nested.find(id); lists.find(id);')}`],
    ['a class of the same name elsewhere', loop('ids: string[]', 'users.find(id);', 'class Users { find(id: string) { return id; } } const users = new Users();')],
  ])('%s', (_name, code) => {
    expect(isFound(code)).toBe(false);
  });
});
