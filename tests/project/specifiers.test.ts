import { describe, expect, it } from 'vitest';
import { scanText } from '../../src/project/specifiers.js';

const MIB = 1024 * 1024;
const fill = (part: string): string => part.repeat(Math.ceil(MIB / part.length));

describe('the specifiers of a text', () => {
  it.each([
    ['a default import', "import a from './a.js';"],
    ['named imports over lines', "import {\n  a,\n  b as c,\n}\nfrom\n  './a.js'"],
    ['a namespace import', 'import * as a from "./a.js"'],
    ['a type import', "import type { A } from './a.js';"],
    ['an import of something called from', "import { from } from './a.js';"],
    ['a side effect', "import './a.js';"],
    ['minified imports', 'import{a}from"./a.js";a()'],
    ['attributes', "import a from './a.js' with { type: 'json' };"],
    ['a deferred import', "import defer * as a from './a.js';"],
    ['an export of everything', "export * from './a.js'"],
    ['a named export', "export { default as b } from './a.js';"],
    ['a type export', "export type { A } from './a.js';"],
    ['import()', "const a = await import('./a.js');"],
    ['import() with a template', 'const a = import(`./a.js`);'],
    ['import() with a comment', "import(/* webpackChunkName: 'x' */ './a.js')"],
    ['import.defer()', "import.defer('./a.js')"],
    ['import types', "type A = import('./a.js').A;"],
    ['require', "const a = require('./a.js');"],
    ['require with space and an optional call', "require ?. ( './a.js' )"],
    ['require with a template', 'require(`./a.js`)'],
    ['require in parentheses', "require(('./a.js'))"],
    ['import equals', "import a = require('./a.js');"],
    ['comments between', "import a /* b */ from // c 'd'\n /* e */ './a.js'"],
    ['an export after a keyword in a comment', "// from\nexport * from './a.js'"],
  ])('are found in %s', (_shape, text) => {
    expect(scanText(text).specifiers).toEqual(['./a.js']);
  });

  it('are given once each, in order', () => {
    expect(scanText("import b from 'b'; import a from 'a'; require('b'); export * from 'a';").specifiers).toEqual(['b', 'a']);
  });

  it.each([
    ['names that hold a keyword', "transform('a'); requires('b'); $import('c'); require$('d'); important 'e'"],
    ['computed ones', 'import(`./${name}.js`); require(name); import(a + b)'],
    ['import.meta', "import.meta.resolve('./a.js')"],
    ['strings that do not end in their line', "from 'a\nb'"],
    ['empty strings', "import ''"],
  ])('leave out %s', (_shape, text) => {
    expect(scanText(text).specifiers).toEqual([]);
  });

  // Time that grows with the square of the length would take minutes here, and the test time out.
  it.each([
    ['keywords', 'import '],
    ['keywords before comments that never end', 'import /* '],
    ['comments that all end', 'import /**/'],
    ['keywords in comments', 'from /* from */ '],
    ['line comments', 'require // from '],
    ['strings that never end', 'from"\''],
    ['templates', 'import(`${'],
    ['parentheses', 'require(('],
    ['slashes', '/*/'],
  ])('are looked for in 1 MiB of %s in linear time', (_shape, part) => {
    const text = fill(part);
    expect(scanText(`${text}\n*/ import './a.js'`, ['word']).specifiers).toContain('./a.js');
    expect(scanText(`import ${fill(' ')}'./b.js'`).specifiers).toEqual(['./b.js']);
  });
});

describe('the words of a text', () => {
  it('are whole identifiers of the vocabulary, once each', () => {
    const text = 'listen(listener, $listen, listen); process.on("SIGTERM"); a.import; $use(x)';
    expect(scanText(text, ['SIGTERM', 'listen', 'listene', '$use', 'import', 'absent']).words).toEqual(['listen', 'SIGTERM', 'import', '$use']);
  });

  it('are told apart when one begins with another', () => {
    expect(scanText('createLogger(); create()', ['create', 'createLogger']).words).toEqual(['createLogger', 'create']);
  });
});
