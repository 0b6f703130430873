import { describe, expect, it } from 'vitest';
import { isFunction, walk, type FunctionNode } from '../../../src/ast/index.js';
import { answersOf, describeHandler, isKnownByType, type LibraryModel } from '../../../src/semantics/index.js';
import { analyze, type World } from '../../support/analyze.js';
import { handlersIn, inputsIn } from '../../support/handlers.js';

const dependencies = { express: '^4.18.0' };
const app = `import express from 'express'; const app = express(); const router = express.Router();`;

describe('a handler that is registered here and written in another file', () => {
  it.each([
    ['a named function', `import { list } from './users.js'; app.get('/', list);`, { 'users.js': 'export async function list(req, res) { use(req.query); }' }, ['express route GET / <- req.query: query']],
    ['a member of a namespace', `import * as users from './users'; app.get('/', users.list);`, { 'users.ts': 'export const list = (req, res) => use(req.query);' }, ['express route GET / <- req.query: query']],
    ['a method of an instance', `import { users } from './users'; app.get('/', users.list.bind(users));`, { 'users.ts': 'class Users { list(req, res) { use(req.params.id); } } export const users = new Users();' }, ['express route GET / <- req.params: params']],
    ['a CommonJS object', `const users = require('./users'); app.get('/', users.list);`, { 'users.js': 'module.exports = { list: async (req, res) => use(req.query) };' }, ['express route GET / <- req.query: query']],
    ['a wrapped function', `import { list } from './users'; app.get('/', list);`, { 'users.ts': `import { wrap } from './wrap'; export const list = wrap(async (req, res) => use(req.query));`, 'wrap.ts': 'export const wrap = (fn) => (req, res, next) => { Promise.resolve(fn(req, res, next)).catch((error) => next(error)); };' }, ['express route GET / <- req.query: query']],
    ['a function that is made', `import { login } from './login'; app.post('/login', login());`, { 'login.ts': 'export function login() { function after(user, res) {} return (req, res, next) => use(req.body.email); }' }, ['express route POST /login <- req.body: body']],
  ])('%s', (_claim, code, files, expected) => {
    expect(inputsIn(`${app} ${code}`, { dependencies, files })).toEqual(expected);
  });

  it('is added to an application that another file hands over', () => {
    const code = `export default (app) => { app.get('/', (req, res) => use(req.query)); };`;
    expect(inputsIn(code, { dependencies, files: { 'app.js': `import express from 'express'; import routes from './file.js'; const app = express(); routes(app);` }, filename: 'file.js' })).toEqual(['express route GET / <- req.query: query']);
    expect(inputsIn(code, { dependencies, files: { 'app.js': `import routes from './file.js'; const cache = new Map(); routes(cache);` }, filename: 'file.js' })).toEqual([]);
  });

  it('is caught by a wrapper of another file', () => {
    const files = { 'wrap.ts': 'export default (fn) => (req, res, next) => fn(req, res, next).catch(next);' };
    expect(handlersIn(`${app} import wrap from './wrap'; app.get('/', wrap(async (req, res) => {}));`, { dependencies, files }).map(({ rejected }) => rejected)).toEqual(['forwarded']);
  });

  it('is added to a procedure of another file', () => {
    const files = { 'trpc.ts': `import { initTRPC } from '@trpc/server'; const t = initTRPC.context().create(); export const procedure = t.procedure; export const authed = procedure.use(isAuthed);` };
    const code = `import { authed } from './trpc'; export const add = authed.input(schema).mutation(({ input }) => use(input));`;
    expect(inputsIn(code, { dependencies: { '@trpc/server': '^11.0.0' }, files })).toEqual(['@trpc/server procedure <- input: args validated']);
  });
});

/** What is known of the first function of code, and how. */
function firstFunction(code: string, world: World = {}): { known: boolean; byType: boolean; answers: string[]; before: number } | null {
  return analyze(code, (module) => {
    const all: FunctionNode[] = [];
    walk(module.program, (node) => {
      if (isFunction(node)) all.push(node);
    });
    const described = all[0] ? describeHandler(module, all[0]) : null;
    return described && {
      known: true,
      byType: isKnownByType(described),
      answers: answersOf(described).map(({ code: text }) => text),
      before: described.registrations[0].middleware.length,
    };
  }, world);
}

