import { describe, expect, it } from 'vitest';
import { memoryStoresIn } from '../../support/memory-stores.js';

describe('express-session', () => {
  it.each([
    ['sessions without a store', "import session from 'express-session'; app.use(session({ secret }));", ['session() sessions']],
    ['its own store for development', "import session from 'express-session'; app.use(session({ secret, store: new session.MemoryStore() }));", ['session() sessions']],
    ['a store in memory that forgets what is old', "const session = require('express-session'); const MemoryStore = require('memorystore')(session); app.use(session({ store: new MemoryStore({ checkPeriod: 1 }) }));", ['session() sessions']],
    ['a shared store', "import session from 'express-session'; import { RedisStore } from 'connect-redis'; app.use(session({ store: new RedisStore({ client }) }));", []],
    ['options out of sight', "import session from 'express-session'; import { options } from 'elsewhere'; app.use(session(options));", []],
    ['a look-alike', "import { session } from './session.js'; app.use(session({ secret }));", []],
  ])('%s', (_claim, code, expected) => {
    expect(memoryStoresIn(code)).toEqual(expected);
  });
});
