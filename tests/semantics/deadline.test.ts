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
    ['a promise kept in a variable and raced', `const work = fetch(url).then((r) => r.json()); const timer = ${TIMER}; await Promise.race([work, timer]);`, 'set'],
    ['a promise kept in a variable and given away', `import { limit } from './limit.js'; const work = fetch(url); await limit(work, 5000);`, 'unknown'],
    ['a promise kept in a variable and awaited', `const work = fetch(url); await other(); await work;`, 'absent'],
    ['an async function called at once, and raced', `const task = (async () => { const r = await fetch(url); return r.json(); })(); await Promise.race([task, ${TIMER}]);`, 'set'],
    ['a list that is raced by its name', `const contenders = [fetch(url), ${TIMER}]; await Promise.race(contenders);`, 'set'],
    ['a race of requests', `import axios from 'axios'; await Promise.race([fetch(url), axios.get(url)]);`, 'absent'],
    ['a function of this file given to a wrapper of another', `import { limit } from './limit.js'; async function load() { return fetch(url); } const x = await limit(load(), 5000);`, 'unknown'],
    ['a function of this file handed to a wrapper of another', `import { limit } from './limit.js'; async function load() { return fetch(url); } const x = await limit(load, 5000);`, 'unknown'],
    ['a function of this file used as a handler', `async function load(req, res) { await fetch(url); } app.get('/x', load);`, 'absent'],
    ['a method that is only raced', `class A { async probe() { return (await fetch(url)).ok; } async check() { return Promise.race([this.probe(), ${TIMER}]); } }`, 'set'],
    ['a timer whose rejection has another name', `const limit = (p) => new Promise((done, fail) => { setTimeout(() => fail(new Error('slow')), 5); p.then(done, fail); }); await limit(fetch(url));`, 'set'],
    ['a timer that calls a function that rejects', `const limit = (p) => new Promise((done, fail) => { const stop = () => fail(new Error()); setTimeout(stop, 5); p.then(done, fail); }); await limit(fetch(url));`, 'set'],
    ['a promise whose own timer rejects it', `export const load = () => new Promise((done, fail) => { const t = setTimeout(() => fail(new Error()), 5); fetch(url).then(done, fail).finally(() => clearTimeout(t)); });`, 'set'],
    ['a promise without a timer', `export const load = () => new Promise((done, fail) => { fetch(url).then(done, fail); });`, 'absent'],
    ['a retry whose timer tries again', `const retry = (work, n) => new Promise((done, fail) => { const attempt = () => work().then(done, (e) => n-- ? setTimeout(() => attempt().catch(fail), 100) : fail(e)); attempt(); }); await retry(() => fetch(url), 3);`, 'absent'],
    ['an operator that ends a lazy pipeline', `import { defer, timeout } from 'rxjs'; defer(() => fetch(url)).pipe(timeout(5000));`, 'set'],
    ['a lazy pipeline without one', `import { defer, map } from 'rxjs'; defer(() => fetch(url)).pipe(map(f));`, 'absent'],
    ['what is awaited before it is given on', `import { parse } from './parse.js'; export const load = async () => parse(await (await fetch(url)).json());`, 'absent'],
    ['what is awaited before it is kept', `import { cache } from './cache.js'; cache.save(key, await fetch(url));`, 'absent'],
    ['a handler inside another wrapper', `import { wrap } from './wrap.js'; router.get('/x', wrap(async () => { await fetch(url); }));`, 'absent'],
    ['a handler inside a wrapper of this file', `const wrap = (fn) => (req, res, next) => fn(req, res).catch(next); router.get('/x', wrap(async () => { await fetch(url); }));`, 'absent'],
    ['a handler in an object', `import { tool } from './tool.js'; export const weather = tool({ execute: async () => { await fetch(url); } });`, 'absent'],
    ['a handler in an object that is returned', `import { tool } from './tool.js'; export const make = () => { return tool({ execute: async () => { await fetch(url); } }); };`, 'absent'],
    ['nested routers', `export const router = make({ x: procedure.query(async () => { const r = await fetch(url); return r.json(); }) });`, 'absent'],
    ['a function that calls itself', `export const all = async (last) => { const page = (await fetch(url + last).then((r) => r.json())) as Page; if (page.more) await all(page.last); };`, 'absent'],
    ['a promise kept in a map', `pending.set(key, fetch(url).then((r) => r.json()));`, 'absent'],
    ['a promise that the runtime waits for', `ctx.waitUntil(fetch(url));`, 'absent'],
    ['a promise that settles another', `export const load = () => new Promise((resolve) => { resolve(fetch(url)); });`, 'absent'],
    ['wrappers in one another, the outer one racing', `const retry = async (f) => f(); const limit = (p) => Promise.race([p, ${TIMER}]); await limit(retry(() => fetch(url)));`, 'set'],
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
    ['a controller that a timer only mentions', `const c = new AbortController(); setTimeout(() => log(c), 5); fetch(url, { signal: c.signal });`, 'unknown'],
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
