import { describe, expect, it } from 'vitest';
import { memoryStoresIn } from '../../support/memory-stores.js';

describe('express-brute', () => {
  it.each([
    ['counts in memory', "const ExpressBrute = require('express-brute'); const store = new ExpressBrute.MemoryStore();", ['ExpressBrute.MemoryStore() counts']],
    ['a shared store', "const ExpressBrute = require('express-brute'); const RedisStore = require('express-brute-redis'); new ExpressBrute(new RedisStore({}));", []],
  ])('%s', (_claim, code, expected) => {
    expect(memoryStoresIn(code)).toEqual(expected);
  });
});
