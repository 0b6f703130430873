import { describe, expect, it } from 'vitest';
import { reachOf } from '../../src/semantics/index.js';
import { analyze, type World } from '../support/analyze.js';

const DEPENDENCIES = { express: '^5.0.0', fastify: '^5.0.0', '@nestjs/common': '^11.0.0', '@nestjs/core': '^11.0.0', bullmq: '^5.0.0', next: '^15.0.0' };

/** When the calls of `mark()` in a file run, in source order. */
function reachesIn(code: string, world: World = {}): string[] {
  const { dependencies = DEPENDENCIES, ...others } = world;
  return analyze(
    code,
    (module) => module.invocations.filter((call) => call.type === 'CallExpression' && call.callee.type === 'Identifier' && call.callee.name === 'mark').map((call) => reachOf(module, call)),
    { dependencies, ...others },
  );
}

const app = "import express from 'express';\nconst app = express();\n";

describe('reachOf', () => {
  it.each([
    ['code of a handler', `${app}app.get('/', (req, res) => { mark(); });`, 'handler'],
    ['code of middleware', `${app}app.use((req, res, next) => { mark(); next(); });`, 'handler'],
    ['a function that a handler calls', `${app}function load() { mark(); }\napp.get('/', (req, res) => { load(); });`, 'handler'],
    ['a constant function that a handler calls through another', `${app}const load = () => mark();\nconst all = async () => load();\napp.get('/', async (req, res) => { await all(); });`, 'handler'],
    ['a function handed to a call of a handler', `${app}function load() { mark(); }\napp.get('/', (req, res) => { req.body.map(load); });`, 'handler'],
    ['a callback inside a handler', `${app}app.get('/', (req, res) => { req.body.forEach(() => mark()); setTimeout(() => mark(), 10); });`, 'handler handler'],
    ['a function made inside a handler', `${app}app.get('/', (req, res) => { const load = { run: () => mark() }; other(load); });`, 'handler'],
    ['a method that a handler calls', `${app}class Users { load() { mark(); } }\nconst users = new Users();\napp.get('/', (req, res) => { users.load(); });`, 'handler'],
    ['a method that another method calls', `${app}class Users { load() { this.#read(); } #read() { mark(); } }\nconst users = new Users();\napp.get('/', (req, res) => { users.load(); });`, 'handler'],
    ['a member of an object that a handler calls', `${app}const users = { load() { mark(); } };\napp.get('/', (req, res) => { users.load(); });`, 'handler'],
    ['a constructor that a handler calls', `${app}class Users { constructor() { mark(); } }\napp.get('/', (req, res) => { new Users(); });`, 'handler'],
    ['a field of what a handler makes', `${app}class Users { pool = mark(); }\napp.get('/', (req, res) => { new Users(); });`, 'handler'],
    ['the top of a file', 'mark();', 'start-up'],
    ['a function that the top of a file calls', 'async function main() { mark(); }\nvoid main();', 'start-up'],
    ['a callback that the top of a file runs', '[1, 2].forEach(() => mark());', 'start-up'],
    ['what a server runs once it listens', `${app}app.listen(3000, () => mark());`, 'start-up'],
    ['a function called at the start and by a handler', `${app}function load() { mark(); }\nload();\napp.get('/', (req, res) => { load(); });`, 'handler'],
    ['a loop that goes on without end', 'async function main() { mark(); while (true) { mark(); await sleep(1000); } }\nvoid main();', 'start-up unknown'],
    ['what a loop without end calls', 'async function round() { mark(); }\nasync function main() { for (;;) { try { await round(); } catch (error) { console.error(error); } await sleep(1000); } }\nvoid main();', 'unknown'],
    ['a loop that waits for the start of another', 'async function main() { while (true) { try { await mark(); break; } catch { await sleep(1000); } } }\nvoid main();', 'start-up'],
    ['a function of a list whose functions are called in turn', 'async function one() { mark(); }\nconst steps = [one];\nfor (const step of steps) await step();', 'start-up'],
    ['a function of a list that is handed on', "import { add } from 'elsewhere';\nfunction one() { mark(); }\nconst steps = [one];\nadd(steps);", 'unknown'],
    ['a function that nobody in sight calls', 'export function load() { mark(); }', 'unknown'],
    ['a listener of something', 'emitter.on("change", () => mark());', 'unknown'],
    ['an interval', 'setInterval(() => mark(), 1000);', 'unknown'],
    ['a function handed to code out of sight', "import { add } from 'elsewhere';\nadd(() => mark());", 'unknown'],
    ['a member of what a factory makes', 'function make() { return { run: () => mark() }; }\nexport const made = make();', 'unknown'],
    ['functions that call one another', 'function one() { mark(); other(); }\nfunction other() { one(); }', 'unknown'],
    ['a provider of a container', "import { Injectable } from '@nestjs/common';\n@Injectable() export class Users { pool = mark(); constructor() { mark(); } onModuleInit() { mark(); } }", 'start-up start-up start-up'],
    ['a provider of one request', "import { Injectable, Scope } from '@nestjs/common';\n@Injectable({ scope: Scope.REQUEST }) export class Users { constructor() { mark(); } }", 'unknown'],
  ])('%s', (_claim, code, reach) => {
    expect(reachesIn(code).join(' ')).toBe(reach);
  });

  it('a handler in another file leads to a function, a method and a service that is injected', () => {
    const world = { files: { 'routes.ts': `${app}import { load } from './file';\napp.get('/', (req, res) => { load(); });` } };
    expect(reachesIn('export function load() { mark(); }', world)).toEqual(['handler']);
    expect(reachesIn('export class Users { load() { mark(); } }\nexport const users = new Users();', { files: { 'routes.ts': `${app}import { users } from './file';\napp.get('/', (req, res) => { users.load(); });` } })).toEqual(['handler']);
    expect(
      reachesIn("import { Injectable } from '@nestjs/common';\n@Injectable() export class Users { load() { mark(); } }", {
        files: { 'users.controller.ts': "import { Controller, Get } from '@nestjs/common';\nimport { Users } from './file';\n@Controller('users') export class UsersController { constructor(private readonly users: Users) {} @Get() all() { return this.users.load(); } }" },
      }),
    ).toEqual(['handler']);
  });

  it('a handler that another file registers is one', () => {
    const world = { files: { 'routes.ts': `${app}import * as users from './file';\napp.get('/', users.load);` } };
    expect(reachesIn('export const load = async (req, res) => { mark(); };', world)).toEqual(['handler']);
  });

  it('a function that only another file calls when it starts runs at the start', () => {
    expect(reachesIn('export function load() { mark(); }', { files: { 'main.ts': "import { load } from './file';\nload();" } })).toEqual(['start-up']);
  });

  it('CommonJS', () => {
    const world = { filename: 'file.js', files: { 'routes.js': "const express = require('express');\nconst { load } = require('./file');\nconst app = express();\napp.get('/', (req, res) => { load(); });" } };
    expect(reachesIn('function load() { mark(); }\nmodule.exports = { load };', world)).toEqual(['handler']);
    expect(reachesIn('exports.load = () => { mark(); };', world)).toEqual(['handler']);
  });
});
