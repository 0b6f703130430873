import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { loadEngine } from '../../src/project/engine.js';
import { createResolver, resolveSpecifier, type Resolver } from '../../src/project/resolve.js';

const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'resilience-resolve-')));
afterAll(() => rmSync(root, { recursive: true, force: true }));

let projects = 0;
/** Writes files, objects as JSON, and returns their folder. */
function project(files: Readonly<Record<string, unknown>>): string {
  const folder = path.join(root, `p${(projects += 1)}`);
  for (const [name, content] of Object.entries(files)) write(path.join(folder, name), content);
  return folder;
}

function write(file: string, content: unknown): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
}

/** The file below the boundary with forward slashes, or the kind. */
function ask(resolver: Resolver, boundary: string, from: string, specifier: string): string {
  const answer = resolver.resolve(path.join(boundary, from), specifier, boundary);
  return answer.kind === 'file' ? path.relative(boundary, answer.filename).split(path.sep).join('/') : answer.kind;
}

type Files = Readonly<Record<string, unknown>>;
type Row = readonly [claim: string, files: Files, from: string, answers: Readonly<Record<string, string>>];

const empty = (...names: string[]): Files => Object.fromEntries(names.map((name) => [name, '']));

const rows: readonly Row[] = [
  [
    '`$lib` of SvelteKit, before its tsconfig.json is generated',
    { 'package.json': { devDependencies: { '@sveltejs/kit': '^2.0.0' } }, 'tsconfig.json': { extends: './.svelte-kit/tsconfig.json' }, ...empty('src/routes/+server.ts', 'src/lib/server/db.ts', 'src/lib/index.ts') },
    'src/routes/+server.ts',
    { '$lib/server/db': 'src/lib/server/db.ts', $lib: 'src/lib/index.ts', '$lib/none': 'unknown' },
  ],
  [
    'relative paths with and without endings, and `.js` written for what it is compiled from',
    empty('a.ts', 'lib/b.ts', 'lib/c.tsx', 'lib/d.mts', 'lib/e.cts', 'lib/f.js', 'lib/g.jsx', 'lib/h.mjs', 'lib/i.cjs', 'lib/user.service.ts'),
    'a.ts',
    {
      './lib/b': 'lib/b.ts',
      './lib/b.ts': 'lib/b.ts',
      './lib/b.js': 'lib/b.ts',
      './lib/c': 'lib/c.tsx',
      './lib/c.js': 'lib/c.tsx',
      './lib/c.jsx': 'lib/c.tsx',
      './lib/d.mjs': 'lib/d.mts',
      './lib/e.cjs': 'lib/e.cts',
      './lib/f': 'lib/f.js',
      './lib/f.js': 'lib/f.js',
      './lib/g.jsx': 'lib/g.jsx',
      './lib/h.mjs': 'lib/h.mjs',
      './lib/i.cjs': 'lib/i.cjs',
      './lib/user.service': 'lib/user.service.ts',
      './lib/b?v=2': 'lib/b.ts',
      './lib/missing': 'unknown',
      './lib/b?raw': 'unknown',
    },
  ],
  [
    'folders by their index, the dots and a slash at the end as folders only',
    empty('routes.ts', 'routes/index.ts', 'routes/users/list.ts', 'routes/users/index.js', 'root.ts', 'index.ts'),
    'routes/users/list.ts',
    {
      '.': 'routes/users/index.js',
      './': 'routes/users/index.js',
      '..': 'routes/index.ts',
      '../': 'routes/index.ts',
      '../../routes': 'routes.ts',
      '../../routes/': 'routes/index.ts',
      '../..': 'index.ts',
    },
  ],
  [
    'a source before its declarations and before a file compiled beside it',
    empty('a.ts', 'both.ts', 'both.d.ts', 'both.js', 'only.d.ts', 'plain.js', 'plain.d.ts'),
    'a.ts',
    {
      './both': 'both.ts',
      './both.js': 'both.ts',
      './only': 'unknown',
      './only.js': 'unknown',
      './only.d.ts': 'unknown',
      './plain': 'plain.js',
      './plain.js': 'plain.js',
    },
  ],
  [
    'nothing of what is no source file or cannot be a name',
    { ...empty('a.ts', 'b.css', 'c.vue', 'd.svg'), 'data.json': {} },
    'a.ts',
    {
      './b.css': 'unknown',
      './c.vue': 'unknown',
      './d.svg': 'unknown',
      './data.json': 'unknown',
      './data': 'unknown',
      '': 'unknown',
      '?x': 'unknown',
      '\0': 'unknown',
      './a\0.ts': 'unknown',
      [`./${'x'.repeat(5000)}`]: 'unknown',
      [`./${'x'.repeat(500)}`]: 'unknown',
      '.\\b': 'unknown',
      'lib\\b': 'unknown',
      'data:text/javascript,export{}': 'unknown',
      'file:///%00': 'unknown',
      'file://[': 'unknown',
      '!!raw-loader!./a': 'unknown',
      '${name}': 'unknown',
      '.hidden': 'unknown',
      '@/a': 'unknown',
      '~/a': 'unknown',
      '$lib/a': 'unknown',
      '#a': 'unknown',
      '/etc/hosts': 'unknown',
      '../../../../../../../etc/hosts': 'unknown',
    },
  ],
  [
    'packages and modules of Node, installed or not',
    {
      ...empty('a.ts', 'node_modules/pg/index.js'),
      'package.json': { name: 'app', dependencies: { pg: '8', '@acme/x': '^1.0.0', got: 'npm:other@^1', cat: 'catalog:' } },
    },
    'a.ts',
    {
      pg: 'package',
      'pg/lib/client': 'package',
      '@acme/x': 'package',
      '@acme/x/sub.js': 'package',
      got: 'package',
      cat: 'package',
      undeclared: 'package',
      fs: 'package',
      'node:fs': 'package',
      'fs/promises': 'package',
      'node:test': 'package',
      'bun:sqlite': 'package',
      'https://deno.land/x.ts': 'package',
      'npm:pg': 'package',
    },
  ],
  [
    'tsconfig paths in the order of TypeScript: exact, longest prefix, targets in turn, then baseUrl',
    {
      'tsconfig.json':
        '\uFEFF{ // comment with "quotes"\n "compilerOptions": { "baseUrl": "src", /* here */ "paths": { "exact": ["one.ts"], "@/*": ["*"], "@/lib/*": ["nope/*", "library/*"], "*-suffix": ["suffix/*.ts"], "//no": [], }, }, }',
      'package.json': { dependencies: { react: '19', '@/declared': '1' } },
      ...empty('src/a.ts', 'src/one.ts', 'src/library/db.ts', 'src/lib/db.ts', 'src/lib/own.ts', 'src/suffix/my.ts', 'src/util/log.ts', 'src/fs.ts'),
    },
    'src/a.ts',
    {
      exact: 'src/one.ts',
      '@/one': 'src/one.ts',
      '@/lib/db': 'src/library/db.ts',
      '@/lib/own': 'unknown',
      'my-suffix': 'src/suffix/my.ts',
      'util/log': 'src/util/log.ts',
      'util/log.js': 'src/util/log.ts',
      fs: 'package',
      react: 'package',
      '@/none': 'unknown',
    },
  ],
  [
    'paths inherited through chains, lists and packages, each from where it is written',
    {
      'tsconfig.json': { extends: ['./config/base', '@acme/tsconfig/strict.json'] },
      'config/base.json': { extends: './deeper.json', compilerOptions: {} },
      'config/deeper.json': { compilerOptions: { paths: { '~/*': ['../src/*'] } } },
      'node_modules/@acme/tsconfig/strict.json': { compilerOptions: { strict: true } },
      'other/tsconfig.json': { extends: '@acme/tsconfig/paths' },
      'node_modules/@acme/tsconfig/paths.json': { compilerOptions: { paths: { '#x/*': ['${configDir}/lib/*'] } } },
      'replaced/tsconfig.json': { extends: '../tsconfig.json', compilerOptions: { paths: { only: ['./b.ts'] } } },
      'loop/tsconfig.json': { extends: './tsconfig.other.json', compilerOptions: { paths: { '@/*': ['./*'] } } },
      'loop/tsconfig.other.json': { extends: './tsconfig.json' },
      ...empty('src/a.ts', 'src/b.ts', 'other/a.ts', 'other/lib/b.ts', 'replaced/a.ts', 'replaced/b.ts', 'loop/a.ts', 'loop/b.ts'),
    },
    'src/a.ts',
    {
      '~/b': 'src/b.ts',
      'other/a.ts > #x/b': 'other/lib/b.ts',
      'replaced/a.ts > only': 'replaced/b.ts',
      'replaced/a.ts > ~/b': 'unknown',
      'loop/a.ts > @/b': 'loop/b.ts',
    },
  ],
  [
    'a configuration that extends what is not installed, or a package of the workspace that is not linked',
    {
      'package.json': { workspaces: ['apps/*', 'tooling/*'] },
      'tooling/ts/package.json': { name: '@repo/ts' },
      'tooling/ts/base.json': { compilerOptions: { paths: { '@/*': ['${configDir}/src/*'] } } },
      'apps/a/package.json': { name: 'a' },
      'apps/a/tsconfig.json': { extends: '@repo/ts/base.json' },
      'apps/b/tsconfig.json': { extends: '@tsconfig/node20/tsconfig.json', compilerOptions: { paths: { '@/*': ['./lib/*'] } } },
      'apps/b/server/tsconfig.json': { extends: '../.nuxt/tsconfig.server.json' },
      ...empty('apps/a/src/a.ts', 'apps/a/src/b.ts', 'apps/b/lib/a.ts', 'apps/b/lib/b.ts', 'apps/b/server/x.ts'),
    },
    'apps/a/src/a.ts',
    {
      '@/b': 'apps/a/src/b.ts',
      'apps/b/lib/a.ts > @/b': 'apps/b/lib/b.ts',
      'apps/b/lib/a.ts > ./b': 'apps/b/lib/b.ts',
      'apps/b/server/x.ts > @/b': 'apps/b/lib/b.ts',
    },
  ],
  [
    'a referenced configuration that includes the file, and jsconfig.json',
    {
      'tsconfig.json': { files: [], references: [{ path: './tsconfig.node.json' }, { path: './web' }, { path: './missing' }] },
      'tsconfig.node.json': {
        include: ['server', 'scripts/*.ts'],
        exclude: ['server/legacy'],
        compilerOptions: { paths: { '@/*': ['./server/*'] } },
      },
      'web/tsconfig.app.json': { include: ['src/**/*'], compilerOptions: { paths: { '@/*': ['./src/*'] } } },
      'web/tsconfig.json': { files: [], references: [{ path: './tsconfig.app.json' }, { path: '..' }] },
      'js/jsconfig.json': { compilerOptions: { baseUrl: '.', paths: { 'lib/*': ['library/*'] } } },
      ...empty(
        'server/a.ts',
        'server/b.ts',
        'server/legacy/a.ts',
        'scripts/a.ts',
        'scripts/deep/a.ts',
        'web/src/a.ts',
        'web/src/b.ts',
        'js/a.js',
        'js/library/b.js',
        'js/top.js'
      ),
    },
    'server/a.ts',
    {
      '@/b': 'server/b.ts',
      'scripts/a.ts > @/b': 'server/b.ts',
      'scripts/deep/a.ts > @/b': 'unknown',
      'server/legacy/a.ts > @/b': 'unknown',
      'web/src/a.ts > @/b': 'web/src/b.ts',
      'js/a.js > lib/b': 'js/library/b.js',
      'js/a.js > top': 'js/top.js',
    },
  ],
  [
    'names of a package for itself: imports, exports',
    {
      'package.json': {
        name: 'app',
        imports: {
          '#db': './src/db.js',
          '#lib/*': './src/lib/*.js',
          '#built/*': { types: './dist/*.d.ts', default: './dist/*.js' },
          '#dep': 'pg',
          '#node': 'node:fs',
          '#out': '../up.js',
        },
        exports: { '.': './src/index.js', './lib/*': './src/lib/*.js', './secret/*': null },
        dependencies: { pg: '8' },
      },
      ...empty('src/a.ts', 'src/db.ts', 'src/lib/x.ts', 'src/index.ts', 'src/secret/s.ts'),
    },
    'src/a.ts',
    {
      '#db': 'src/db.ts',
      '#lib/x': 'src/lib/x.ts',
      '#built/db': 'src/db.ts',
      '#dep': 'package',
      '#node': 'package',
      '#out': 'unknown',
      '#none': 'unknown',
      app: 'src/index.ts',
      'app/lib/x': 'src/lib/x.ts',
      'app/secret/s': 'unknown',
      'app/src/a': 'unknown',
    },
  ],
  [
    'workspaces by name with nothing installed, their sources before what is built from them',
    {
      'package.json': { private: true, workspaces: ['packages/*', '!packages/refused'] },
      'packages/api/package.json': {
        name: 'api',
        dependencies: { '@r/db': 'workspace:*', '@r/plain': '*', '@r/old': '^1.0.0', alias: 'workspace:@r/db@*', '@r/refused': '1' },
      },
      'packages/db/package.json': {
        name: '@r/db',
        version: '2.0.0',
        exports: {
          '.': { types: './dist/index.d.ts', import: './dist/index.mjs', require: './dist/index.cjs' },
          './*': './dist/esm/*.js',
          './client': { '@r/source': './lib/client.ts', default: './dist/other.js' },
          './x.css': './x.css',
        },
      },
      'packages/plain/package.json': { name: '@r/plain', main: './build/main.js', types: './build/main.d.ts' },
      'packages/old/package.json': { name: '@r/old', version: '2.0.0' },
      'packages/bare/package.json': { name: '@r/bare' },
      'packages/js/package.json': { name: '@r/js', main: 'lib/index.js' },
      'packages/refused/package.json': { name: '@r/refused' },
      'packages/hollow/package.json': { name: '@r/hollow', main: 'dist/index.js' },
      ...empty(
        'packages/api/src/a.ts',
        'packages/db/src/index.ts',
        'packages/db/src/query.ts',
        'packages/db/src/deep/index.ts',
        'packages/db/lib/client.ts',
        'packages/db/dist/index.mjs',
        'packages/db/x.css'
      ),
      ...empty(
        'packages/plain/src/main.ts',
        'packages/plain/src/other.ts',
        'packages/old/index.ts',
        'packages/bare/index.ts',
        'packages/bare/sub/x.ts',
        'packages/js/lib/index.js',
        'packages/refused/index.ts'
      ),
    },
    'packages/api/src/a.ts',
    {
      '@r/db': 'packages/db/src/index.ts',
      '@r/db/query': 'packages/db/src/query.ts',
      '@r/db/deep': 'packages/db/src/deep/index.ts',
      '@r/db/client': 'packages/db/lib/client.ts',
      '@r/db/x.css': 'unknown',
      alias: 'packages/db/src/index.ts',
      '@r/plain': 'packages/plain/src/main.ts',
      '@r/plain/build/other': 'packages/plain/src/other.ts',
      '@r/plain/src/other': 'packages/plain/src/other.ts',
      '@r/old': 'package',
      '@r/bare': 'packages/bare/index.ts',
      '@r/bare/sub/x': 'packages/bare/sub/x.ts',
      '@r/js': 'packages/js/lib/index.js',
      '@r/refused': 'package',
      '@r/hollow': 'unknown',
      '@r/none': 'package',
      '../../plain': 'packages/plain/src/main.ts',
    },
  ],
  [
    'workspaces that pnpm names, and folders that a dependency names',
    {
      'pnpm-workspace.yaml':
        '# all\npackages:\n  # ours\n  - "apps/**" # deep\n  - \'libs/{a,b}\'\n  - tools/one\nonlyBuiltDependencies:\n  - libs/c\n',
      'package.json': { name: 'root' },
      'apps/deep/api/package.json': {
        name: 'api',
        dependencies: {
          linked: 'link:../../../elsewhere/linked',
          filed: 'file:../../../elsewhere/filed',
          tgz: 'file:./x.tgz',
          out: 'file:../../../../..',
        },
      },
      'libs/a/package.json': { name: 'a' },
      'libs/b/package.json': { name: 'b' },
      'libs/c/package.json': { name: 'c' },
      'tools/one/package.json': { name: 'one' },
      'elsewhere/linked/package.json': { name: 'different' },
      'elsewhere/filed/package.json': { name: 'filed', main: 'main' },
      ...empty(
        'apps/deep/api/x.ts',
        'libs/a/index.ts',
        'libs/b/index.ts',
        'libs/c/index.ts',
        'tools/one/index.ts',
        'elsewhere/linked/index.ts',
        'elsewhere/filed/main.js'
      ),
    },
    'apps/deep/api/x.ts',
    {
      a: 'libs/a/index.ts',
      b: 'libs/b/index.ts',
      c: 'package',
      one: 'tools/one/index.ts',
      linked: 'elsewhere/linked/index.ts',
      filed: 'elsewhere/filed/main.js',
      tgz: 'unknown',
      out: 'package',
    },
  ],
  [
    'packages that Rush names one by one',
    {
      'rush.json': '// Rush\n{ "projects": [{ "packageName": "lib", "projectFolder": "deep/libs/lib" }, /* none */ { "packageName": "x" }] }',
      'deep/libs/lib/package.json': { name: 'lib' },
      'deep/libs/other/package.json': { name: 'other' },
      ...empty('a.ts', 'deep/libs/lib/src/index.ts', 'deep/libs/other/index.ts'),
    },
    'a.ts',
    { lib: 'deep/libs/lib/src/index.ts', other: 'package' },
  ],
  [
    'packages that Lerna names, and the name of the root itself',
    {
      'lerna.json': { packages: ['modules/*'] },
      'package.json': { name: 'top' },
      'modules/lib/package.json': { name: 'lib', module: 'dist/lib.esm.js', main: 'dist/lib.js' },
      ...empty('index.ts', 'modules/lib/src/lib.ts'),
    },
    'modules/lib/src/lib.ts',
    { lib: 'modules/lib/src/lib.ts', top: 'index.ts' },
  ],
  [
    'a package beside another where no workspace is declared, unless two claim the name or a version is asked for',
    {
      'one/package.json': { name: 'one', dependencies: { three: '^1.0.0' } },
      'two/package.json': { name: 'two' },
      'three/package.json': { name: 'three' },
      'x/twin/package.json': { name: 'twin' },
      'y/twin/package.json': { name: 'twin' },
      ...empty('one/a.ts', 'two/index.ts', 'three/index.ts', 'x/twin/index.ts', 'y/twin/index.ts'),
    },
    'one/a.ts',
    { two: 'two/index.ts', three: 'package', twin: 'package' },
  ],
  [
    'aliases to packages, to built files of a sibling and over a module of Node',
    {
      'tsconfig.json': {
        compilerOptions: {
          paths: {
            react: ['./node_modules/@types/react'],
            '@x/db': ['./db/dist/index.d.ts'],
            '@x/*': ['./*/src'],
            events: ['./events.ts'],
            '*': ['./types/*'],
          },
        },
      },
      'package.json': { dependencies: { '@x/published': '1' } },
      'db/package.json': { name: 'nothing' },
      ...empty('a.ts', 'node_modules/@types/react/index.d.ts', 'db/src/index.ts', 'log/src/index.ts', 'events.ts', 'types/path.ts'),
    },
    'a.ts',
    {
      react: 'package',
      '@x/db': 'db/src/index.ts',
      '@x/log': 'log/src/index.ts',
      '@x/published': 'package',
      '@x/none': 'unknown',
      events: 'events.ts',
      path: 'package',
      other: 'package',
    },
  ],
  [
    "SvelteKit's alias before its configuration is generated",
    {
      'package.json': { devDependencies: { '@sveltejs/kit': '2' } },
      'tsconfig.json': { extends: './.svelte-kit/tsconfig.json' },
      ...empty('src/routes/+server.ts', 'src/lib/index.ts', 'src/lib/server/db.ts'),
    },
    'src/routes/+server.ts',
    {
      '$lib/server/db': 'src/lib/server/db.ts',
      $lib: 'src/lib/index.ts',
      '$lib/none': 'unknown',
      '$env/dynamic/private': 'package',
    },
  ],
  [
    "Nuxt's aliases before its configuration is generated",
    {
      'nuxt.config.ts': '',
      'tsconfig.json': { extends: './.nuxt/tsconfig.json' },
      ...empty('server/api/x.ts', 'server/db.ts', 'app/utils/y.ts', 'shared/z.ts'),
    },
    'server/api/x.ts',
    {
      '~~/server/db': 'server/db.ts',
      '~/utils/y': 'app/utils/y.ts',
      '@/utils/y': 'app/utils/y.ts',
      '#shared/z': 'shared/z.ts',
      '#imports': 'unknown',
      '~/none': 'unknown',
    },
  ],
];

