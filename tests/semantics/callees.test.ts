import { describe, expect, it } from 'vitest';
import { describeCallee } from '../../src/semantics/index.js';
import { analyze, type World } from '../support/analyze.js';

/** What each call leads to, in source order. */
function calleesOf(code: string, world: World = { dependencies: { axios: '^1.0.0', express: '^5.0.0', knex: '^3.0.0' } }): string[] {
  return analyze(
    code,
    (module) =>
      module.invocations.map((call) => {
        const callee = describeCallee(module, call);
        return callee.kind === 'library' ? `${callee.name}${callee.models.length > 0 ? '' : ' (no model)'}` : callee.kind;
      }),
    world,
  );
}

describe('what a call leads to', () => {
  it.each([
    ['a library', `import axios from 'axios'; axios.get('/');`, ['axios']],
    ['a library that no model speaks for', `import pad from 'leftpad'; pad('a');`, ['leftpad (no model)']],
    ['a global that a model speaks for', `fetch('/');`, ['fetch']],
    ['the language', `Math.max(1, 2); new Date().getTime(); JSON.parse('1');`, ['language', 'language', 'language', 'language']],
    ['a module of Node', `import path from 'node:path'; path.join('a');`, ['language']],
    ['a function of the file', `function load() {} load();`, ['project']],
    ['a class of the file', `class A { run() {} } new A().run();`, ['project', 'project']],
    ['a function of another file', `import { load } from './load.js'; load();`, ['project']],
    ['a method of a text', `const name = 'a,b'; name.split(',').map((each) => each).join();`, ['language', 'language', 'language']],
    ['a method of what is declared to be a list', `function f(list: string[]) { list.find((each) => each === 'a'); }`, ['language']],
    ['a method of the language that no library here has', `function f(list) { list.toSorted(); }`, ['language']],
    ['what a framework gives to a handler', `import express from 'express'; express().get('/', (req, res, next) => { res.status(200).json({}); next(); });`, ['express', 'express', 'express', 'express', 'express']],
    ['what the language gives to a callback', `new Promise((resolve) => resolve(1));`, ['language', 'language']],
    ['a parameter', `function f(run) { run(); }`, ['unknown']],
    ['a method of a parameter', `function f(db) { db.execute(); }`, ['unknown']],
    ['a signature without a body', `interface Db { execute(): void } function f(db: Db) { db.execute(); }`, ['unknown']],
    ['a method that a library here has, of nobody knows what', `function f(list) { list.where(1); list.get('a'); }`, ['unknown', 'unknown']],
    ['a name that nothing declares', `loadEverything();`, ['unknown']],
    ['what is behind a member of a request', `import express from 'express'; express().get('/', (req) => { req.app.locals.hooks.run(); });`, ['express', 'express', 'unknown']],
  ])('%s', (_name, code, expected) => {
    const found = calleesOf(code, { dependencies: { axios: '^1.0.0', express: '^5.0.0', knex: '^3.0.0', leftpad: '^1.0.0' }, files: { 'load.ts': 'export function load() {}\n' } });
    expect([...found].sort()).toEqual([...expected].sort());
  });
});
