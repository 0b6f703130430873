import { describe, expect, it } from 'vitest';
import { waitsOf } from '../../support/analyze.js';

describe('rxjs', () => {
  it.each([
    ['adds no bound to what it waits for', `import { firstValueFrom } from 'rxjs'; await firstValueFrom(fetch(url));`, ['rxjs.firstValueFrom() runs', 'fetch() response: absent (300000)']],
    ['keeps the bound around', `import { lastValueFrom } from 'rxjs'; import pTimeout from 'p-timeout'; await pTimeout(lastValueFrom(fetch(url)), { milliseconds: 5 });`, ['p-timeout() deadline', 'rxjs.lastValueFrom() runs', 'fetch() response: set']],
    ['is not a function of the project', `import { firstValueFrom } from './rxjs.js'; await firstValueFrom(fetch(url));`, ['fetch() response: unknown']],
  ])('%s', (_claim, code, expected) => {
    expect(waitsOf(code)).toEqual(expected);
  });
});