describe.each([
  ['oxc-resolver', true],
  ['enhanced-resolve', false],
] as const)('resolution by %s', (name, native) => {
  const resolver = createResolver({ native });

  it('uses the engine that was asked for', () => {
    expect(resolver.engine()).toBe(name);
  });

  it.each(rows)('finds %s', (_claim, files, from, answers) => {
    const boundary = project(files);
    const found = Object.keys(answers).map((key) => {
      const [other, specifier] = key.includes(' > ') ? key.split(' > ') : [];
      return [key, ask(resolver, boundary, other ?? from, specifier ?? key)];
    });
    expect(Object.fromEntries(found)).toEqual(answers);
  });

  it('follows links to real paths inside the boundary, and none that leave it', () => {
    const folder = project({
      ...empty('in/src/a.ts', 'in/real/b.ts', 'in/node_modules/.keep', 'in/local/index.ts', 'in/node_modules/.pnpm/pg/index.js', 'out/secret.ts'),
      'in/local/package.json': {},
    });
    const boundary = path.join(folder, 'in');
    symlinkSync('../real', path.join(boundary, 'src/linked'));
    symlinkSync('../../out', path.join(boundary, 'src/away'));
    symlinkSync('../../out/secret.ts', path.join(boundary, 'src/secret.ts'));
    symlinkSync('loop', path.join(boundary, 'src/loop'));
    symlinkSync('.', path.join(boundary, 'src/self'));
    symlinkSync('../local', path.join(boundary, 'node_modules/local-package'));
    symlinkSync('.pnpm/pg', path.join(boundary, 'node_modules/pg'));
    symlinkSync('../../out', path.join(boundary, 'node_modules/away'));
    const answers = ['./linked/b', './away/secret', './secret', './loop', './loop/x', './self/self/self/a', 'local-package', 'pg', 'away/secret'].map(
      (it) => ask(resolver, boundary, 'src/a.ts', it)
    );
    expect(answers).toEqual(['real/b.ts', 'unknown', 'unknown', 'unknown', 'unknown', 'src/a.ts', 'local/index.ts', 'package', 'package']);
    // What a linked file mentions counts from where the file really lies.
    expect(ask(resolver, boundary, 'src/linked/b.ts', './b')).toBe('real/b.ts');
  });

  it('knows nothing for files outside the boundary or without a path', () => {
    const boundary = project(empty('in/a.ts', 'b.ts'));
    expect([
      ask(resolver, path.join(boundary, 'in'), '../b.ts', './b'),
      resolver.resolve('<input>', './b', boundary).kind,
      resolver.resolve('a\0', './b', boundary).kind,
    ]).toEqual(['unknown', 'unknown', 'unknown']);
  });

  it('goes on beside a package.json that is half typed', () => {
    const boundary = project({
      'package.json': '{ "name": ',
      'sub/package.json': '{ "main": "./x.js", }',
      'bom/package.json': '\uFEFF{}',
      'bom/g.ts': '',
      ...empty('a.ts', 'b.tsx', 'b.js', 'c/index.mts', 'd.cjs', 'sub/e.ts', 'sub/index.ts', 'sub/node_modules/f.js'),
    });
    const specifiers = ['./b', './b.js', './c', './c/', './d', './d.cjs', './sub', './sub/e.js', './bom/g', './none', './sub/node_modules/f', 'pg'];
    expect(specifiers.map((it) => ask(resolver, boundary, 'a.ts', it))).toEqual([
      'b.tsx',
      'b.tsx',
      'c/index.mts',
      'c/index.mts',
      'd.cjs',
      'd.cjs',
      'sub/index.ts',
      'sub/e.ts',
      'bom/g.ts',
      'unknown',
      'unknown',
      'package',
    ]);
  });

  it('takes one pass over configuration that never ends', () => {
    const boundary = project({
      'tsconfig.json': '{ "include": [' + '/*'.repeat(250_000),
      'package.json': '"\\\\'.repeat(150_000),
      ...empty('a.ts', 'b.ts'),
      'deep/tsconfig.json': { include: [`${'**/'.repeat(200)}x`, `${'*a'.repeat(100)}`], references: [{ path: './tsconfig.json' }, { path: '..' }] },
      [`deep/${'a/'.repeat(60)}${'a'.repeat(200)}.ts`]: '',
    });
    expect(ask(resolver, boundary, 'a.ts', './b')).toBe('b.ts');
    expect(ask(resolver, boundary, `deep/${'a/'.repeat(60)}${'a'.repeat(200)}.ts`, 'x/y')).toBe('package');
  });

  it('survives broken and odd configuration', () => {
    const boundary = project({
      'tsconfig.json': '{ "compilerOptions": {',
      'package.json': '[]',
      'a.ts': '',
      'b.ts': '',
      'odd/tsconfig.json': { extends: 7, references: 'x', include: 3, compilerOptions: { paths: { '@/*': 'b', '(*': ['[*'], x: null }, baseUrl: 4 } },
      'odd/package.json': { name: 3, imports: [], exports: { '.': { import: { deep: 1 } } }, workspaces: { packages: 3 } },
      'odd/a.ts': '',
      'odd/b.ts': '',
    });
    expect(['./b', '@/b'].map((it) => ask(resolver, boundary, 'a.ts', it))).toEqual(['b.ts', 'unknown']);
    expect(['./b', '(y', '#x', 'x'].map((it) => ask(resolver, boundary, 'odd/a.ts', it))).toEqual(['odd/b.ts', 'unknown', 'unknown', 'package']);
  });
});

