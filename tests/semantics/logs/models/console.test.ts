import { describe, expect, it } from 'vitest';
import { logsIn } from '../../../support/logs.js';

describe('console', () => {
  it.each<[string, string, string[]]>([
    ["is global", "console.error('m', e); console.info({ a: 1 }); globalThis.console.log('n %s', a, b);", ["console error: message 'm', printed e", "console info: printed { a: 1 }", "console log: message 'n %s', formatted a, printed b"]],
    ["is imported, and made", "import console, { Console } from 'node:console'; console.warn('a'); new Console(process.stderr).log('b');", ["console warn: message 'a'", "console log: message 'b'"]],
    ["is none of the file's own", "const console = { log() {} }; console.log('m');", []],
    ["writes no line by its other methods", "console.time('a'); console.table(rows); console.dir(a);", []],
  ])('%s', (_claim, code, expected) => {
    expect(logsIn(code)).toEqual(expected);
  });
});
