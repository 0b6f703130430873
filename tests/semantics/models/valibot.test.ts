import { describe, expect, it } from 'vitest';
import { checksIn } from '../../support/checks.js';

const setUp = `import * as v from 'valibot'; const schema = v.object({ id: v.string() }); `;

describe('valibot', () => {
  it.each([
    [`v.parse(schema, x)`, 'v.parse: value, stripped'],
    [`v.is(schema, x)`, 'v.is: verdict, stripped'],
    [`v.assert(schema, x)`, 'v.assert: assertion, kept'],
  ])('%s checks', (code, told) => {
    expect(checksIn(setUp + code).at(-1)).toBe(told);
  });

  it('makes schemas and says nothing else', () => {
    expect(checksIn(`${setUp}v.pipe(schema)`)).toEqual([]);
  });

  it('is not what is called the same elsewhere', () => {
    expect(checksIn('import { schema, validate } from "elsewhere"; schema.parse(x); validate(x);')).toEqual([]);
  });
});
