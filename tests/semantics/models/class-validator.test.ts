import { describe, expect, it } from 'vitest';
import { checksIn } from '../../support/checks.js';

const setUp = `import { validate, validateOrReject } from 'class-validator'; import { plainToInstance } from 'class-transformer'; `;

describe('class-validator', () => {
  it.each([
    [`await validate(x)`, 'validate: verdict, kept'],
    [`await validateOrReject(x)`, 'validateOrReject: assertion, kept'],
    [`plainToInstance(User, x)`, 'plainToInstance: same'],
  ])('%s checks', (code, told) => {
    expect(checksIn(setUp + code).at(-1)).toBe(told);
  });

  it('makes schemas and says nothing else', () => {
    expect(checksIn(`${setUp}instanceToPlain(x)`)).toEqual([]);
  });

  it('is not what is called the same elsewhere', () => {
    expect(checksIn('import { schema, validate } from "elsewhere"; schema.parse(x); validate(x);')).toEqual([]);
  });
});
