import { describe, expect, it } from 'vitest';
import { logsIn } from '../../../support/logs.js';

describe('loglevel', () => {
  it.each<[string, string, string[]]>([
    ["is the package itself, and what it gives by a name", "import log from 'loglevel'; log.info('m', a); log.getLogger('x').error('n');", ["loglevel info: message 'm', printed a", "loglevel error: message 'n'"]],
    ["writes nothing by its other methods", "import log from 'loglevel'; log.setLevel('info'); log.enableAll();", []],
  ])('%s', (_claim, code, expected) => {
    expect(logsIn(code)).toEqual(expected);
  });
});
