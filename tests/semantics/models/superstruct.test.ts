import { describe, expect, it } from 'vitest';
import { checksIn } from '../../support/checks.js';

const setUp = `import { assert, create, mask, is, object } from 'superstruct'; const Schema = object({}); `;

describe('superstruct', () => {
  it.each([
    [`create(x, Schema)`, 'create: value, refused'],
    [`mask(x, Schema)`, 'mask: value, stripped'],
    [`is(x, Schema)`, 'is: verdict, refused'],
    [`assert(x, Schema)`, 'assert: assertion, refused'],
  ])('%s checks', (code, told) => {
    expect(checksIn(setUp + code).at(-1)).toBe(told);
  });

  it('makes schemas and says nothing else', () => {
    expect(checksIn(`${setUp}object(x)`)).toEqual([]);
  });

  it('is not what is called the same elsewhere', () => {
    expect(checksIn('import { schema, validate } from "elsewhere"; schema.parse(x); validate(x);')).toEqual([]);
  });
});
