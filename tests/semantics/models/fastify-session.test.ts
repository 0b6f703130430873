import { describe, expect, it } from 'vitest';
import { memoryStoresIn } from '../../support/memory-stores.js';

describe('@fastify/session', () => {
  it.each([
    ['sessions without a store', "import session from '@fastify/session'; app.register(session, { secret });", ['app.register() sessions']],
    ['by its name, in CommonJS', "const { fastifySession } = require('@fastify/session'); app.register(fastifySession, { secret });", ['app.register() sessions']],
    ['a shared store', "import session from '@fastify/session'; app.register(session, { secret, store });", []],
    ['options by a function', "import session from '@fastify/session'; app.register(session, options());", []],
  ])('%s', (_claim, code, expected) => {
    expect(memoryStoresIn(code)).toEqual(expected);
  });
});
