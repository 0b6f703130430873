import { describe, expect, it } from 'vitest';
import { findIterations } from '../../../src/semantics/iteration/index.js';
import { analyze } from '../../support/analyze.js';

/** What the calls of `mark()` are made once for each element of, the innermost iteration first: `loop elements`. */
function iterationsIn(code: string): string {
  // Callbacks are looked at in files that may ask something.
  return analyze(`import pg from 'pg';\n${code}`, (module) =>
    module.invocations
      .filter((call) => call.type === 'CallExpression' && call.callee.type === 'Identifier' && call.callee.name === 'mark')
      .map((call) => findIterations(module, call).map(({ kind, over, size, isConcurrent }) => [kind, over, ...(size === null ? [] : [size]), ...(isConcurrent ? ['at once'] : [])].join(' ')).join(', ') || 'once'),
  ).join(' | ');
}

describe('findIterations', () => {
  it.each([
    ['no loop', 'mark();', 'once'],
    ['a list', 'function run(list) { for (const each of list) mark(each); }', 'loop elements'],
    ['the list of a loop is asked for once', 'for (const each of mark()) print(each);', 'once'],
    ['a list that is written out', "for (const each of ['a', 'b']) mark(each);", 'loop literal 2'],
    ['a constant list by its name', "const LIST = ['a', 'b', 'c'];\nfor (const each of LIST) mark(each);", 'loop literal 3'],
    ['a constant list that is added to', "const LIST = ['a'];\nLIST.push(first);\nfor (const each of LIST) mark(each);", 'loop elements'],
    ['a written list with others spread into it', 'function run(list) { for (const each of [1, ...list]) mark(each); }', 'loop elements'],
    ['an index', 'function run(list) { for (let i = 0; i < list.length; i++) mark(list[i]); }', 'loop elements'],
    ['a known count', 'for (let i = 0; i < 3; i++) mark(i);', 'loop literal 3'],
    ['a count that nobody knows', 'function run(n) { for (let i = 0; i < n; i++) mark(i); }', 'loop count'],
    ['chunks by index', 'function run(list) { for (let i = 0; i < list.length; i += 100) mark(list.slice(i, i + 100)); }', 'loop chunks'],
    ['what is left of a list', 'function run(list) { while (list.length) { const each = list.shift(); mark(each); } }', 'loop rest'],
    ['a queue that grows', 'function run(list) { while (list.length) { const each = list.shift(); list.push(mark(each)); } }', 'loop rounds'],
    ['a condition', 'while (yes) mark();', 'loop rounds'],
    ['a stream', 'async function run(stream) { for await (const each of stream) mark(each); }', 'loop cursor'],
    ['map', 'function run(list) { list.map((each) => mark(each)); }', 'callback elements at once'],
    ['reduce goes one after the other', 'function run(list) { list.reduce((sum, each) => sum + mark(each), 0); }', 'callback elements'],
    ['the first few', 'function run(list) { list.slice(0, 5).map((each) => mark(each)); }', 'callback literal 5 at once'],
    ['Array.from', 'function run(list) { Array.from(list, (each) => mark(each)); }', 'callback elements at once'],
    ['a loop in a callback', 'function run(list) { list.map((each) => { for (const part of each.parts) mark(part); }); }', 'loop elements, callback elements at once'],
    ['a function that runs later', 'function run(list) { for (const each of list) on(each, () => mark()); }', 'once'],
  ])('%s', (_, code, expected) => {
    expect(iterationsIn(code)).toBe(expected);
  });
});