describe('what was resolved', () => {
  /** A resolver, the time it goes by, and the files below its boundary made old, so that only what the test changes is young. */
  function start(native: boolean, files: Files) {
    const boundary = project(files);
    let time = 0;
    const resolver = createResolver({ native, now: () => time });
    return { boundary, resolver, pass: (ms: number) => void (time += ms) };
  }
  const touch = (file: string, seconds: number) => utimesSync(file, seconds, seconds);

  it.each([true, false])('is seen anew a second after a file appears, is preferred or goes (native: %s)', (native) => {
    const { boundary, resolver, pass } = start(native, empty('a.ts', 'lib/b.js'));
    const answers = (): string[] => ['./lib/b', './lib/c', './new/d'].map((it) => ask(resolver, boundary, 'a.ts', it));
    expect(answers()).toEqual(['lib/b.js', 'unknown', 'unknown']);
    write(path.join(boundary, 'lib/b.ts'), '');
    write(path.join(boundary, 'lib/c/index.ts'), '');
    write(path.join(boundary, 'new/d.ts'), '');
    pass(999);
    expect(answers()).toEqual(['lib/b.js', 'unknown', 'unknown']);
    pass(2);
    expect(answers()).toEqual(['lib/b.ts', 'lib/c/index.ts', 'new/d.ts']);
    rmSync(path.join(boundary, 'lib/b.ts'));
    rmSync(path.join(boundary, 'lib/c'), { recursive: true });
    pass(1001);
    expect(answers()).toEqual(['lib/b.js', 'unknown', 'new/d.ts']);
  });

  it.each([true, false])('is seen anew when a configuration changes, its base, a manifest or the list of workspaces (native: %s)', (native) => {
    const { boundary, resolver, pass } = start(native, {
      'package.json': { workspaces: ['none'], imports: { '#x': './one.ts' } },
      'tsconfig.json': { extends: './base.json' },
      'base.json': { compilerOptions: { paths: { '@/x': ['./one.ts'] } } },
      'packages/db/package.json': { name: 'db' },
      ...empty('a.ts', 'one.ts', 'two.ts', 'packages/db/index.ts'),
    });
    const answers = (): string[] => ['@/x', '#x', 'db'].map((it) => ask(resolver, boundary, 'a.ts', it));
    expect(answers()).toEqual(['one.ts', 'one.ts', 'package']);
    write(path.join(boundary, 'base.json'), { compilerOptions: { paths: { '@/x': ['./two.ts'] } } });
    pass(1001);
    expect(answers()).toEqual(['two.ts', 'one.ts', 'package']);
    write(path.join(boundary, 'package.json'), { workspaces: ['packages/*'], imports: { '#x': './two.ts' } });
    pass(1001);
    expect(answers()).toEqual(['two.ts', 'two.ts', 'packages/db/index.ts']);
    write(path.join(boundary, 'jsconfig.json'), { compilerOptions: { paths: { '@/x': ['./one.ts'] } } });
    rmSync(path.join(boundary, 'tsconfig.json'));
    pass(1001);
    expect(answers()).toEqual(['one.ts', 'two.ts', 'packages/db/index.ts']);
  });

  it('is kept while only the content of sources changes', () => {
    const { boundary, resolver, pass } = start(true, empty('a.ts', 'b.ts'));
    for (const name of ['a.ts', 'b.ts', '.']) touch(path.join(boundary, name), 1_000_000);
    const first = resolver.resolve(path.join(boundary, 'a.ts'), './b', boundary);
    touch(path.join(boundary, 'a.ts'), 2_000_000);
    touch(path.join(boundary, 'b.ts'), 2_000_000);
    pass(5000);
    expect(resolver.resolve(path.join(boundary, 'a.ts'), './b', boundary)).toBe(first);
  });

  it('is the same object when it is asked again, unknown included', () => {
    const { boundary, resolver } = start(true, empty('a.ts', 'b.ts'));
    const answer = (it: string) => resolver.resolve(path.join(boundary, 'a.ts'), it, boundary);
    expect(answer('./b')).toBe(answer('./b'));
    expect(answer('./none')).toBe(answer('./none'));
  });
});

