import { describe, expect, it } from 'vitest';
import { logsIn } from '../../../support/logs.js';

describe('tslog', () => {
  it.each<[string, string, string[]]>([
    ["is made and derived", "import { Logger } from 'tslog'; const log = new Logger({ name: 'a' }).getSubLogger({ name: 'b' }); log.info('m', { a: 1 }, { b: 2 }); log.silly('n');", ["tslog info: message 'm', fields { a: 1 }, printed { b: 2 }", "tslog silly: message 'n'"]],
    ["takes no placeholders", "import { Logger } from 'tslog'; new Logger().info('m %s', 'x');", ["tslog info: message 'm %s', printed 'x'"]],
    ["is known by its type", "import type { Logger } from 'tslog'; export const f = (log: Logger<unknown>) => log.fatal('m');", ["tslog fatal?: message 'm'"]],
  ])('%s', (_claim, code, expected) => {
    expect(logsIn(code)).toEqual(expected);
  });
});
