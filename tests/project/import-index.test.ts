import { symlinkSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { clock, Project, workOf } from './index-project.js';

describe('the importers of a file', () => {
  it.each([
    ['its name', "import './db';"],
    ['its name with the ending of what it compiles to', "export * from './db.js';"],
    ['its own ending', "require('./db.ts')"],
    ['a path through other folders', "import('../src/./db')"],
  ])('name it by %s', (_way, text) => {
    expect(new Project({ 'src/db.ts': '', 'src/a.ts': text, 'src/b.ts': "import './other'" }).importersOf('src/db.ts')).toEqual(['src/a.ts']);
  });

  it.each([
    ['its folder', 'src/lib/index.ts', "import './lib'"],
    ['its folder with a slash', 'src/lib/index.ts', "import './lib/'"],
    ['index', 'src/lib/index.ts', "import './lib/index.js'"],
    ['a dot', 'src/index.ts', "import '.'"],
    ['a dot and a slash', 'src/index.ts', "import './'"],
    ['two dots', 'index.ts', "import '..'"],
  ])('name an index file by %s', (_way, target, text) => {
    expect(new Project({ [target]: '', 'src/a.ts': text }).importersOf(target)).toEqual(['src/a.ts']);
  });

  it('are told apart from those of a file of the same name', () => {
    const uses = { 'a/use.ts': "import './db'", 'b/use.ts': "import './db'", 'use.ts': "import './b/db'" };
    const project = new Project({ 'a/db.ts': '', 'b/db.ts': '', ...uses });
    expect(project.importersOf('b/db.ts')).toEqual(['b/use.ts', 'use.ts']);
  });

  it('may name it by an alias, whatever the alias is called', () => {
    const project = new Project({
      'src/database/client.ts': '',
      'src/a.ts': "import '@/database/client'",
      'src/b.ts': "import '#db'",
      'src/c.ts': "import 'my-app'",
      'src/d.ts': "import 'other'",
    });
    project.aliases = { '@/*': 'src/*', '#db': 'src/database/client.ts', 'my-app': 'src/database/client.ts' };
    expect(project.importersOf('src/database/client.ts')).toEqual(['src/a.ts', 'src/b.ts', 'src/c.ts']);
  });

  it('may name a folder whose package.json says where its entry is', () => {
    const project = new Project({ 'lib/package.json': '{ "main": "./impl.js" }', 'lib/impl.js': '', 'a.js': "require('./lib')" });
    project.entries = { lib: 'impl.js' };
    expect(project.importersOf('lib/impl.js')).toEqual(['a.js']);
  });

  it('are no tests', () => {
    const use = "import '../src/db'";
    expect(new Project({ 'src/db.ts': '', 'src/a.ts': use, 'src/a.test.ts': use, 'test/b.ts': use }).importersOf('src/db.ts')).toEqual(['src/a.ts']);
  });

  it('are those of the package, and of the whole workspace when asked everywhere', () => {
    const project = new Project({
      'package.json': '{}',
      'tool.ts': "import './packages/db/src/client'",
      'packages/db/package.json': '{ "name": "@acme/db" }',
      'packages/db/src/client.ts': '',
      'packages/db/src/use.ts': "import './client'",
      'apps/api/package.json': '{ "name": "api" }',
      'apps/api/a.ts': "import '@acme/db'",
      'apps/web/package.json': '{ "name": "web" }',
      'apps/web/b.ts': "import '@acme/other'",
    });
    project.aliases = { '@acme/db': 'packages/db/src/client.ts' };
    expect(project.importersOf('packages/db/src/client.ts', false, 'packages/db')).toEqual(['packages/db/src/use.ts']);
    const everywhere = project.importersOf('packages/db/src/client.ts', true, 'packages/db');
    expect(everywhere).toEqual(['packages/db/src/use.ts', 'tool.ts', 'apps/api/a.ts']);
    expect(project.open('packages/db').isComplete({ everywhere: true })).toBe(true);
  });

  it('are resolved only where a specifier could lead to the file, and once', () => {
    const names = Array.from({ length: 50 }, (_, number) => `m${number}`);
    const project = new Project({
      ...Object.fromEntries(names.map((name) => [`${name}.ts`, "import 'react'; import './m7';"])),
      'all.ts': names.map((name) => `import './${name}'`).join('\n'),
    });
    // 'react', which could lead anywhere, and './m3' of all.ts.
    expect(workOf('resolve', () => project.importersOf('m3.ts'))).toBe(2);
    expect(workOf('resolve', () => project.importersOf('m4.ts'))).toBe(1);
    expect(workOf('resolve', () => project.importersOf('m3.ts'))).toBe(0);
  });

  it('are found by the name of a folder that is a link', () => {
    const project = new Project({ 'real/db.ts': '', 'real/a.ts': "import './db'" });
    symlinkSync(project.at('real'), project.at('linked'));
    expect(project.names(project.open('linked').importersOf(project.at('real/db.ts')))).toEqual(['real/a.ts']);
  });
});

describe('aliases of folders that have configurations of their own', () => {
  it('are asked for in each', () => {
    const project = new Project({ 'server/tsconfig.json': '{}', 'server/a.ts': "import '#db'", 'client/b.ts': "import '#db'", 'src/x.ts': '' });
    project.aliases = { '#db': 'src/x.ts' };
    expect(workOf('resolve', () => project.importersOf('nothing.ts'))).toBe(2);
    expect(project.importersOf('src/x.ts')).toEqual(['client/b.ts', 'server/a.ts']);
  });

  it('are asked for in each folder where several share one', () => {
    const files = { 'tsconfig.json': '{}', 'tsconfig.node.json': '{}', 'server/a.ts': "import '#db'", 'client/b.ts': "import '#db'" };
    expect(workOf('resolve', () => new Project(files).importersOf('nothing.ts'))).toBe(2);
  });
});

describe('the users of a package', () => {
  const project = new Project({
    'a.ts': "import pg from 'pg'",
    'b.ts': "import pg from 'pg/lib/client.js'",
    'c.ts': "import pool from 'pg-pool'; import './pg'",
    'd.ts': "import { S3 } from '@aws-sdk/client-s3'",
    'e.ts': "import 'node:fs/promises'",
    'f.ts': "import 'fs'",
    'g.test.ts': "import 'pg'",
  });

  it.each([
    ['pg', ['a.ts', 'b.ts']],
    ['@aws-sdk/client-s3', ['d.ts']],
    ['fs', ['e.ts', 'f.ts']],
    ['node:fs', ['e.ts', 'f.ts']],
    ['mysql2', []],
  ])('of %s import it by its name or a path below it', (name, users) => {
    expect(project.names(project.open().usersOf(name))).toEqual(users);
  });
});

describe('the files with a word', () => {
  it('contain it as an identifier, and are no tests', () => {
    const project = new Project({ 'a.ts': 'app.listen(1)', 'b.ts': 'listener()', 'c.ts': '// listen', 'd.test.ts': 'listen()' });
    expect(project.names(project.open('', ['listen']).filesWith('listen'))).toEqual(['a.ts', 'c.ts']);
  });

  it('are known after one reading when the vocabulary has the word', () => {
    const project = new Project({ 'a.ts': 'one', 'b.ts': 'two' });
    const index = project.open('', ['one', 'two']);
    expect(workOf('read', () => [index.filesWith('one'), index.filesWith('two'), index.filesWith('three')].flat())).toBe(4);
    expect(workOf('read', () => index.filesWith('three'))).toBe(0);
  });

  it('are found with one more reading for all words that others ask for later', () => {
    const project = new Project({ 'a.ts': 'one three', 'b.ts': 'two three' });
    expect(project.open('', ['one']).files).toHaveLength(2);
    const index = project.open('', ['two', 'three']);
    expect(workOf('read', () => index.filesWith('two'))).toBe(2);
    expect(workOf('read', () => index.filesWith('three'))).toBe(0);
    expect(['one', 'two', 'three'].map((word) => project.names(index.filesWith(word)))).toEqual([['a.ts'], ['b.ts'], ['a.ts', 'b.ts']]);
  });

  it('are looked for again in a file that changes, with every word asked for so far', () => {
    const project = new Project({ 'a.ts': '' });
    const index = project.open('', ['one']);
    expect([index.filesWith('one'), index.filesWith('two')]).toEqual([[], []]);
    project.write('a.ts', 'one two');
    clock.at += 1000;
    expect(['one', 'two'].map((word) => project.names(index.filesWith(word)))).toEqual([['a.ts'], ['a.ts']]);
  });
});
