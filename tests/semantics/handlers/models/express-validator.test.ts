import { describe, expect, it } from 'vitest';
import { handlersIn } from '../../../support/handlers.js';

describe('express-validator', () => {

  it.each([
    ['stands before a handler and rejects nothing', `import express from 'express'; const app = express(); import { body, query } from 'express-validator'; app.post('/', body('name'), [query('page')], (req, res) => use(req.body));`, [`req.body: body`, `body('name'): body, rejects nothing`, `query('page'): query, rejects nothing`]],
    ['is seen through its chains', `import express from 'express'; const app = express(); import { body } from 'express-validator'; app.post('/', body('name').isString().isLength({ min: 1 }), (req, res) => use(req.body));`, [`req.body: body`, `body('name').isString().isLength({ min: 1 }): body, rejects nothing`]],
  ])('%s', (_claim, code, expected) => {
    expect(handlersIn(code).flatMap(({ inputs, checks }) => [...inputs, ...checks])).toEqual(expected);
  });
});
