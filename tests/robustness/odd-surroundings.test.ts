import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { ESLint as ESLintNamespace } from 'eslint';
import { afterAll, describe, expect, it } from 'vitest';
import plugin from '../../src/index.js';
import { ESLint, Linter } from '../support/eslint.js';
import { expectSilence, lint, strict, typescript, type Config } from '../support/odd.js';

expectSilence();

describe('settings of the wrong shape', () => {
  const rules = Object.fromEntries(['one', 'two', 'three'].map((name) => [name, plugin.rules['require-timeout']]));
  const many = { plugins: { copies: { rules } }, rules: { 'copies/one': 'error', 'copies/two': 'error', 'copies/three': 'error' } } as unknown as Config;
  const model = { library: 'x', packages: ['x'], majors: [1] };
  const client = { name: 'c', category: 'http', waits: [], source: 's' };

  it.each<[string, unknown]>([
    ['settings.resilience', null], ['settings.resilience', 'on'], ['settings.resilience', []], ['settings.resilience.unknown', { unknown: 1 }],
    ['settings.resilience.policy', { policy: 1 }], ['settings.resilience.policy.timeoutMs', { policy: { timeoutMs: '5s' } }], ['settings.resilience.policy.timeoutMs', { policy: { timeoutMs: 0 } }],
    ['settings.resilience.policy.concurrency', { policy: { concurrency: NaN } }], ['settings.resilience.policy.queryLimit', { policy: { queryLimit: 1.5 } }],
    ['settings.resilience.policy.retries', { policy: { retries: -1 } }], ['settings.resilience.policy.retry', { policy: { retry: 1 } }],
    ['settings.resilience.autofix', { autofix: true }], ['settings.resilience.crossFile', { crossFile: 'no' }], ['settings.resilience.logger', { logger: 1 }],
    ['settings.resilience.models', { models: {} }], ['settings.resilience.models[0]', { models: [null] }], ['settings.resilience.models[0].library', { models: [{ ...model, library: undefined }] }],
    ['settings.resilience.models[1].majors[0]', { models: [model, { ...model, majors: ['1'] }] }], ['settings.resilience.models[0].packages', { models: [{ ...model, packages: 'x' }] }],
    ['settings.resilience.models[0].clients[0].category', { models: [{ ...model, clients: [{ ...client, category: 'web' }] }] }],
    ['settings.resilience.models[0].clients[0].requests[0].paths', { models: [{ ...model, clients: [{ ...client, requests: [{}] }] }] }],
    ['settings.resilience.models[0].calls[0].kind', { models: [{ ...model, calls: [{ kind: 'x', paths: [], source: '' }] }] }],
  ])('%s, in one message: %j', (key, resilience) => {
    const code = 'fetch("https://a.example");\nfetch("https://b.example");';
    const messages = new Linter({ cwd: '/' }).verify(code, [typescript, strict, many, { settings: { resilience } }], { filename: 'file.ts' });
    expect(messages).toEqual([expect.objectContaining({ messageId: 'invalidSettings', line: 1, message: expect.stringContaining(key) })]);
  });

  it('are reported once for each file, and each time it is linted', () => {
    const linter = new Linter({ cwd: '/' });
    const config = [typescript, strict, many, { settings: { resilience: { crossFile: 1 } } }] as Config[];
    const first = linter.verify('a();', config, { filename: 'a.ts' });
    const again = linter.verify(linter.getSourceCode(), config, { filename: 'a.ts' });
    expect([first.length, again.length, linter.verify('a();', config, { filename: 'b.ts' }).length]).toEqual([1, 1, 1]);
  });

  it('may hold models that say nothing sensible', () => {
    const paths = ['', '.', '()', '{', '}', '{a', 'new()', '**', '*.**.*', '..a', 'a()()()', '((', '__proto__'];
    const odd = { ...client, category: 'http' as const, shared: paths, made: paths.map((each) => ({ path: each, options: [9] })), derived: paths.map((each) => ({ path: each })), types: paths, requests: [{ paths, options: [2, 0, 1] }], majors: 'nonsense' };
    const resilience = { models: [{ ...model, packages: ['', '*', 'axios'], clients: [odd], calls: [{ kind: 'deadline', paths, source: '', majors: '>>1' }] }] };
    expect(lint('import a from "axios"; a(); a.create().get("x"); new a.b.c()(d)``; function f(a: a.b) { a.c() }', typescript, { settings: { resilience } }).filter(({ fatal }) => fatal)).toEqual([]);
  });

  it.each([[{ maxDefaultMs: '1' }], [{ unknown: true }], [{ connections: 1 }], [1], [{}, {}]])('an option of the wrong shape is refused by the schema: %j', (...options) => {
    const config = [typescript, { plugins: { resilience: plugin }, rules: { 'resilience/require-timeout': ['error', ...options] } }] as Config[];
    expect(() => new Linter({ cwd: '/' }).verify('a();', config, { filename: 'a.ts' })).toThrow(/require-timeout/u);
  });
});

