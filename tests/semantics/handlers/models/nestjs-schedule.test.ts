import { describe, expect, it } from 'vitest';
import { inputsIn } from '../../../support/handlers.js';

describe('@nestjs/schedule', () => {
  it.each([
    ['a schedule gives nothing', `import { Cron } from '@nestjs/schedule'; class J { @Cron('* * * * *') run() {} }`, [`@nestjs/schedule schedule <- nothing`]],
  ])('%s', (_claim, code, expected) => {
    expect(inputsIn(code)).toEqual(expected);
  });
});
