import { describe, expect, it } from 'vitest';
import { inputsIn } from '../../../support/handlers.js';

const dependencies = { nuxt: '^3.0.0' };

describe('h3', () => {
  it.each([
    ['a handler whose names Nitro imports', 'server/api/x.post.ts', `export default defineEventHandler(async (event) => { const body = await readBody(event); use(getQuery(event), getRouterParam(event, 'id'), body); });`, [`h3 event handler <- readBody(event): body, getQuery(event): query, getRouterParam(event, 'id'): params`]],
    ['imported names', 'x.ts', `import { eventHandler, readRawBody, getHeader } from 'h3'; export default eventHandler((event) => use(readRawBody(event), getHeader(event, 'a'), event.context.params));`, [`h3 event handler <- readRawBody(event): body text, getHeader(event, 'a'): headers, event.context.params: params`]],
    ['an object', 'x.ts', `export default defineEventHandler({ onRequest: [(event) => use(getCookie(event, 'a'))], handler: async (event) => use(await readBody(event)) });`, [`h3 event handler (middleware) <- getCookie(event, 'a'): cookies`, `h3 event handler <- readBody(event): body`]],
    ['a lazy handler', 'x.ts', `export default defineLazyEventHandler(async () => { const db = await open(); return defineEventHandler((event) => use(getQuery(event))); });`, [`h3 event handler <- getQuery(event): query`]],
    ['validated reads', 'x.ts', `export default defineEventHandler(async (event) => { const body = await readValidatedBody(event, schema.parse); });`, [`h3 event handler <- readValidatedBody(event, schema.parse): body validated`]],
    ['a socket', 'routes/_ws.ts', `export default defineWebSocketHandler({ open(peer) {}, message(peer, message) { use(message.text()); } });`, [`h3 socket <- message: message text`]],
  ])('%s', (_claim, filename, code, expected) => {
    expect(inputsIn(code, { dependencies, filename })).toEqual(expected);
  });

  it.each([
    ['such a name without Nitro', 'x.ts', { express: '^5.0.0' }, `export default defineEventHandler(async (event) => use(await readBody(event)));`],
    ['a function of this file', 'x.ts', dependencies, `function defineEventHandler(fn) { return fn; } export default defineEventHandler(async (event) => use(await readBody(event)));`],
  ])('%s is none', (_claim, filename, installed, code) => {
    expect(inputsIn(code, { dependencies: installed, filename })).toEqual([]);
  });
});
