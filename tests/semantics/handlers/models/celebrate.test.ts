import { describe, expect, it } from 'vitest';
import { handlersIn } from '../../../support/handlers.js';

describe('celebrate', () => {

  it.each([
    ['checks and replaces the parts it names', `import express from 'express'; const app = express(); import { celebrate, Joi, Segments } from 'celebrate'; app.post('/', celebrate({ [Segments.BODY]: schema, query: other }), (req, res) => use(req.body, req.query, req.params));`, [`req.body: body validated`, `req.query: query validated`, `req.params: params`, `celebrate({ [Segments.BODY]: schema, query: other }): body query`]],
    ['counts on a router for what comes after it', `import express from 'express'; const app = express(); import { celebrate } from 'celebrate'; app.get('/a', (req, res) => use(req.query)); app.use(celebrate({ query: s })); app.get('/b', (req, res) => use(req.query));`, [`req.query: query`, `req.query: query validated`, `celebrate({ query: s }): query`]],
    ['counts only below its path', `import express from 'express'; const app = express(); import { celebrate } from 'celebrate'; app.use('/b', celebrate({ query: s })); app.get('/a', (req, res) => use(req.query)); app.get('/b/c', (req, res) => use(req.query));`, [`req.query: query`, `req.query: query validated`, `celebrate({ query: s }): query`]],
    ['is not another function of that name', `import express from 'express'; const app = express(); import { celebrate } from './celebrate'; app.get('/a', celebrate({ query: s }), (req, res) => use(req.query));`, [`req.query: query`]],
  ])('%s', (_claim, code, expected) => {
    expect(handlersIn(code).flatMap(({ inputs, checks }) => [...inputs, ...checks])).toEqual(expected);
  });
});
