import { describe, expect, it } from 'vitest';
import { waitsOf } from '../support/analyze.js';

/** What is said of the one fetch in the code. */
const stateOf = (code: string) => waitsOf(code).find((line) => line.startsWith('fetch()'))?.replace(/^fetch\(\) response: | \(\d+\)$/g, '');

const TIMER = `new Promise((_, reject) => setTimeout(() => reject(new Error('slow')), 5000))`;

describe('what bounds a call from around it', () => {
  it.each([
    ['a race against a timer', `await Promise.race([fetch(url), ${TIMER}]);`, 'set'],
    ['a race inside a helper of this file', `const limit = (work) => Promise.race([work, ${TIMER}]); await limit(fetch(url));`, 'set'],
    ['a helper that is given a function', `async function limit(work) { return Promise.race([work(), ${TIMER}]); } await limit(() => fetch(url));`, 'set'],
    ['a method of this that races', `class A { limit(work) { return Promise.race([work, ${TIMER}]); } load() { return this.limit(fetch(url)); } }`, 'set'],
    ['callers that all race', `const load = async () => fetch(url); export const safe = () => Promise.race([load(), ${TIMER}]);`, 'set'],
    ['only some callers race', `const load = async () => fetch(url); export const safe = () => Promise.race([load(), ${TIMER}]); export const unsafe = () => load();`, 'absent'],
    ['all of several, no race', `await Promise.all([fetch(url), other()]);`, 'absent'],
    ['a race of one', `await Promise.race([fetch(url)]);`, 'absent'],
    ['a list of one request per item', `await Promise.all(list.map((id) => fetch(url + id)));`, 'absent'],
    ['a route handler', `router.get('/', async () => { await fetch(url); });`, 'absent'],
    ['a timer that only waits between attempts', `const retry = async (work) => { await new Promise((done) => setTimeout(done, 100)); return work(); }; await retry(() => fetch(url));`, 'absent'],
    ['then', `fetch(url).then((response) => response.json());`, 'absent'],
    ['a helper of another file that takes the promise', `import { limit } from './limit.js'; await limit(fetch(url));`, 'unknown'],
    ['a policy of another file', `import { policy } from './policies.js'; await policy.execute(() => fetch(url));`, 'unknown'],
    ['a helper of another file that takes a function', `import { limit } from './limit.js'; await limit(() => fetch(url));`, 'unknown'],
    ['a wrapper of another file around an exported handler', `import { handler } from './handler.js'; export const GET = handler(async () => { const r = await fetch(url); return r.json(); });`, 'absent'],
  ])('%s: %s', (_claim, code, expected) => {
    expect(stateOf(code)).toBe(expected);
  });
});

describe('what a signal says', () => {
  it.each([
    ['a timer', `fetch(url, { signal: AbortSignal.timeout(5) });`, 'set'],
    ['a timer in a variable', `const signal = AbortSignal.timeout(5); fetch(url, { signal });`, 'set'],
    ['a timer among others', `fetch(url, { signal: AbortSignal.any([signal, AbortSignal.timeout(5)]) });`, 'set'],
    ['a helper of this file', `const limit = () => AbortSignal.timeout(5); fetch(url, { signal: limit() });`, 'set'],
    ['a controller aborted by a timer', `const c = new AbortController(); setTimeout(() => c.abort(), 5); fetch(url, { signal: c.signal });`, 'set'],
    ['a controller whose bound abort is given to a timer', `const c = new AbortController(); setTimeout(c.abort.bind(c), 5); fetch(url, { signal: c.signal });`, 'set'],
    ['a controller aborted by an event', `const c = new AbortController(); req.on('close', () => c.abort()); fetch(url, { signal: c.signal });`, 'unknown'],
    ['a controller kept elsewhere', `const c = new AbortController(); running.set(id, c); fetch(url, { signal: c.signal });`, 'unknown'],
    ['a controller that nobody uses', `const c = new AbortController(); fetch(url, { signal: c.signal });`, 'absent'],
    ['a fresh controller', `fetch(url, { signal: new AbortController().signal });`, 'absent'],
    ['nobody among nobody', `const c = new AbortController(); fetch(url, { signal: AbortSignal.any([c.signal]) });`, 'absent'],
    ['one side without', `fetch(url, { signal: limit ? AbortSignal.timeout(limit) : undefined });`, 'unknown'],
    ['the signal of a request', `fetch(url, { signal: req.signal });`, 'unknown'],
    ['a parameter', `const load = (signal) => fetch(url, { signal });`, 'unknown'],
    ['an AbortController of the file itself', `class AbortController {} const c = new AbortController(); fetch(url, { signal: c.signal });`, 'unknown'],
  ])('%s: %s', (_claim, code, expected) => {
    expect(stateOf(code)).toBe(expected);
  });
});
