import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Project, type Files } from '../fixtures/project.js';
import { plain } from '../fixtures/projects.js';

const manifest = '{ "name": "svc", "private": true, "dependencies": { "axios": "^1.7.0" } }';
const shared = "import axios from 'axios';\nexport const http = axios;\n";
/** Reported wherever `http` is found to be axios itself. */
const users = (specifier: string): string => `import { http } from ${JSON.stringify(specifier)};\nexport const load = () => http.get('https://users.example');\n`;

const printed = [vi.spyOn(process.stdout, 'write'), vi.spyOn(process.stderr, 'write'), vi.spyOn(console, 'warn'), vi.spyOn(console, 'error')];
beforeEach(() => printed.forEach((each) => each.mockClear()));
afterEach(() => expect(printed.flatMap((each) => each.mock.calls)).toEqual([]));

describe('the findings that remain are there beside', () => {
  const latin1 = Buffer.from("// caf\xe9\nexport const name = 'na\xefve';\nimport { open } from './http';\nopen.get('https://a.example');\n", 'latin1');

  it.each<{ name: string; files: Files }>([
    { name: 'nothing else', files: {} },
    { name: 'a file of 3 MB', files: { 'big.ts': `import { open } from './http';\n${'// so much\n'.repeat(300_000)}` } },
    { name: 'a half-typed file', files: { 'half.ts': "import { open } from './http';\nopen.get('https://a.example', {" } },
    { name: 'a file of invalid UTF-8', files: { 'latin1.ts': latin1 } },
    { name: 'a binary that ends in .ts', files: { 'video.ts': Buffer.from([0x47, 0x40, 0, 0x10, 0, 0xff, 0xfe]) } },
    { name: 'an empty file', files: { 'empty.ts': '' } },
    { name: 'a folder that ends in .ts', files: { 'folder.ts/index.js': "require('../http');" } },
    { name: 'a tsconfig that is no JSON', files: { 'tsconfig.json': '{ "compilerOptions": {{{' } },
    { name: 'a tsconfig that extends itself', files: { 'tsconfig.json': '{ "extends": "./tsconfig.json" }' } },
    { name: 'tsconfigs that extend one another', files: { 'tsconfig.json': '{ "extends": "./b.json" }', 'b.json': '{ "extends": "./tsconfig.json" }' } },
    { name: 'a package.json of another shape', files: { 'lib/package.json': '[1, null]', 'other/package.json': '"text"', 'deep/package.json': '{ "name": 7, "dependencies": [] }' } },
    { name: 'a .gitignore of nonsense', files: { '.gitignore': '[\n**/**/***\n!\n\\\n/\n' } },
  ])('$name', ({ files }) => {
    const project = new Project({ ...plain.files, [plain.name]: plain.code, ...files });
    expect(project.lint(plain.name, plain.code)).toEqual(plain.findings);
  });

  it('links in circles and links to nowhere', () => {
    const project = new Project({ ...plain.files, [plain.name]: plain.code, 'a/b/c.ts': shared });
    symlinkSync(project.folder, project.at('a/b/up'), 'dir');
    symlinkSync(project.at('loop.ts'), project.at('loop.ts'));
    symlinkSync(project.at('gone.ts'), project.at('dangling.ts'));
    expect(project.lint(plain.name, plain.code)).toEqual(plain.findings);
    expect(project.lint('a/b/c.ts', users('./up/a/b/up/http').replaceAll('http.', 'shared.').replace('{ http }', '{ shared }'))).toEqual(['2 noTimeout']);
    expect(project.lint('users.ts', users('./loop'))).toEqual([]);
    expect(project.lint('users.ts', users('./dangling'))).toEqual([]);
  });
});

