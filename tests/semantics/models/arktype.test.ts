import { describe, expect, it } from 'vitest';
import { checksIn } from '../../support/checks.js';

const setUp = `import { type } from 'arktype'; const User = type({ id: 'string' }); `;

describe('arktype', () => {
  it.each([
    [`User.assert(x)`, 'User.assert: value, kept'],
    [`User.allows(x)`, 'User.allows: verdict, kept'],
    [`User(x)`, 'User: verdict, kept'],
  ])('%s checks', (code, told) => {
    expect(checksIn(setUp + code).at(-1)).toBe(told);
  });

  it('makes schemas and says nothing else', () => {
    expect(checksIn(`${setUp}type(x)`)).toEqual([]);
  });

  it('is not what is called the same elsewhere', () => {
    expect(checksIn('import { schema, validate } from "elsewhere"; schema.parse(x); validate(x);')).toEqual([]);
  });
});
