import { describe, expect, it } from 'vitest';
import { checksIn } from '../../support/checks.js';

const setUp = `import { Object, String } from 'runtypes'; const User = Object({ id: String }); `;

describe('runtypes', () => {
  it.each([
    [`User.check(x)`, 'User.check: value, kept'],
    [`User.guard(x)`, 'User.guard: verdict, kept'],
  ])('%s checks', (code, told) => {
    expect(checksIn(setUp + code).at(-1)).toBe(told);
  });

  it('makes schemas and says nothing else', () => {
    expect(checksIn(`${setUp}User.pick('id')`)).toEqual([]);
  });

  it('is not what is called the same elsewhere', () => {
    expect(checksIn('import { schema, validate } from "elsewhere"; schema.parse(x); validate(x);')).toEqual([]);
  });
});