describe('never followed', () => {
  it('is a path out of the root, by name or by a link', () => {
    const project = new Project({ 'package.json': manifest, 'users.ts': '', 'inside.ts': shared });
    writeFileSync(path.join(project.outside, 'secret.ts'), shared);
    symlinkSync(path.join(project.outside, 'secret.ts'), project.at('link.ts'));
    mkdirSync(path.join(project.outside, 'folder'));
    writeFileSync(path.join(project.outside, 'folder', 'index.ts'), shared);
    symlinkSync(path.join(project.outside, 'folder'), project.at('linked'), 'dir');
    expect(project.lint('users.ts', users('./inside'))).toEqual(['2 noTimeout']);
    const ways = [
      '../secret', './link', './linked', './linked/index.ts', './../project/../secret.js',
      path.join(project.outside, 'secret.ts'), `file://${path.join(project.outside, 'secret.ts')}`,
    ];
    for (const specifier of ways) {
      expect(project.lint('users.ts', users(specifier)), specifier).toEqual([]);
    }
  });

  it('is anything in node_modules, however it is named', () => {
    const project = new Project({
      'package.json': '{ "name": "svc", "private": true, "workspaces": ["packages/*"], "dependencies": { "axios": "^1.7.0", "wrapper": "^1.0.0" } }',
      'node_modules/wrapper/package.json': '{ "name": "wrapper", "main": "./index.ts", "dependencies": { "axios": "^1.7.0" } }',
      'node_modules/wrapper/index.ts': shared,
      'packages/own/package.json': '{ "name": "@acme/own", "main": "./index.ts", "dependencies": { "axios": "^1.7.0" } }',
      'packages/own/index.ts': shared,
      'users.ts': '',
    });
    symlinkSync(project.at('node_modules/wrapper'), project.at('vendored'), 'dir');
    mkdirSync(project.at('node_modules/@acme'));
    symlinkSync(project.at('packages/own'), project.at('node_modules/@acme/own'), 'dir');
    for (const specifier of ['wrapper', 'wrapper/index.ts', './node_modules/wrapper', './node_modules/wrapper/index', './vendored', './vendored/index.ts']) {
      expect(project.lint('users.ts', users(specifier)), specifier).toEqual([]);
    }
    // A workspace package is linked from there and lies elsewhere.
    expect(project.lint('users.ts', users('@acme/own'))).toEqual(['2 noTimeout']);
  });

  it.each([
    '', ' ', '.', '..', '/', '//', './', '../', '\0', './a\0b', './http\0', 'axios\0', '../../../../../../../../etc/passwd', '/etc/passwd',
    'file:///etc/passwd', 'file:///', 'file://', 'data:text/javascript,1',
    'http://a.example/x.js', 'node:', 'node:fs',
    '#', '#/', '@', '@/', '@acme', '@acme/', 'C:\\windows\\x.ts', '\\\\server\\share', './\uD800', '%00', './%2e%2e/secret', './http?raw', './http#x',
    'a'.repeat(10_000),
    `./${'a'.repeat(10_000)}`, `./${'a/'.repeat(5000)}`, `${'../'.repeat(3000)}etc/passwd`,
    '__proto__', 'constructor', './__proto__', 'axios/../../secret', '*', './*', '${x}', '!!raw-loader!./http',
  ])('is a hostile specifier: %j', (specifier) => {
    const project = new Project({ 'package.json': manifest, 'users.ts': '', 'http.ts': shared });
    const quoted = JSON.stringify(specifier);
    const others = `export * from ${quoted};\nconst a = require(${quoted});\na.get('https://a.example');\nimport(${quoted}).then((b) => b.get());\n`;
    const code = users(specifier) + others;
    expect(project.lint('users.ts', code)).toEqual([]);
  });
});

