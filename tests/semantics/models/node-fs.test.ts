import { describe, expect, it } from 'vitest';
import { operationsOf } from '../../support/operations.js';
import { leaksOf } from '../../support/resources.js';

describe('node:fs', () => {
  it.each([
    ['gives a file handle', `import { open } from 'node:fs/promises'; async function f() { const file = await open('a'); await file.read(); }`, [`open('a'): file handle never`]],
    ['gives a file handle by its promises', `import fs from 'fs'; async function f() { const file = await fs.promises.open('a'); await file.read(); await file.close(); }`, [`fs.promises.open('a'): file handle throws`]],
    ['gives a number to a callback', `import { open } from 'fs'; function f() { const nothing = open('a', (err, fd) => {}); }`, []],
    ['is not a function of that name', `import { open } from './doors'; async function f() { const door = await open('a'); await door.pass(); }`, []],
  ])('%s', (_claim, code, expected) => {
    expect(leaksOf(code)).toEqual(expected);
  });

  it.each([
    ['reads a file', `import { readFile } from 'node:fs/promises'; await readFile('a');`, ["file a filter: 'a'"]],
    ['reads a file by its promises', `import fs from 'fs'; await fs.promises.readFile('a');`, ["file a filter: 'a'"]],
    ['blocks, which is no work beside', `import fs from 'fs'; fs.readFileSync('a');`, []],
  ])('%s', (_claim, code, expected) => {
    expect(operationsOf(code)).toEqual(expected);
  });
});