describe('the question of one function', () => {
  it('tells a registration from a type', () => {
    const typed = `import { Request } from 'express'; const list = (req: Request) => use(req.body);`;
    expect(firstFunction(typed)).toMatchObject({ byType: true });
    expect(firstFunction(`${typed} import express from 'express'; express().get('/', check, list);`)).toMatchObject({ byType: false, before: 1 });
  });

  it('says how the framework answers', () => {
    expect(firstFunction(`import { Hono } from 'hono'; new Hono().get('/', (c) => c.text(''));`)?.answers).toEqual(['return $0.json($body, $status)']);
    const h3 = `import { eventHandler } from 'h3'; export default eventHandler((event) => use(event));`;
    expect(firstFunction(h3, { dependencies: { h3: '^1.0.0' } })?.answers).toEqual(['throw createError({ statusCode: $status, statusMessage: $body })']);
    expect(firstFunction(h3)?.answers).toEqual([]);
  });

  it('is answered with nothing for any other function', () => {
    expect(firstFunction(`${app} function helper(req) { use(req.body); } app.get('/', (req, res) => helper(req));`)).toBeNull();
  });
});

describe('what stands before a handler', () => {
  const namesBefore = (code: string): string[][] =>
    analyze(`${app} ${code}`, (module) => {
      const found: string[][] = [];
      walk(module.program, (node) => {
        const described = isFunction(node) ? describeHandler(module, node) : null;
        if (described) found.push(described.registrations[0].middleware.map(({ range }) => module.text.slice(...range)));
      });
      return found;
    });

  it.each([
    ['arguments and arrays', `app.get('/', a, [b, c()], (req, res) => {});`, [['a', 'b', 'c()']]],
    ['what the router was given before', `router.use(a); router.use('/x', b); router.get('/x/y', c, (req, res) => {}); router.use(d);`, [['a', 'b', 'c']]],
    ['nothing of another router', `app.use(a); router.get('/', (req, res) => {});`, [[]]],
    ['no mounted router', `app.use(router); app.get('/', (req, res) => {});`, [[]]],
    ['nothing that comes with another path', `router.use('/a', a); router.get('/b', (req, res) => {});`, [[]]],
  ])('is %s', (_claim, code, expected) => {
    expect(namesBefore(code)).toEqual(expected);
  });

  it('checks a function only if it does wherever the function is registered', () => {
    const code = `${app} import { celebrate } from 'celebrate'; const save = (req, res) => use(req.body); app.post('/a', celebrate({ body: s }), save);`;
    expect(handlersIn(code)[0]?.inputs).toEqual(['req.body: body validated']);
    expect(handlersIn(`${code} app.post('/b', save);`)[0]?.inputs).toEqual(['req.body: body']);
  });
});

describe('a framework of the house', () => {
  const model: LibraryModel = {
    library: 'acme',
    packages: ['@acme/server'],
    majors: [1],
    registrars: [{ name: 'server', made: ['serve()'], source: 'acme@1' }],
    handlers: [
      {
        name: 'route', kind: 'http', source: 'acme@1', inputs: [{ part: 'body', path: 'payload' }], rejected: [{ as: 'answered' }],
        found: [
          { by: 'call', on: 'server', methods: ['handle'], functions: [{ argument: 1 }], route: { argument: 0 } },
          { by: 'decorator', paths: ['Handle()'] },
          { by: 'export', files: ['endpoints/*.ts'], names: ['default'], onlyWith: ['@acme/server'] },
        ],
      },
    ],
  };
  const world = { models: [model], dependencies: { '@acme/server': '^1.0.0' }, filename: 'endpoints/x.ts' };

  it.each([
    ['by a call', `import { serve } from '@acme/server'; serve().handle('/x', (request) => use(request.payload));`, ['acme route /x <- request.payload: body']],
    ['by a decorator', `import { Handle } from '@acme/server'; class C { @Handle() run({ payload }) {} }`, ['acme route <- payload: body']],
    ['by the place of its file', `export default (request) => use(request.payload);`, ['acme route <- request.payload: body']],
  ])('is known %s', (_claim, code, expected) => {
    expect(inputsIn(code, world)).toEqual(expected);
  });
});

describe('a handler that another file registers', () => {
  it.each([
    ['by its name', 'export const list = async (req, res) => use(req.query);', `import { list } from './file'; router.get('/', check, list);`],
    ['as a member of a controller', 'const list = async (req, res) => use(req.query); module.exports = { list };', `const users = require('./file'); router.get('/', check, users.list);`],
    ['through a barrel', 'export const list = async (req, res) => use(req.query);', `import { users } from './barrel'; router.get('/', check, users.list);`],
  ])('%s', (_claim, code, routes) => {
    const files = { 'routes.js': `${app} ${routes}`, 'barrel.js': `export * as users from './file';` };
    expect(firstFunction(code, { dependencies, files, filename: 'file.js' })).toMatchObject({ known: true, byType: false, before: 1 });
  });

  it('is none where the other file only imports it', () => {
    const files = { 'routes.js': `${app} import { list } from './file'; list();` };
    expect(firstFunction('export const list = async (req, res) => use(req.query);', { dependencies, files, filename: 'file.js' })).toBeNull();
  });
});