describe('one file is all there is', () => {
  it('where crossFile is off', () => {
    const project = new Project({ ...plain.files, [plain.name]: plain.code, 'main.ts': "import axios from 'axios';\naxios.defaults.timeout = 5000;\n" });
    const own = "import axios from 'axios';\nexport const load = () => axios.get('https://users.example');\n";
    expect(project.lint(plain.name, own)).toEqual([]);
    expect(project.lint(plain.name, own, { crossFile: false })).toEqual(['2 noTimeout']);
    expect(project.lint(plain.name, plain.code, { crossFile: false })).toEqual([]);
  });

  it.each(['<input>', '<text>', 'nowhere.ts', 'no/such/folder/file.ts', '__placeholder__.ts'])('for text without a file: %s', (name) => {
    const project = new Project({ ...plain.files, 'main.ts': "import axios from 'axios';\naxios.defaults.timeout = 5000;\n" });
    const filename = name.startsWith('<') ? 'input.ts' : name;
    expect(project.lint(filename, "import axios from 'axios';\naxios.get('https://users.example');\n")).toEqual(['2 noTimeout']);
    expect(project.lint(filename, plain.code)).toEqual([]);
  });

  it('for a file that was deleted while it is open', () => {
    const project = new Project({ ...plain.files, [plain.name]: plain.code });
    project.remove(plain.name);
    expect(project.lint(plain.name, plain.code)).toEqual([]);
    expect(project.lint(plain.name, "import axios from 'axios';\naxios.get('https://users.example');\n")).toEqual(['2 noTimeout']);
  });
});

describe('many files', () => {
  const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index);
  /** Fifty files, each with the number of the next one, the last with that of the first. */
  const around = (write: (index: number, next: number) => [string, string]): Record<string, string> =>
    Object.fromEntries(numbers(50).map((i) => write(i, (i + 1) % 50)));

  it('fifty that import one another in a circle are followed to what they hold', () => {
    const circle = around((i, next) => [
      `c${i}.ts`,
      `import { gone as g } from './c${next}';\nexport { gone, held } from './c${next}';\nexport const own = () => g.get('https://a.example');\n`,
    ]);
    const project = new Project({ 'package.json': manifest, ...circle, 'users.ts': '' });
    expect(project.lint('users.ts', "import { gone, held } from './c0';\ngone.get('https://a.example');\nheld.get('https://a.example');\n")).toEqual([]);
    for (const i of [0, 25, 49]) expect(project.lint(`c${i}.ts`, String(circle[`c${i}.ts`]))).toEqual([]);
  });

  it('fifty behind one another, by stars and by names', () => {
    const stars = Object.fromEntries(numbers(50).map((i) => [`s${i}.ts`, i === 49 ? shared : `export * from './s${i + 1}';\n`]));
    const names = Object.fromEntries(numbers(50).map((i) => [`n${i}.ts`, i === 49 ? shared : `export { http } from './n${i + 1}';\n`]));
    const project = new Project({ 'package.json': manifest, ...stars, ...names, 'users.ts': '' });
    expect(project.lint('users.ts', users('./s0'))).toEqual(['2 noTimeout']);
    expect(project.lint('users.ts', users('./n0'))).toEqual(['2 noTimeout']);
  });

  it('a barrel of three hundred hands on what the last of them holds', () => {
    const parts = Object.fromEntries(numbers(300).map((i) => [`parts/p${i}.ts`, i === 299 ? shared : `export const v${i} = ${i};\n`]));
    const barrel = numbers(300).map((i) => `export * from './parts/p${i}';\n`).join('');
    const project = new Project({ 'package.json': manifest, ...parts, 'index.ts': barrel, 'users.ts': '' });
    expect(project.lint('users.ts', users('./index'))).toEqual(['2 noTimeout']);
    expect(project.lint('index.ts', barrel)).toEqual([]);
  });

  it('classes that extend and objects that spread one another in a circle of fifty end', () => {
    const classes = around((i, next) => [
      `k${i}.ts`,
      `import { K${next} } from './k${next}';\nexport class K${i} extends K${next} { load() { return this.http.get('https://a.example'); } }\n`,
    ]);
    const spreads = around((i, next) => [`o${i}.ts`, `import { o${next} } from './o${next}';\nexport const o${i} = { ...o${next} };\n`]);
    const project = new Project({ 'package.json': manifest, ...classes, ...spreads, 'users.ts': '' });
    const code = "import axios from 'axios';\nimport { K0 } from './k0';\nimport { o0 } from './o0';\nnew K0().load();\naxios.get('https://a.example', o0);\n";
    expect(project.lint('users.ts', code)).toEqual([]);
  });
});
