import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { isTestFile, listPackageFiles, type PackageFiles } from '../../src/project/package-files.js';

const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'resilience-files-')));
afterAll(() => rmSync(root, { recursive: true, force: true }));

let count = 0;

/** Writes files below a new folder. A name that ends in a slash is a folder. */
function write(files: Readonly<Record<string, string>>): string {
  count += 1;
  const folder = path.join(root, String(count));
  for (const [name, text] of Object.entries(files)) {
    const target = path.join(folder, name);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, text);
  }
  return folder;
}

const below = (folder: string, files: readonly string[]): string[] => files.map((file) => path.relative(folder, file).split(path.sep).join('/'));
const found = (folder: string, { files }: PackageFiles): string[] => below(folder, files.map((file) => file.filename));

function sourcesOf(files: Readonly<Record<string, string>>, inner = ''): string[] {
  const folder = write(files);
  return found(folder, listPackageFiles(path.join(folder, inner), folder));
}

describe('the source files of a package', () => {
  it('have the endings of JavaScript and TypeScript', () => {
    const names = ['a.ts', 'b.tsx', 'c.mts', 'd.cts', 'e.js', 'f.jsx', 'g.mjs', 'h.cjs'];
    const others = ['i.json', 'j.d.ts', 'k.d.mts', 'l.min.js', 'm.css', 'n.ts.bak', 'ts'];
    expect(sourcesOf(Object.fromEntries([...names, ...others].map((name) => [name, ''])))).toEqual(names);
  });

  it('are listed in the order of their names, nearest first', () => {
    expect(sourcesOf({ 'z.ts': '', 'b/y.ts': '', 'a/c/x.ts': '', 'a/w.ts': '' })).toEqual(['z.ts', 'a/w.ts', 'b/y.ts', 'a/c/x.ts']);
  });

  it('lie in no node_modules and no dot folder, but for .well-known', () => {
    const others = { 'node_modules/x/a.js': '', 'src/node_modules/a.js': '', '.next/a.js': '' };
    const listed = sourcesOf({ ...others, '.eslintrc.js': '', 'app/.well-known/jwks/route.ts': '' });
    expect(listed).toEqual(['.eslintrc.js', 'app/.well-known/jwks/route.ts']);
  });

  it('are at most 1 MiB large, and larger sources are told', () => {
    const [full, larger] = [' '.repeat(1024 * 1024), ' '.repeat(1024 * 1024 + 1)];
    const bundle = write({ 'full.ts': full, 'bundle.js': larger });
    const source = write({ 'full.ts': full, 'routes.ts': larger });
    const looks = [bundle, source].map((folder) => [found(folder, listPackageFiles(folder, folder)), listPackageFiles(folder, folder).complete]);
    expect(looks).toEqual([
      [['full.ts'], true],
      [['full.ts'], false],
    ]);
  });

  it('are not those of packages inside it', () => {
    const folder = write({
      'package.json': '{}',
      'a.js': '',
      'apps/api/package.json': '{ "name": "api" }',
      'apps/api/b.js': '',
      'apps/jobs/package.json': '{ "private": true, "dependencies": {} }',
      'apps/jobs/c.js': '',
      'src/esm/package.json': '{ "type": "module" }',
      'src/esm/d.js': '',
      'src/broken/package.json': '{ "name":',
      'src/broken/e.js': '',
      'tests/fixture/package.json': '{ "name": "fixture" }',
      'tests/fixture/f.js': '',
    });
    const listed = listPackageFiles(folder, folder);
    expect(found(folder, listed)).toEqual(['a.js', 'src/broken/e.js', 'src/esm/d.js']);
    expect(below(folder, listed.nested)).toEqual(['apps/api', 'apps/jobs']);
    expect(found(folder, listPackageFiles(path.join(folder, 'apps/api'), folder))).toEqual(['apps/api/b.js']);
  });

  it('are listed apart from tests, and from what resolution rests on', () => {
    const folder = write({ 'package.json': '{}', 'tsconfig.build.json': '{}', 'a.ts': '', 'a.test.ts': '', 'tests/b.ts': '', 'data.json': '{}' });
    const listed = listPackageFiles(folder, folder);
    expect(found(folder, listed)).toEqual(['a.ts']);
    expect(below(folder, listed.tests)).toEqual(['a.test.ts', 'tests/b.ts']);
    expect(below(folder, listed.configs.map((file) => file.filename))).toEqual(['package.json', 'tsconfig.build.json']);
  });

  it('are none where there is no such folder', () => {
    expect(listPackageFiles(path.join(root, 'absent'), root)).toEqual({ files: [], tests: [], nested: [], configs: [], complete: true });
  });

  it('are not looked for behind links', () => {
    const folder = write({ 'src/a.js': '', 'elsewhere/package.json': '{ "name": "elsewhere" }', 'elsewhere/b.js': '' });
    symlinkSync(folder, path.join(folder, 'src/loop'));
    symlinkSync(path.join(folder, 'elsewhere'), path.join(folder, 'src/linked'));
    symlinkSync(path.join(folder, 'elsewhere/b.js'), path.join(folder, 'src/b.js'));
    expect(found(folder, listPackageFiles(folder, folder))).toEqual(['src/a.js']);
  });

  it('are looked for to a depth of 30 folders, and more are told', () => {
    const folder = write({ [`${'d/'.repeat(30)}a.js`]: '', [`${'d/'.repeat(31)}b.js`]: '' });
    const listed = listPackageFiles(folder, folder);
    expect(found(folder, listed)).toEqual([`${'d/'.repeat(30)}a.js`]);
    expect(listed.complete).toBe(false);
  });

  it('are no more than are looked at, and more are told', () => {
    const folder = write({ 'a.js': '', 'b.test.js': '', 'c.js': '' });
    const looks = [2, 3].map((limit) => listPackageFiles(folder, folder, limit));
    expect(looks.map((listed) => [found(folder, listed), listed.complete])).toEqual([
      [['a.js'], false],
      [['a.js', 'c.js'], true],
    ]);
  });
});

