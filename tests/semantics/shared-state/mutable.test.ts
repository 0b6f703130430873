import { describe, expect, it } from 'vitest';
import { mutableStateOf } from '../../support/shared-state.js';

const app = `import express from 'express'; const app = express();\n`;
const get = (body: string): string => `app.get('/', async (req, res) => { ${body} });`;

describe('what requests write to a file and read from it later', () => {
  it.each([
    ['a value', `${app}let last = null;\n${get(`last = req.query.a; await work(); res.json(last);`)}`, ['value: last']],
    ['a number that is given out', `${app}let next = 1;\n${get(`const id = next++; res.json({ id });`)}`, ['counter: next']],
    ['entries', `${app}const users = [];\napp.post('/', (req, res) => { users.push(req.body); res.end(); });\n${get(`res.json(users.find((u) => u.id === req.query.id));`)}\napp.delete('/', (req, res) => { users.splice(0, 1); res.end(); });`, ['entries: users']],
    ['a constant', `${app}const limits = { a: 1 };\n${get(`res.json(limits.a);`)}`, []],
    ['a value that is made once', `${app}let client = null;\n${get(`client ??= connect(); res.json(await client.read());`)}`, []],
    ['what a function holds', `${app}${get(`let last = null; last = req.query.a; res.json(last);`)}`, []],
    ['what start-up writes', `${app}let ready = false; ready = true;\n${get(`res.json(ready);`)}`, []],
    ['a count that nobody uses', `${app}let count = 0;\n${get(`count += 1; res.end();`)}`, []],
    ['no handler writes', `${app}let last = null; export function set(a) { last = a; }\n${get(`res.json(last);`)}`, []],
  ])('%s', (_claim, code, expected) => {
    expect(mutableStateOf(code)).toEqual(expected);
  });
});
