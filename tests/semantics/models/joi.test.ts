import { describe, expect, it } from 'vitest';
import { checksIn } from '../../support/checks.js';

const setUp = `import Joi from 'joi'; const schema = Joi.object({ id: Joi.string() }); `;

describe('joi', () => {
  it.each([
    [`schema.validate(x)`, 'schema.validate: verdict, refused'],
    [`Joi.attempt(x, schema)`, 'Joi.attempt: value, refused'],
    [`Joi.assert(x, schema)`, 'Joi.assert: assertion, refused'],
  ])('%s checks', (code, told) => {
    expect(checksIn(setUp + code).at(-1)).toBe(told);
  });

  it('makes schemas and says nothing else', () => {
    expect(checksIn(`${setUp}Joi.any()`)).toEqual([]);
  });

  it('is not what is called the same elsewhere', () => {
    expect(checksIn('import { schema, validate } from "elsewhere"; schema.parse(x); validate(x);')).toEqual([]);
  });
});
