import { mkdirSync, mkdtempSync, realpathSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { closeImportIndexes, indexWork, openImportIndex, type ImportIndex } from '../../src/project/import-index.js';

const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'resilience-index-')));
afterAll(() => rmSync(root, { recursive: true, force: true }));

let count = 0;
let clock = { at: 0, step: 0 };
beforeEach(() => {
  closeImportIndexes();
  clock = { at: 1_000_000, step: 0 };
});

type Names = Readonly<Record<string, string>>;

class Project {
  readonly folder = path.join(root, String((count += 1)));
  aliases: Names = {};
  entries: Names = {};

  constructor(files: Readonly<Record<string, string>>) {
    for (const [name, text] of Object.entries(files)) this.write(name, text);
  }

  at = (name: string): string => path.join(this.folder, name);

  write(name: string, text: string): void {
    mkdirSync(path.dirname(this.at(name)), { recursive: true });
    writeFileSync(this.at(name), text);
  }

  names = (files: readonly string[]): string[] => files.map((file) => path.relative(this.folder, file).split(path.sep).join('/'));

  /** Aliases hold for whole specifiers, or for what ends in a star; entries are what a folder's package.json names. */
  #resolve = (from: string, specifier: string) => {
    const alias = Object.entries(this.aliases).find(([key]) => (key.endsWith('*') ? specifier.startsWith(key.slice(0, -1)) : specifier === key));
    if (!specifier.startsWith('.') && !alias) return { kind: 'package' } as const;
    const base = alias ? this.at(alias[1].replace('*', specifier.slice(alias[0].length - 1))) : path.resolve(path.dirname(from), specifier);
    const plain = base.replace(/\.js$/, '');
    const tries = [base, `${plain}.ts`, `${plain}.js`, path.join(base, 'index.ts'), path.join(base, this.entries[path.basename(base)] ?? 'index.js')];
    const filename = tries.find((file) => statSync(file, { throwIfNoEntry: false })?.isFile());
    return filename === undefined ? ({ kind: 'unknown' } as const) : ({ kind: 'file', filename } as const);
  };

  open(inner = '', vocabulary: readonly string[] = []): ImportIndex {
    const now = () => (clock.at += clock.step);
    return openImportIndex(path.join(this.folder, inner), { boundary: this.folder, resolve: this.#resolve, vocabulary, now });
  }

  importersOf = (name: string, everywhere = false, inner = ''): string[] =>
    this.names(this.open(inner).importersOf(this.at(name), { everywhere }));
}

const work = (kind: 'list' | 'read' | 'resolve'): number => indexWork.get(kind) ?? 0;

/** How much work of a kind something makes. */
function workOf(kind: 'list' | 'read' | 'resolve', act: () => unknown): number {
  const before = work(kind);
  act();
  return work(kind) - before;
}

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
    const project = new Project({ 'a/db.ts': '', 'b/db.ts': '', 'a/use.ts': "import './db'", 'b/use.ts': "import './db'", 'use.ts': "import './b/db'" });
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

describe('an index', () => {
  it('is built by the first question, and shared', () => {
    const project = new Project({ 'a.ts': '', 'b.ts': '' });
    expect(workOf('list', () => project.open())).toBe(0);
    expect(workOf('read', () => [project.open().usersOf('pg'), project.open().importersOf('a.ts'), project.open().files])).toBe(2);
  });

  it('looks at the disk again after a second, and reads only what has changed', () => {
    const project = new Project({ 'a.ts': "import './old'", 'b.ts': '', 'old.ts': '', 'new.ts': '' });
    expect(project.importersOf('new.ts')).toEqual([]);
    project.write('a.ts', "import './new'");
    utimesSync(project.at('a.ts'), 1, 1);
    clock.at += 999;
    expect(workOf('list', () => project.importersOf('new.ts'))).toBe(0);
    expect(project.importersOf('new.ts')).toEqual([]);
    clock.at += 1;
    expect(workOf('read', () => project.importersOf('new.ts'))).toBe(1);
    expect(project.importersOf('new.ts')).toEqual(['a.ts']);
    expect(project.importersOf('old.ts')).toEqual([]);
  });

  it('sees files that come, go and grow too large', () => {
    const project = new Project({ 'a.ts': "import './db'", 'c.ts': "import './db'" });
    expect(project.importersOf('db.ts')).toEqual([]);
    project.write('db.ts', '');
    project.write('b.ts', "import './db'");
    clock.at += 1000;
    expect(project.importersOf('db.ts')).toEqual(['a.ts', 'b.ts', 'c.ts']);
    rmSync(project.at('a.ts'));
    project.write('c.ts', `import './db' ${' '.repeat(1024 * 1024)}`);
    clock.at += 1000;
    expect(project.importersOf('db.ts')).toEqual(['b.ts']);
    expect(project.names(project.open().files)).toEqual(['b.ts', 'db.ts']);
  });

  it('resolves nothing again because of an edit, and everything when a tsconfig changes', () => {
    const project = new Project({ 'tsconfig.json': '{}', 'a.ts': "import '#db'", 'b.ts': '', 'one.ts': '', 'two.ts': '' });
    project.aliases = { '#db': 'one.ts' };
    expect(project.importersOf('one.ts')).toEqual(['a.ts']);
    project.aliases = { '#db': 'two.ts' };
    project.write('b.ts', 'edited');
    clock.at += 1000;
    expect(workOf('resolve', () => project.importersOf('one.ts'))).toBe(0);
    project.write('tsconfig.json', '{ }');
    clock.at += 1000;
    expect([project.importersOf('one.ts'), project.importersOf('two.ts')]).toEqual([[], ['a.ts']]);
  });

  it('trusts what was resolved for half a minute: what it rests on may lie outside the package', () => {
    const project = new Project({ 'a.ts': "import '#db'", 'one.ts': '', 'two.ts': '' });
    project.aliases = { '#db': 'one.ts' };
    expect(project.importersOf('one.ts')).toEqual(['a.ts']);
    project.aliases = { '#db': 'two.ts' };
    clock.at += 29_000;
    expect(project.importersOf('one.ts')).toEqual(['a.ts']);
    clock.at += 1000;
    expect([project.importersOf('one.ts'), project.importersOf('two.ts')]).toEqual([[], ['a.ts']]);
  });

  it('spends at most a twentieth of the time on looking, that of other packages included', () => {
    const project = new Project({ 'a.ts': '', 'other/package.json': '{ "name": "other" }', 'other/b.ts': '' });
    const lists = (inner = '') => workOf('list', () => project.open(inner).files);
    expect([lists(), lists('other')]).toEqual([1, 1]);
    clock.at += 1000;
    // Each look takes 100 ms by this clock.
    clock.step = 100;
    expect([lists(), lists('other')]).toEqual([1, 1]);
    clock.step = 0;
    // 20 × 100 ms after the first look: the other package had taken no time yet.
    clock.at += 1800;
    expect([lists(), lists('other')]).toEqual([1, 0]);
    // 20 × 200 ms after its look.
    clock.at += 2199;
    expect(lists('other')).toBe(0);
    clock.at += 1;
    expect(lists('other')).toBe(1);
  });

  it('of a folder that is not there is empty', () => {
    const index = new Project({}).open('absent');
    expect([index.files, index.usersOf('pg'), index.filesWith('a'), index.importersOf('/a.ts', { everywhere: true })]).toEqual([[], [], [], []]);
  });
});
