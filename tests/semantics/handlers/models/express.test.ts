import { describe, expect, it } from 'vitest';
import { handlersIn, inputsIn } from '../../../support/handlers.js';

const app = `import express from 'express'; const app = express(); const router = express.Router();`;

describe('express', () => {
  it.each([
    ['a route of an app', `${app} app.post('/users', (req, res) => { save(req.body); });`, ['express route POST /users <- req.body: body']],
    ['a route of a named router', `import { Router } from 'express'; const r = Router(); r.get('/', (req, res) => res.json(req.query.page));`, ['express route GET / <- req.query: query']],
    ['a required router', `const router = require('express').Router(); router.delete('/:id', (req, res) => drop(req.params.id));`, ['express route DELETE /:id <- req.params: params']],
    ['a typed app', `import type { Express } from 'express'; export function mount(app: Express) { app.get('/', (req, res) => res.send(req.get('host'))); }`, [
      `express route GET / <- req.get('host'): headers`,
    ]],
    ['destructured parameters', `${app} app.put('/x', ({ body, params: { id } }, res) => save(id, body));`, ['express route PUT /x <- body: body, { id }: params']],
    ['destructured later', `${app} app.put('/x', (req, res) => { const { body, query } = req; const { headers: h } = req; });`, ['express route PUT /x <- body: body, query: query, h: headers']],
    ['an alias of the request', `${app} app.get('/x', (request, res) => { const r = request; use(r.cookies.id); });`, ['express route GET /x <- r.cookies: cookies']],
    ['route()', `${app} router.route('/x').get((req, res) => {}).post((req, res) => use(req.body));`, ['express route GET /x <- nothing', 'express route POST /x <- req.body: body']],
    ['route() kept in a variable', `${app} const users = router.route('/users'); users.patch((req, res) => use(req.body));`, ['express route PATCH /users <- req.body: body']],
    ['arrays of handlers', `${app} app.get('/x', [a, (req, res, next) => next(req.query)], (req, res) => use(req.body)); function a(req, res, next) { next(); }`, [
      'express route (middleware) GET /x <- req.query: query', 'express route GET /x <- req.body: body', 'express route (middleware) GET /x <- nothing',
    ]],
    ['a function of the file', `${app} app.get('/', list); function list(req, res) { use(req.query); }`, ['express route GET / <- req.query: query']],
    ['a method of an object', `${app} const ctl = { list(req, res) { use(req.query); } }; app.get('/', ctl.list);`, ['express route GET / <- req.query: query']],
    ['a method of an instance', `${app} class Ctl { list(req, res) { use(req.query); } } const ctl = new Ctl(); app.get('/', ctl.list.bind(ctl));`, ['express route GET / <- req.query: query']],
    ['a method of this', `${app} class Ctl { constructor() { router.get('/', this.list); } list = async (req, res) => { use(req.query); } }`, ['express route GET / <- req.query: query']],
    ['middleware', `${app} app.use((req, res, next) => { use(req.headers); next(); });`, ['express route (middleware) <- req.headers: headers']],
    ['error middleware', `${app} app.use((err, req, res, next) => { res.status(500).end(); });`, ['express route (error) <- nothing']],
    ['a typed handler', `import type { RequestHandler } from 'express'; export const list: RequestHandler = async (req, res) => { use(req.body); };`, ['express route <- req.body: body']],
    ['a typed request', `import { Request, Response } from 'express'; export const list = async (req: Request, res: Response) => { use(req.body.name); };`, ['express route <- req.body: body']],
    ['a request type that extends it', `import { Request } from 'express'; interface Authed extends Request { user: User } export function f(req: Authed) { use(req.body); }`, ['express route <- req.body: body']],
    ['an intersection with it', `import { Request } from 'express'; type Authed = Request & { user: User }; export function f(req: Authed) { use(req.body); }`, ['express route <- req.body: body']],
    ['a typed error handler', `import { ErrorRequestHandler } from 'express'; export const fail: ErrorRequestHandler = (err, req, res, next) => {};`, ['express route (error) <- nothing']],
  ])('%s', (_claim, code, expected) => {
    expect(inputsIn(code)).toEqual(expected);
  });

  it.each([
    ['a setting', `${app} app.get('title');`],
    ['a class of this file that looks like it', `class App { get(path, fn) {} } const app = new App(); app.get('/', (req, res) => use(req.body));`],
    ['another client with the method', `import axios from 'axios'; axios.get('/x', (req, res) => use(req.body)); new Map().get((req) => req.body);`],
    ['a function named handler', `export function handler(req, res) { use(req.body); }`],
    ['a request type of this file', `interface Request { body: unknown } export function handler(req: Request) { use(req.body); }`],
    ['an app out of sight', `export default (app) => { app.get('/', (req, res) => use(req.body)); };`],
    ['a handler out of sight', `${app} app.get('/', list);`],
    ['a mounted router', `${app} app.use('/users', router);`],
  ])('%s is none', (_claim, code) => {
    expect(inputsIn(code)).toEqual([]);
  });

  const rejectionOf = (code: string, range?: string) =>
    handlersIn(code, range === undefined ? {} : { dependencies: { express: range } }).map(({ rejected }) => rejected);

  it.each([
    ['is unhandled in 4', app + `app.get('/', async (req, res) => {});`, '^4.18.0', ['unhandled']],
    ['is forwarded in 5', app + `app.get('/', async (req, res) => {});`, '^5.0.0', ['forwarded']],
    ['is unknown without a version', app + `app.get('/', async (req, res) => {});`, undefined, [null]],
    ['is forwarded by express-async-handler', app + `import wrap from 'express-async-handler'; app.get('/', wrap(async (req, res) => {}));`, '^4.18.0', ['forwarded']],
    ['is forwarded by a wrapper of the file', app + `const wrap = (fn) => (req, res, next) => Promise.resolve(fn(req, res, next)).catch(next); app.get('/', wrap(async (req, res) => {}));`, '^4.18.0', ['forwarded']],
    ['is forwarded by a wrapper with try', app + `function wrap(fn) { return async function (req, res, next) { try { await fn(req, res); } catch (error) { next(error); } }; } app.get('/', wrap(async (req, res) => {}));`, '^4.18.0', ['forwarded']],
    ['is not forwarded by a wrapper that does not catch', app + `const log = (fn) => (...args) => fn(...args); app.get('/', log(async (req, res) => {}));`, '^4.18.0', ['unhandled']],
    ['is forwarded by a wrapper that takes next from the end', app + `const wrap = (fn) => function (...args) { const done = fn(...args); const next = args[args.length - 1]; return Promise.resolve(done).catch(next); }; app.get('/', wrap(async (req, res) => {}));`, '^4.18.0', ['forwarded']],
    ['is unknown where a wrapper does something else with it', app + `const wrap = (fn) => async (req, res) => { try { await fn(req, res); } catch (error) { res.status(500).end(); } }; app.get('/', wrap(async (req, res) => {}));`, '^4.18.0', [null]],
    ['is forwarded where express-async-errors is imported', app + `import 'express-async-errors'; app.get('/', async (req, res) => {});`, '^4.18.0', ['forwarded']],
    ['is unknown behind a wrapper out of sight', app + `app.get('/', wrap(async (req, res) => {}));`, '^4.18.0', [null]],
  ])('a rejection %s', (_claim, code, range, expected) => {
    expect(rejectionOf(code, range)).toEqual(expected);
  });

  it.each([
    ['follows the parameters through a wrapper', `const wrap = (fn) => (req, res, next) => fn(req, res, next).catch(next); app.get('/', wrap(async (req, res) => use(req.body)));`, ['req.body: body']],
    ['follows them to other places', `const wrap = (fn) => (req, res) => fn(user, req); app.get('/', wrap((user, req) => use(req.body, user.body)));`, ['req.body: body']],
    ['follows them through two', `const a = (fn) => (...args) => fn(...args); const b = (role) => (fn) => (req, res) => fn(req, res); app.get('/', a(b('admin')((req, res) => use(req.body))));`, ['req.body: body']],
    ['follows them into an object', `const wrap = (fn) => async (req, res) => fn({ req, user: await load(req) }); app.get('/', wrap(async ({ req, user }) => use(req.body, user.body)));`, ['req.body: body']],
    ['does not guess behind a wrapper out of sight', `app.get('/', wrap(({ body }) => use(body)));`, []],
    ['believes a type behind a wrapper out of sight', `app.get('/', wrap(({ body }: express.Request) => use(body)));`, ['body: body']],
  ])('%s', (_claim, code, expected) => {
    expect(handlersIn(`${app} ${code}`).flatMap(({ inputs }) => inputs)).toEqual(expected);
  });

  it('leaves a rejection open where the package has express-async-errors', () => {
    const dependencies = { express: '^4.18.0', 'express-async-errors': '^3.0.0' };
    expect(handlersIn(`${app} app.get('/', async (req, res) => {});`, { dependencies })[0]?.rejected).toBeNull();
  });

  it('knows req.param() in 4 only', () => {
    const code = `${app} app.get('/', (req, res) => use(req.param('id')));`;
    expect(handlersIn(code, { dependencies: { express: '^4.0.0' } })[0]?.inputs).toEqual([`req.param('id'): whole`]);
    expect(handlersIn(code, { dependencies: { express: '^5.0.0' } })[0]?.inputs).toEqual([]);
  });
});
