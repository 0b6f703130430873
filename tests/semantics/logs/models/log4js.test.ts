import { describe, expect, it } from 'vitest';
import { logsIn } from '../../../support/logs.js';

describe('log4js', () => {
  it.each<[string, string, string[]]>([
    ["is made", "import log4js, { getLogger } from 'log4js'; log4js.getLogger('a').info('m %s', a, b); getLogger().mark(c);", ["log4js info: message 'm %s', formatted a, printed b", "log4js mark: printed c"]],
    ["takes the level first", "import { getLogger } from 'log4js'; getLogger().log('error', 'm', e);", ["log4js error: message 'm', printed e"]],
    ["is known by its type", "import type { Logger } from 'log4js'; export const f = (log: Logger) => log.fatal('m');", ["log4js fatal?: message 'm'"]],
    ["is none of the package itself", "import log4js from 'log4js'; log4js.configure({}); log4js.info('m');", []],
  ])('%s', (_claim, code, expected) => {
    expect(logsIn(code)).toEqual(expected);
  });
});
