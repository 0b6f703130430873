import { describe, expect, it } from 'vitest';
import { handlersIn } from '../../../support/handlers.js';

describe('express-async-handler', () => {

  it('hands a rejection to next', () => {
    expect(handlersIn(`import express from 'express'; const app = express(); const wrap = require('express-async-handler'); app.get('/', wrap(async (req, res) => {}));`).map((each) => each.rejected)).toEqual(['forwarded']);
  });
});
