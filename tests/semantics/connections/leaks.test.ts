import { describe, expect, it } from 'vitest';
import { leaksOf } from '../../support/resources.js';

const taken = (body: string): string => `import { Pool } from 'pg'; const pool = new Pool(); async function f(a, b) { const c = await pool.connect(); ${body} }`;

describe('paths on which something is kept', () => {
  it.each([
    ['an if that gives it back', `if (a) { c.release(); } else { c.release(); }`, []],
    ['an if that gives it back on one side', `if (a) { c.release(); }`, ['falls']],
    ['a switch', `switch (a) { case 1: c.release(); return; default: c.release(); }`, ['falls']],
    ['a loop that may fail', `for (const each of a) { await c.query(each); } c.release();`, ['throws']],
    ['a loop that may return', `for (const each of a) { if (each) return each; } c.release();`, ['returns']],
    ['a try whose handler gives it back', `try { await c.query(a); } catch { c.release(); throw a; } c.release();`, []],
    ['a try whose handler goes on', `try { await c.query(a); } catch { log(); } c.release();`, []],
    ['a try whose handler may fail', `try { await c.query(a); } catch { await log(); } c.release();`, ['throws']],
    ['an outer finally', `try { try { await c.query(a); } catch { throw b; } } finally { c.release(); }`, []],
    ['an end of the process', `if (!a) { process.exit(1); } c.release();`, []],
    ['a throw', `if (!a) throw new Error('none'); c.release();`, ['throws']],
    ['a text that is no JSON', `const each = JSON.parse(a); c.release();`, ['throws']],
    ['a call that is not awaited', `log(a); c.release();`, []],
    ['a while loop that gives it back', `while (a) { c.release(); break; }`, ['falls']],
    ['a loop without end', `while (true) { try { const each = await c.query(a); c.release(); return each; } catch (err) { c.release(); throw err; } }`, []],
    ['a callback that uses it', `await Promise.all(a.map((each) => c.query(each))); c.release();`, ['throws']],
    ['an optional call', `try { await c.query(a); } finally { c?.release(); }`, []],
  ])('%s', (_claim, body, expected) => {
    expect(leaksOf(taken(body))).toEqual(expected.map((how) => `pool.connect(): connection ${how}`));
  });
});
