import { describe, expect, it } from 'vitest';
import { waitsOf } from '../../support/analyze.js';

describe('p-timeout', () => {
  it.each([
    ['bounds a promise', `import pTimeout from 'p-timeout'; await pTimeout(fetch(url), { milliseconds: 5000 });`,
      ['p-timeout() deadline', 'fetch() response: set']],
    ['bounds in its old form', `const pTimeout = require('p-timeout'); await pTimeout(fetch(url), 5000);`,
      ['p-timeout() deadline', 'fetch() response: set'], { 'p-timeout': '^4.1.0' }],
    ['bounds what runs inside', `import limit from 'p-timeout'; await limit((async () => (await fetch(url)).json())(), { milliseconds: 5000 });`,
      ['p-timeout() deadline', 'fetch() response: set']],
    ['is not another package', `import pTimeout from 'p-time'; pTimeout(() => fetch(url));`, ['fetch() response: absent (300000)']],
    ['bounds a function of the file that is only called under it', `import pTimeout from 'p-timeout'; const load = () => fetch(url); export const get = () => pTimeout(load(), { milliseconds: 5 });`,
      ['fetch() response: set', 'p-timeout() deadline']],
  ])('%s', (_claim, code, expected, dependencies = undefined as Record<string, string> | undefined) => {
    expect(waitsOf(code, dependencies ? { dependencies } : {})).toEqual(expected);
  });
});
