import { describe, expect, it } from 'vitest';
import { retriesOf } from '../../support/retries.js';

const sleep = 'const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));';
const inside = (code: string): string => `${sleep} async function run(max) { ${code} }`;

describe('retries in loops', () => {
  it.each([
    ['a counter in the head', 'for (let i = 0; i < 3; i++) { try { return await load(); } catch (err) { console.error(err); } }', ['loop: set, none']],
    ['a counter in the head, with a pause', 'for (let i = 0; i < 3; i++) { try { return await load(); } catch (err) { await sleep(1000); } }', ['loop: set, constant']],
    ['a counter in the catch', 'let n = 0; while (true) { try { return await load(); } catch (err) { if (++n >= 3) throw err; await sleep(100 * n); } }', ['loop: set, growing']],
    ['a counter of what is left', 'while (max-- > 0) { try { return await load(); } catch {} }', ['loop: set, none']],
    ['no end', 'while (true) { try { return await load(); } catch (err) { console.error(err); } }', ['loop: absent, none']],
    ['no end, for (;;)', 'for (;;) { try { await load(); break; } catch (err) { await sleep(5000); } }', ['loop: absent, constant']],
    ['no end, only some failures', 'for (;;) { try { return await load(); } catch (err) { if (err.status !== 503) throw err; } }', ['loop: absent, none']],
    ['no end, only some failures, told by a function', 'for (;;) { try { return await load(); } catch (err) { if (!isTransient(err)) throw err; } }', ['loop: absent, none']],
    ['no end, though it counts', 'let n = 0; for (;;) { try { return await load(); } catch (err) { n++; await sleep(2 ** n * 100); } }', ['loop: absent, growing']],
    ['no end, a head that says Infinity', 'for (let i = 0; i < Infinity; i++) { try { return await load(); } catch (err) {} }', ['loop: absent, none']],
    ['a clock', 'const end = Date.now() + 5000; while (Date.now() < end) { try { return await load(); } catch (err) { await sleep(50); } }', ['loop: set, constant']],
    ['a clock in the catch', 'const start = Date.now(); for (;;) { try { return await load(); } catch (err) { const spent = Date.now() - start; if (spent > max) throw err; } }', ['loop: set, none']],
    ['a flag from outside', 'while (!this.stopped) { try { return await load(); } catch (err) {} }', ['loop: unknown, none']],
    ['a signal from outside', 'while (true) { signal.throwIfAborted(); try { return await load(); } catch (err) {} }', ['loop: unknown, none']],
    ['done by a flag', 'let done = false; while (!done) { try { await load(); done = true; } catch (err) { await sleep(1000); } }', ['loop: absent, constant']],
    ['done by a flag and counted', 'let ok = false; let n = 0; while (!ok && n < 5) { try { await load(); ok = true; } catch (err) { n += 1; } }', ['loop: set, none']],
    ['done by a result', 'let res; while (!res) { try { res = await load(); } catch (err) { console.log(err); } } return res;', ['loop: absent, none']],
    ['do while', 'let n = 0; do { try { return await load(); } catch (err) { n++; } } while (n < 3);', ['loop: set, none']],
    ['a status', 'for (let i = 0; i < 3; i++) { const res = await fetch(url); if (res.ok) return res.json(); }', ['loop: set, none']],
    ['a status the other way round', 'while (true) { const res = await fetch(url); if (res.status >= 500) { await sleep(100); continue; } return res; }', ['loop: absent, constant']],
    ['a status and a catch', 'for (;;) { try { const res = await fetch(url); if (res.ok) return res; } catch (err) { last = err; } await sleep(100); }', ['loop: absent, constant']],
    ['a caught promise', 'for (let i = 0; i < 3; i++) { const res = await load().catch(() => null); if (res) return res; }', ['loop: set, none']],
    ['a list of waits', 'for (const ms of [100, 200, 400]) { try { return await load(); } catch (err) { await sleep(ms); } }', ['loop: set, growing']],
    ['jitter', 'for (let i = 0; i < 3; i++) { try { return await load(); } catch (err) { await sleep(2 ** i * 100 * Math.random()); } }', ['loop: set, jittered']],
    ['jitter in a variable', 'for (let i = 0; i < 3; i++) { try { return await load(); } catch (err) { const base = 2 ** i * 100; const ms = base + Math.random() * base; await sleep(ms); } }', ['loop: set, jittered']],
    ['growth in a variable', 'let ms = 100; for (let i = 0; i < 3; i++) { try { return await load(); } catch (err) { await sleep(ms); ms *= 2; } }', ['loop: set, growing']],
    ['growth by a list', 'const WAITS = [1, 2]; for (let i = 0; i < 3; i++) { try { return await load(); } catch (err) { await sleep(WAITS[i]); } }', ['loop: set, growing']],
    ['a pause before the next', 'for (let i = 0; i < 3; i++) { if (i > 0) await sleep(i * 1000); try { return await load(); } catch (err) {} }', ['loop: set, growing']],
    ['a pause written out', 'for (let i = 0; i < 3; i++) { try { return await load(); } catch (err) { await new Promise((r) => setTimeout(r, 500)); } }', ['loop: set, constant']],
    ['a pause of a function out of sight', 'for (let i = 0; i < 3; i++) { try { return await load(); } catch (err) { await pause(2 ** i * 100); } }', ['loop: set, growing']],
    ['a pause out of sight', 'for (let i = 0; i < 3; i++) { try { return await load(); } catch (err) { await backoff.next(); } }', ['loop: set, unknown']],
    ['a pause out of sight may end it', 'for (;;) { try { return await load(); } catch (err) { await backoff.next(); } }', ['loop: unknown, unknown']],
    ['a race against a timer is no pause', 'for (let i = 0; i < 3; i++) { try { return await Promise.race([load(), sleep(100)]); } catch (err) {} }', ['loop: set, none']],
    ['a conflict', `for (let i = 0; i < 3; i++) { try { return await save(); } catch (err) { if (err.code !== '40001') throw err; } }`, ['loop: set, none, conflict']],

    ['a consumer goes on after success', 'while (true) { try { await handle(await take()); } catch (err) { await sleep(1000); } }', []],
    ['a consumer that ends when there is no more', 'while (true) { try { const job = await take(); if (!job) break; await handle(job); } catch (err) { console.error(err); } }', []],
    ['a poller waits for an answer', `while (true) { try { const job = await get(id); if (job.state === 'done') return job; } catch (err) { console.error(err); } await sleep(1000); }`, []],
    ['a poller without a catch', `while (true) { const job = await get(id); if (job.done) return job; await sleep(1000); }`, []],
    ['a pager', 'let cursor; do { const page = await list(cursor); all.push(...page.items); cursor = page.next; } while (cursor);', []],
    ['a pager that stops on a failure', 'let more = true; while (more) { try { const page = await list(n++); more = page.more; } catch (err) { break; } }', []],
    ['a loop that leaves on a failure', 'for (let i = 0; i < 3; i++) { try { return await load(); } catch (err) { throw err; } }', []],
    ['the next of a list', 'for (const url of urls) { try { return await fetch(url); } catch (err) { console.error(err); } }', []],
    ['the next of a list by its index', 'for (let i = 0; i < urls.length; i++) { try { return await fetch(urls[i]); } catch (err) { console.error(err); } }', []],
    ['the next of a list by a name', 'for (let i = 0; i < urls.length; i++) { const url = urls[i]; try { return await fetch(url); } catch (err) { console.error(err); } }', []],
    ['the next redirect', 'for (let hop = 0; hop < 5; hop++) { const res = await fetch(url); if (res.ok) return res; url = res.headers.get("location"); }', []],
    ['something else after a failure', 'let url = first; while (true) { try { return await fetch(url); } catch (err) { url = next(url); } }', []],
    ['nothing is waited for', 'while (true) { try { return parse(text); } catch (err) { text += 1; } }', []],
    ['a list of work', 'for (const item of items) { try { await send(item); } catch (err) { console.error(err); } }', []],
    ['work so many times', 'for (let i = 0; i < 10; i++) { try { await send(i); } catch (err) { console.error(err); } }', []],
  ])('%s', (_claim, code, expected) => {
    expect(retriesOf(inside(code))).toEqual(expected);
  });
});
