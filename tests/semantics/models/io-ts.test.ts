import { describe, expect, it } from 'vitest';
import { checksIn } from '../../support/checks.js';

const setUp = `import * as t from 'io-ts'; const User = t.type({ id: t.string }); `;

describe('io-ts', () => {
  it.each([
    [`User.decode(x)`, 'User.decode: verdict, kept'],
    [`User.is(x)`, 'User.is: verdict, kept'],
  ])('%s checks', (code, told) => {
    expect(checksIn(setUp + code).at(-1)).toBe(told);
  });

  it('makes schemas and says nothing else', () => {
    expect(checksIn(`${setUp}User.encode(x)`)).toEqual([]);
  });

  it('is not what is called the same elsewhere', () => {
    expect(checksIn('import { schema, validate } from "elsewhere"; schema.parse(x); validate(x);')).toEqual([]);
  });
});
