import { describe, expect, it } from 'vitest';
import { checksIn } from '../../support/checks.js';

const setUp = `import Ajv from 'ajv'; const ajv = new Ajv(); const check = ajv.compile({ type: 'object' }); `;

describe('ajv', () => {
  it.each([
    [`check(x)`, 'check: verdict, kept'],
    [`ajv.validate(schema, x)`, 'ajv.validate: verdict, kept'],
  ])('%s checks', (code, told) => {
    expect(checksIn(setUp + code).at(-1)).toBe(told);
  });

  it('makes schemas and says nothing else', () => {
    expect(checksIn(`${setUp}ajv.addSchema(x)`)).toEqual([]);
  });

  it('is not what is called the same elsewhere', () => {
    expect(checksIn('import { schema, validate } from "elsewhere"; schema.parse(x); validate(x);')).toEqual([]);
  });
});