describe('package.json beside the file', () => {
  const root = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'resilience-odd-')));
  afterAll(() => rmSync(root, { recursive: true, force: true }));
  const code = 'import axios from "axios"; axios.get("https://a.example");';
  let count = 0;

  const folderWith = (write: (file: string) => void): string => {
    const folder = path.join(root, `case-${(count += 1)}`);
    mkdirSync(folder);
    write(path.join(folder, 'package.json'));
    return folder;
  };
  const lintIn = (folder: string): string[] => {
    const messages = new Linter({ cwd: folder }).verify(code, [typescript, strict], { filename: path.join(folder, 'file.ts') });
    return messages.map(({ messageId }) => messageId ?? '');
  };

  it.each<[string, string]>([
    ['broken', '{ "dependencies": {'], ['empty', ''], ['a list', '[]'], ['null', 'null'], ['a text', '"x"'], ['with a byte-order mark', '\uFEFF{}'],
    ['of 2 MB', JSON.stringify({ a: 'x'.repeat(2 * 1024 * 1024) })], ['with dependencies of the wrong shape', '{ "dependencies": ["axios"], "devDependencies": null, "peerDependencies": { "axios": 1 } }'],
    ['with a prototype', '{ "dependencies": { "__proto__": "1", "constructor": "2" } }'],
  ])('is %s', (_claim, text) => {
    expect(lintIn(folderWith((file) => writeFileSync(file, text)))).toEqual(['noTimeout']);
  });

  it('is a folder', () => expect(lintIn(folderWith((file) => mkdirSync(file)))).toEqual(['noTimeout']));
  it.skipIf(process.platform === 'win32')('is a link to itself', () => expect(lintIn(folderWith((file) => symlinkSync(file, file)))).toEqual(['noTimeout']));

  it.each([
    '*', '', 'x', 'latest', 'next', 'workspace:*', 'workspace:^', 'workspace:../axios', 'catalog:', 'catalog:default', 'npm:x@^1', 'npm:@a/b@1', 'npm:x', 'npm:@@', 'file:../x', 'link:x', 'patch:axios@npm%3A1',
    'git+https://github.com/axios/axios.git#v1', 'axios/axios', 'https://a.example/x.tgz', '>=0 <99 || 3.x', '<0.0.0', '^999', '1.x.x-beta', '!!', '\u0000', ' ^1 ', '9'.repeat(400),
  ])('has the range %j', (range) => {
    expect(lintIn(folderWith((file) => writeFileSync(file, JSON.stringify({ dependencies: { axios: range } }))))).toEqual(['noTimeout']);
  });
});

describe('the name of the file', () => {
  const code = 'fetch("https://a.example")';
  it.each([
    '<input>', '<text>', 'file.ts', './a/../file.ts', '/elsewhere/file.ts', '/with space/ünï ☃ 日本.ts', '/a/file.md/0_0.ts', '/a/[b]/(c)/{d}/$e.ts', '/a/%20/#x?y.ts', `/${'x'.repeat(5000)}/file.ts`, '/a\u0000b/file.ts',
  ])('%j', (filename) => {
    expect(lint(code, typescript, { filename }).map(({ messageId }) => messageId)).toEqual(['longDefault']);
  });

  it('outside the working directory, through the ESLint class', async () => {
    const folder = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'resilience odd ☃ ')));
    try {
      mkdirSync(path.join(folder, 'inside'));
      const eslint = new ESLint({ cwd: path.join(folder, 'inside'), overrideConfigFile: true, overrideConfig: [typescript, strict] });
      const options: Parameters<ESLintNamespace['lintText']>[1][] = [undefined, { filePath: 'not/there.ts' }, { filePath: path.join(folder, 'inside', 'a b.ts') }];
      for (const each of options) {
        const [result] = await eslint.lintText(code, each);
        expect(result?.messages.map(({ messageId }) => messageId)).toEqual(['longDefault']);
      }
      const outside = new Linter({ cwd: path.join(folder, 'inside') }).verify(code, [typescript, strict], { filename: path.join(folder, 'inside', '..', 'file.ts') });
      expect(outside.filter(({ fatal }) => fatal)).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
