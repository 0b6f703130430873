import { describe, expect, it } from 'vitest';
import { checksIn } from '../../support/checks.js';

const setUp = `import { z } from 'zod'; const schema = z.object({ id: z.string() }); `;

describe('zod', () => {
  it.each([
    [`schema.parse(x)`, 'schema.parse: value, stripped'],
    [`schema.safeParse(x)`, 'schema.safeParse: verdict, stripped'],
    [`await schema.parseAsync(x)`, 'schema.parseAsync: value, stripped'],
  ])('%s checks', (code, told) => {
    expect(checksIn(setUp + code).at(-1)).toBe(told);
  });

  it('makes schemas and says nothing else', () => {
    expect(checksIn(`${setUp}JSON.parse(x)`)).toEqual([]);
  });

  it('is not what is called the same elsewhere', () => {
    expect(checksIn('import { schema, validate } from "elsewhere"; schema.parse(x); validate(x);')).toEqual([]);
  });
});