describe('the front door', () => {
  it('loads an engine once, and only for a path', () => {
    const boundary = project({ ...empty('a.ts', 'b.ts'), 'package.json': { dependencies: { pg: '8' } } });
    let loads = 0;
    const resolver = createResolver({
      native: true,
      loadEngine(native) {
        loads += 1;
        return loadEngine(native);
      },
    });
    expect(['pg', 'node:fs', ''].map((it) => ask(resolver, boundary, 'a.ts', it))).toEqual(['package', 'package', 'unknown']);
    expect(loads).toBe(0);
    expect(['./b', './c'].map((it) => ask(resolver, boundary, 'a.ts', it))).toEqual(['b.ts', 'unknown']);
    expect(loads).toBe(1);
  });

  it('looks once for what many files of many folders name', () => {
    const boundary = project({
      ...empty('x/a.ts', 'x/b.ts', 'y/c.ts', 'lib/db.ts'),
      'tsconfig.json': { compilerOptions: { paths: { '@/*': ['./*'] } } },
    });
    const asked: string[] = [];
    const resolver = createResolver({
      native: true,
      loadEngine(native) {
        const engine = loadEngine(native);
        return engine && { ...engine, find: (folder, request) => (asked.push(request), engine.find(folder, request)) };
      },
    });
    const pairs = [
      ['x/a.ts', '@/lib/db'],
      ['x/b.ts', '@/lib/db'],
      ['y/c.ts', '@/lib/db'],
      ['y/c.ts', '../lib/db'],
      ['x/a.ts', '@/lib/no'],
      ['x/b.ts', '../lib/no'],
    ] as const;
    expect(pairs.map(([from, it]) => ask(resolver, boundary, from, it))).toEqual([...Array<string>(4).fill('lib/db.ts'), 'unknown', 'unknown']);
    expect(asked).toEqual(['./db', './no']);
  });

  it('falls back where the native binding cannot be loaded, and is silent where nothing can', () => {
    const boundary = project(empty('a.ts', 'b.ts'));
    const without =
      (pattern: RegExp) =>
      (name: string): unknown => {
        if (pattern.test(name)) throw new Error(`Cannot find native binding of ${name}`);
        return createRequire(import.meta.url)(name) as unknown;
      };
    const fallback = createResolver({ native: true, loadEngine: (native) => loadEngine(native, without(/oxc/)) });
    expect([fallback.engine(), ask(fallback, boundary, 'a.ts', './b')]).toEqual(['enhanced-resolve', 'b.ts']);
    const nothing = createResolver({ native: true, loadEngine: (native) => loadEngine(native, without(/./)) });
    expect([nothing.engine(), ask(nothing, boundary, 'a.ts', './b'), ask(nothing, boundary, 'a.ts', 'pg')]).toEqual([null, 'unknown', 'package']);
  });

  it('answers for the process', () => {
    const boundary = project(empty('a.ts', 'b.ts'));
    expect(resolveSpecifier(path.join(boundary, 'a.ts'), './b.js', boundary)).toEqual({ kind: 'file', filename: path.join(boundary, 'b.ts') });
  });
});
