import { describe, expect, it } from 'vitest';
import { retriesOf } from '../../support/retries.js';

const sleep = 'const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms)); ';

describe('retries by recursion', () => {
  it.each([
    ['no end', 'async function run(id) { try { return await load(id); } catch (err) { return run(id); } }', ['recursion: absent, none']],
    ['a counter', 'async function run(id, n = 3) { try { return await load(id); } catch (err) { if (n <= 0) throw err; return run(id, n - 1); } }', ['recursion: set, none']],
    ['a counter that is not handed on', 'async function run(id, n = 3) { try { return await load(id); } catch (err) { if (n <= 0) throw err; return run(id); } }', ['recursion: unknown, none']],
    ['a counter that nothing asks', 'async function run(id, n = 1) { try { return await load(id); } catch (err) { await sleep(n * 100); return run(id, n + 1); } }', ['recursion: absent, growing']],
    ['a pause', 'async function run(id) { try { return await load(id); } catch (err) { await sleep(1000); return run(id); } }', ['recursion: absent, constant']],
    ['a counter in an object', 'async function run(id, o) { try { return await load(id); } catch (err) { if (o.left > 0) return run(id, { ...o, left: o.left - 1 }); throw err; } }', ['recursion: set, none']],
    ['a counter in a pattern', 'async function run({ id, left = 3 }) { try { return await load(id); } catch (err) { if (left === 0) throw err; return run({ id, left: left - 1 }); } }', ['recursion: set, none']],
    ['a counter around it', 'let n = 0; async function run(id) { try { return await load(id); } catch (err) { if (n++ > 3) throw err; return run(id); } }', ['recursion: set, none']],
    ['a counter of the instance', 'class A { n = 0; async run() { try { return await load(); } catch (err) { this.n += 1; if (this.n < 5) return this.run(); throw err; } } }', ['recursion: set, none']],
    ['a method', 'class A { async run() { try { return await load(); } catch (err) { return this.run(); } } }', ['recursion: absent, none']],
    ['a status', 'async function run(id, n = 1) { const res = await fetch(id); if (res.status >= 500 && n < 3) { return run(id, n + 1); } return res.json(); }', ['recursion: set, none']],
    ['a status without an end', 'async function run(id) { const res = await fetch(id); if (!res.ok) { return run(id); } return res.json(); }', ['recursion: absent, none']],
    ['a chain', 'function run(id) { return load(id).catch(() => run(id)); }', ['chain: absent, none']],
    ['a chain with a counter', 'const run = (id, n) => load(id).catch((err) => { if (n === 0) throw err; return run(id, n - 1); });', ['chain: set, none']],
    ['a chain with a pause', 'function run(id) { return load(id).catch(() => sleep(100).then(() => run(id))); }', ['chain: absent, constant']],
    ['a chain, the other side of then', 'function run(id) { return load(id).then(use, () => run(id)); }', ['chain: absent, none']],
    ['a timer', 'function connect() { client.connect().catch(() => setTimeout(connect, 5000)); }', ['chain: absent, constant, in background']],
    ['a timer with a function', 'async function connect() { try { await client.connect(); } catch (err) { setTimeout(() => connect(), 5000); } }', ['recursion: absent, constant, in background']],
    ['a timer that somebody waits for', 'function run() { return load().catch(() => new Promise((resolve) => setTimeout(() => resolve(run()), 1000))); }', ['chain: absent, constant']],
    ['a callback', 'function connect() { db.connect((err) => { if (err) setTimeout(connect, 2000); }); }', ['recursion: absent, constant, in background']],

    ['a poller goes on after success', 'async function poll() { try { await work(); } catch (err) { console.error(err); } setTimeout(poll, 1000); }', []],
    ['a poller goes on in both ways', 'async function poll() { try { await work(); setTimeout(poll, 1000); } catch (err) { setTimeout(poll, 5000); } }', []],
    ['a tree', 'async function visit(node) { await save(node); for (const child of node.children) await visit(child); }', []],
    ['another function of that name', 'async function run() { try { await load(); } catch (err) { other.run(); } }', []],
    ['a redirect', `async function get(from) { const res = await fetch(from); if (res.ok) { return res; } else { return get(res.headers.get('location')); } }`, []],
    ['a pager', 'async function all(cursor) { const page = await list(cursor); return page.next ? [...page.items, ...(await all(page.next))] : page.items; }', []],
  ])('%s', (_claim, code, expected) => {
    expect(retriesOf(sleep + code)).toEqual(expected);
  });
});

describe('functions that try what they are given', () => {
  it.each([
    ['in a loop', 'async function withRetry(fn) { for (let i = 0; i < 3; i++) { try { return await fn(); } catch (err) {} } } withRetry(() => fetch(url));', ['loop: set, none', 'helper: set, none']],
    ['by recursion', 'const again = async (fn, n = 3) => { try { return await fn(); } catch (err) { if (n === 0) throw err; return again(fn, n - 1); } }; again(load);', ['recursion: set, none', 'helper: set, none']],
    ['nothing is tried', 'async function withLog(fn) { try { return await fn(); } catch (err) { console.error(err); throw err; } } withLog(() => fetch(url));', []],
  ])('%s', (_claim, code, expected) => {
    expect(retriesOf(code)).toEqual(expected);
  });

  it('in another file', () => {
    const files = { 'retry.ts': 'export async function withRetry(fn) { for (;;) { try { return await fn(); } catch (err) {} } }' };
    expect(retriesOf(`import { withRetry } from './retry.js'; withRetry(() => fetch(url));`, { files })).toEqual(['helper: absent, none']);
  });
});
