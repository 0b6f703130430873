import { describe, expect, it } from 'vitest';
import { checksIn } from '../../support/checks.js';

const setUp = `import * as yup from 'yup'; const schema = yup.object({ id: yup.string() }); `;

describe('yup', () => {
  it.each([
    [`await schema.validate(x)`, 'schema.validate: value, kept'],
    [`schema.isValidSync(x)`, 'schema.isValidSync: verdict, kept'],
  ])('%s checks', (code, told) => {
    expect(checksIn(setUp + code).at(-1)).toBe(told);
  });

  it('makes schemas and says nothing else', () => {
    expect(checksIn(`${setUp}schema.describe()`)).toEqual([]);
  });

  it('is not what is called the same elsewhere', () => {
    expect(checksIn('import { schema, validate } from "elsewhere"; schema.parse(x); validate(x);')).toEqual([]);
  });
});
