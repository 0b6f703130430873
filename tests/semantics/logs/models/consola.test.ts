import { describe, expect, it } from 'vitest';
import { logsIn } from '../../../support/logs.js';

describe('consola', () => {
  it.each<[string, string, string[]]>([
    ["is there, made and derived", "import consola, { consola as c, createConsola } from 'consola'; consola.info('a'); c.success('b'); createConsola().withTag('x').error('n', e);", ["consola info: message 'a'", "consola success: message 'b'", "consola error: message 'n', printed e"]],
    ["is known by its type", "import type { ConsolaInstance } from 'consola'; export const f = (log: ConsolaInstance) => log.box('m');", ["consola box?: message 'm'"]],
    ["writes nothing by its other methods", "import { consola } from 'consola'; consola.wrapAll(); consola.prompt('a');", []],
  ])('%s', (_claim, code, expected) => {
    expect(logsIn(code)).toEqual(expected);
  });
});
