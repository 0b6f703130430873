import { describe, expect, it } from 'vitest';
import { isFunction, walk } from '../../src/ast/index.js';
import { findInputHandler, findUncheckedInputs } from '../../src/semantics/index.js';
import { analyze } from '../support/analyze.js';

const router = `import { Router } from 'express'; import { Pool } from 'pg'; const db = new Pool(); export const users = Router();
users.post('/', async (req, res) => { await db.query('INSERT INTO users (email) VALUES ($1)', [req.body.email]); res.sendStatus(201); });
export default users;`;
const app = (mount: string, before = ''): string => `import express from 'express'; import { z } from 'zod'; import { users } from './users'; ${before} const app = express(); const user = z.object({ email: z.email() });
const check = (req, res, next) => { req.body = user.parse(req.body); next(); }; const log = (req, res, next) => { next(); }; ${mount}`;

/** What the handlers of `src/users.ts` use unchecked. */
function uncheckedIn(files: Readonly<Record<string, string>>, code = router): string[] {
  return analyze(
    code,
    (module) => {
      const found: string[] = [];
      walk(module.program, (node) => {
        const handler = isFunction(node) ? findInputHandler(module, node) : null;
        if (handler) found.push(...findUncheckedInputs(module, handler).map(({ part }) => part));
        return true;
      });
      return found;
    },
    { filename: 'src/users.ts', files: { 'package.json': '{ "dependencies": { "express": "^5.0.0", "pg": "^8.0.0", "zod": "^4.0.0" } }', ...files } },
  );
}

describe('what stands before a router where it is mounted', () => {
  it.each([
    ['checks what its handlers are given', app(`app.use('/users', check, users);`), []],
    ['checks it where the middleware is added first', app(`app.use('/users', check); app.use('/users', users);`), []],
    ['checks nothing for routes that begin otherwise', app(`app.use('/posts', check); app.use('/users', users);`), ['body']],
    ['checks nothing where it is added later', app(`app.use('/users', users); app.use('/users', check);`), ['body']],
    ['checks nothing where it looks at nothing', app(`app.use('/users', log, users);`), ['body']],
    ['checks nothing where the router is mounted bare, too', app(`app.use('/users', check, users); app.use('/v2/users', users);`), ['body']],
  ])('%s', (_claim, text, expected) => {
    expect(uncheckedIn({ 'src/app.ts': text })).toEqual(expected);
  });

  it('may be a validator that a model knows', () => {
    const text = `import express from 'express'; import { celebrate, Joi, Segments } from 'celebrate'; import users from './users'; const app = express(); app.use('/users', celebrate({ [Segments.BODY]: Joi.object({ email: Joi.string() }) }), users);`;
    expect(uncheckedIn({ 'src/app.ts': text })).toEqual([]);
  });

  it('may stand before the router that it lies in', () => {
    const files = { 'src/routes.ts': `import { Router } from 'express'; import users from './users'; export const routes = Router(); routes.use('/users', users);` };
    const outer = app(`app.use('/api', check, routes);`, `import { routes } from './routes';`).replace(`import { users } from './users';`, '');
    expect(uncheckedIn({ ...files, 'src/app.ts': outer })).toEqual([]);
    expect(uncheckedIn({ ...files, 'src/app.ts': outer.replace('check, ', '') })).toEqual(['body']);
  });
});