describe('the output of a build', () => {
  it.each([
    ['a name', 'build'],
    ['a name with a slash', 'build/'],
    ['a path', '/src/build'],
    ['all that lies in it', 'src/build/*'],
    ['any depth', '**/build/**'],
    ['a star for a folder', '*/build'],
    ['the last line that speaks of it', '!build\nbuild'],
    ['a line among others, with carriage returns', '# output\r\n\r\n*.log\r\nbuild\r\n'],
  ])('is left out when .gitignore names it by %s', (_way, gitignore) => {
    expect(sourcesOf({ '.gitignore': gitignore, 'a.js': '', 'src/build/b.js': '' })).toEqual(['a.js']);
  });

  it.each([
    ['nothing says that it is output', ''],
    ['another folder is named', '/build\nlib/build\nbuild/Release\nbuilds'],
    ['it is kept', 'build\n!src/build'],
    ['a wildcard stands inside a name', 'b*\n*.build'],
  ])('stays when %s', (_why, gitignore) => {
    expect(sourcesOf({ '.gitignore': gitignore, 'src/build/b.js': '' })).toEqual(['src/build/b.js']);
  });

  it('stays when TypeScript sources lie in it', () => {
    const settings = { '.gitignore': 'build', 'tsconfig.json': '{ "compilerOptions": { "outDir": "out" } }' };
    const listed = sourcesOf({ ...settings, 'build/plan.ts': '', 'build/old.js': '', 'out/types.d.ts': '', 'out/a.js': '' });
    expect(listed).toEqual(['build/old.js', 'build/plan.ts']);
  });

  it('is found by the .gitignore of the workspace and of folders below', () => {
    const ignores = { '.gitignore': 'apps/*/out', 'apps/api/src/.gitignore': '/coverage' };
    const files = { ...ignores, 'apps/api/out/a.js': '', 'apps/api/src/b.js': '', 'apps/api/src/coverage/c.js': '' };
    expect(sourcesOf(files, 'apps/api')).toEqual(['apps/api/src/b.js']);
  });

  it('is where a tsconfig has the compiler write', () => {
    const tsconfig = '{\n  "compilerOptions": {\n    /* where to */ "outDir": "./lib", // "outDir": "./src"\n  }\n}';
    expect(sourcesOf({ 'tsconfig.build.json': tsconfig, 'lib/a.js': '', 'src/b.js': '' })).toEqual(['src/b.js']);
    expect(sourcesOf({ 'tsconfig.json': '{\n  // "outDir": "./lib"\n  "outDir": "./" }', 'lib/a.js': '' })).toEqual(['lib/a.js']);
  });

  it('is dist beside package.json, not in a folder of sources', () => {
    expect(sourcesOf({ 'package.json': '{}', 'dist/a.js': '', 'src/dist/b.js': '' })).toEqual(['src/dist/b.js']);
  });

  it('has one of the names of output: an ignored folder of another name may hold sources', () => {
    expect(sourcesOf({ '.gitignore': 'db\ngenerated', 'db/a.js': '', 'generated/routes.ts': '' })).toEqual(['db/a.js', 'generated/routes.ts']);
  });
});

describe('a test file', () => {
  it.each([
    'src/a.test.ts',
    'src/a.spec.js',
    'a.e2e-spec.ts',
    'src/__tests__/a.ts',
    'src/__mocks__/axios.ts',
    'test/helper.ts',
    'packages/x/tests/setup.ts',
    'e2e/page.ts',
    'cypress/support.ts',
    'app/api/users/route.test.ts',
    'app/api/__tests__/helper.ts',
  ])('is %s', (file) => {
    expect(isTestFile(file)).toBe(true);
  });

  it.each([
    'src/test.ts',
    'src/tests.ts',
    'src/latest/a.ts',
    'src/contest/a.ts',
    'src/testing.ts',
    'src/playwright/browser.ts',
    'app/(ee)/api/stripe/webhook/test/route.ts',
    'src/app/api/e2e/guard.ts',
    'pages/api/test/index.ts',
    'app/(site)/test/page.tsx',
    'src/routes/test/+server.ts',
    'src/routes/test/+page.server.ts',
  ])('is not %s', (file) => {
    expect(isTestFile(file)).toBe(false);
  });
});
