import { describe, expect, it } from 'vitest';
import { inputsIn } from '../../../support/handlers.js';

describe('node:http', () => {
  it.each([
    ['a server', `import http from 'node:http'; http.createServer((req, res) => { use(req.url, req.headers); req.on('data', (chunk) => use(chunk)); });`, [`node:http listener <- req.url: url, req.headers: headers, req.on('data', (chunk) => use(chunk)): body text`]],
    ['a server with options', `import { createServer } from 'https'; createServer({ key }, async (req, res) => use(req.url));`, [`node:http listener <- req.url: url`]],
  ])('%s', (_claim, code, expected) => {
    expect(inputsIn(code)).toEqual(expected);
  });

  it.each([
    ['a request that is sent', `import http from 'node:http'; http.get(url, (res) => use(res.headers));`],
  ])('%s is none', (_claim, code) => {
    expect(inputsIn(code)).toEqual([]);
  });
});
