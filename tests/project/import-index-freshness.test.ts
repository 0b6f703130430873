import { rmSync, utimesSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { clock, Project, workOf } from './index-project.js';

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

  it('says when it does not see all of its package', () => {
    const project = new Project({ [`${'d/'.repeat(31)}a.ts`]: '', 'inner/package.json': '{ "name": "inner" }', 'inner/a.ts': '' });
    expect([project.open().isComplete(), project.open('inner').isComplete()]).toEqual([false, true]);
    expect(project.open('inner').isComplete({ everywhere: true })).toBe(false);
  });

  it('asks no more than 100 packages everywhere, and says so', () => {
    const packages = (number: number) => Array.from({ length: number }, (_, each) => [`p${each}/package.json`, `{ "name": "p${each}" }`]);
    const project = (number: number) => new Project(Object.fromEntries([['package.json', '{}'], ...packages(number)]));
    expect([99, 100].map((number) => project(number).open().isComplete({ everywhere: true }))).toEqual([true, false]);
  });

  it('is forgotten when 200 others were asked for since', () => {
    const project = new Project({ 'a.ts': '' });
    const others = (number: number) => Array.from({ length: number }, (_, each) => project.open(`other${each}`));
    const built = () => workOf('read', () => project.open().files);
    expect(built()).toBe(1);
    others(199);
    expect(built()).toBe(0);
    others(200);
    expect(built()).toBe(1);
  });
});
