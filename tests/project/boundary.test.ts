import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createBoundaryFinder, findBoundary, isInside } from '../../src/project/boundary.js';

const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'resilience-boundary-')));
afterAll(() => rmSync(root, { recursive: true, force: true }));

let projects = 0;
function project(files: Readonly<Record<string, string>>): string {
  const folder = path.join(root, `p${(projects += 1)}`);
  for (const [name, text] of Object.entries({ '.git/HEAD': '', ...files })) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  return folder;
}

const relative = (folder: string, found: string | null): string | null => found && (path.relative(folder, found) || '.');

describe('the boundary of a file', () => {
  it.each([
    ['package.json with a list', 'package.json', '{"workspaces":["apps/*"]}'],
    ['package.json with an object', 'package.json', '{"workspaces":{"packages":["apps/*"]}}'],
    ['pnpm-workspace.yaml', 'pnpm-workspace.yaml', 'packages:\n  - apps/*\n'],
    ['pnpm-workspace.yaml on one line', 'pnpm-workspace.yaml', 'packages: [\'apps/*\', "libs/*"]'],
    ['lerna.json', 'lerna.json', '{"version":"1"}'],
    ['rush.json', 'rush.json', '// Rush\n{"projects":[{"projectFolder":"apps/a"}]}'],
    ['nx.json', 'nx.json', '{}'],
  ])('is the workspace root above it, by %s', (_claim, name, text) => {
    const folder = project({ [name]: text, 'apps/a/package.json': '{}', 'apps/a/x.ts': '' });
    expect(relative(folder, findBoundary(path.join(folder, 'apps/a/x.ts'), path.join(folder, 'apps/a')))).toBe('.');
  });

  it.each([
    ['package.json without workspaces', 'package.json', '{"workspaces":[]}'],
    ['settings of pnpm', 'pnpm-workspace.yaml', 'onlyBuiltDependencies:\n  - esbuild\n'],
    ['a broken package.json', 'package.json', '{'],
  ])('is no folder with %s', (_claim, name, text) => {
    const folder = project({ [name]: text, 'apps/a/package.json': '{}', 'apps/a/x.ts': '' });
    expect(relative(folder, findBoundary(path.join(folder, 'apps/a/x.ts'), path.join(folder, 'apps/a')))).toBe('apps/a');
  });

  it('is the folder in which ESLint runs when the file is inside it', () => {
    const folder = project({ 'app/package.json': '{}', 'app/src/x.ts': '' });
    expect(relative(folder, findBoundary(path.join(folder, 'app/src/x.ts'), folder))).toBe('.');
  });

  it('is the package when ESLint runs elsewhere, or the folder when there is none', () => {
    const folder = project({ 'app/package.json': '{}', 'app/src/x.ts': '', 'loose/x.ts': '', 'other/y.ts': '' });
    const ask = (file: string, cwd = path.join(folder, 'other')) => relative(folder, findBoundary(path.join(folder, file), cwd));
    expect([ask('app/src/x.ts'), ask('loose/x.ts'), ask('app/src/x.ts', path.parse(folder).root)]).toEqual(['app', 'loose', 'app']);
  });

  it('does not climb out of the repository', () => {
    const folder = project({
      'package.json': '{"workspaces":["*"]}',
      'repo/.git/HEAD': '',
      'repo/src/x.ts': '',
      'submodule/.git': 'gitdir: x',
      'submodule/x.ts': '',
    });
    const ask = (file: string) => relative(folder, findBoundary(path.join(folder, file), path.dirname(path.join(folder, file))));
    expect([ask('repo/src/x.ts'), ask('submodule/x.ts')]).toEqual(['repo/src', 'submodule']);
  });

  it('is nothing for text without a file', () => {
    const folder = project({ 'a.ts': '' });
    const names = [
      '<input>',
      '<text>',
      'a.ts',
      path.join(folder, 'missing.ts'),
      path.join(folder, 'a.ts/0.ts'),
      folder,
      path.join(folder, 'a\0.ts'),
      path.join(folder, 'x'.repeat(5000)),
    ];
    expect(names.map((name) => findBoundary(name, folder))).toEqual(names.map(() => null));
  });

  it('is a real path, for a file behind a link too', () => {
    const folder = project({ 'real/package.json': '{"workspaces":["a"]}', 'real/a/x.ts': '' });
    symlinkSync('real', path.join(folder, 'link'));
    symlinkSync('loop', path.join(folder, 'loop'));
    expect(relative(folder, findBoundary(path.join(folder, 'link/a/x.ts'), path.join(folder, 'link')))).toBe('real');
    expect(findBoundary(path.join(folder, 'loop/x.ts'), folder)).toBeNull();
  });

  it('is the package where ESLint runs in one of its folders', () => {
    const folder = project({ 'package.json': '{}', 'src/lib/x.ts': '' });
    expect(relative(folder, findBoundary(path.join(folder, 'src/lib/x.ts'), path.join(folder, 'src')))).toBe('.');
  });

  it('is seen anew a second after a workspace is declared', () => {
    const folder = project({ 'package.json': '{}', 'a/package.json': '{}', 'a/x.ts': '' });
    let time = 0;
    const find = createBoundaryFinder(() => time);
    const ask = () => relative(folder, find(path.join(folder, 'a/x.ts'), path.join(folder, 'a')));
    expect(ask()).toBe('a');
    writeFileSync(path.join(folder, 'package.json'), '{"workspaces":["a"]}');
    time += 999;
    expect(ask()).toBe('a');
    time += 2;
    expect(ask()).toBe('.');
  });
});

describe('what may be read', () => {
  it.each([
    ['/p/a.ts', true],
    ['/p/deep/b.ts', true],
    ['/p', false],
    ['/package/a.ts', false],
    ['/other/a.ts', false],
    ['/p/node_modules/x/index.js', false],
    ['/p/apps/a/node_modules/x/index.js', false],
    ['/p/my_node_modules/x.js', true],
  ])('%s: %s', (file, expected) => {
    expect(isInside('/p', file)).toBe(expected);
  });

  it('is everything but node_modules below the root of the file system', () => {
    expect([isInside('/', '/a.ts'), isInside('/', '/node_modules/a.js')]).toEqual([true, false]);
  });
});
