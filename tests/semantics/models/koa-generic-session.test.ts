import { describe, expect, it } from 'vitest';
import { memoryStoresIn } from '../../support/memory-stores.js';

describe('koa-generic-session', () => {
  it.each([
    ['sessions without a store', "const session = require('koa-generic-session'); app.use(session());", ['session() sessions']],
    ['a shared store', "const session = require('koa-generic-session'); app.use(session({ store: redisStore() }));", []],
  ])('%s', (_claim, code, expected) => {
    expect(memoryStoresIn(code)).toEqual(expected);
  });
});
