import { describe, expect, it } from 'vitest';
import { findOutsideText } from '../../src/semantics/index.js';
import { analyze } from '../support/analyze.js';

/** Where the text comes from that the first `JSON.parse` of a piece of code is given. */
const sourceOf = (code: string): string | null =>
  analyze(code, (module) => {
    const call = module.invocations.find((each) => each.type === 'CallExpression' && module.text.slice(...each.range).startsWith('JSON.parse'));
    const found = call?.type === 'CallExpression' && call.arguments[0] ? findOutsideText(module, call.arguments[0]) : null;
    return found && (found.from === 'file' ? `file${found.read.isShipped ? ', shipped' : ''}` : found.from);
  });

describe('where text comes from', () => {
  it.each<[string, string, string | null]>([
    ['a file that is read at once', `import fs from 'node:fs'; const load = (name) => JSON.parse(fs.readFileSync(name, 'utf8'));`, 'file'],
    ['a file that is awaited', `import { readFile } from 'node:fs/promises'; const load = async (name) => JSON.parse(await readFile(name, 'utf8'));`, 'file'],
    ['a file behind `promises`', `const { promises: fs } = require('fs'); const load = async (name) => { const text = await fs.readFile(name); return JSON.parse(text.toString()); };`, 'file'],
    ['a file in a callback', `import fs from 'fs'; fs.readFile(name, 'utf8', (err, data) => { JSON.parse(data); });`, 'file'],
    ['a file that comes with the code', `import fs from 'fs'; import path from 'path'; const data = JSON.parse(fs.readFileSync(path.join(__dirname, 'data.json'), 'utf8'));`, 'file, shipped'],
    ['a file that the same code writes', `import fs from 'fs'; const FILE = './state.json'; let state = JSON.parse(fs.readFileSync(FILE, 'utf8')); export const save = () => fs.writeFileSync(FILE, JSON.stringify(state));`, 'file'],
    ['a function of that name from elsewhere', `import { readFile } from './own'; const load = async (name) => JSON.parse(await readFile(name));`, null],
  ])('%s', (_claim, code, expected) => {
    expect(sourceOf(code)).toBe(expected);
  });
});
