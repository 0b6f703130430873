import { describe, expect, it } from 'vitest';
import { checksIn } from '../../support/checks.js';

const setUp = `import { Value } from '@sinclair/typebox/value'; `;

describe('typebox', () => {
  it.each([
    [`Value.Parse(schema, x)`, 'Value.Parse: value, kept'],
    [`Value.Check(schema, x)`, 'Value.Check: verdict, kept'],
    [`Value.Convert(schema, x)`, 'Value.Convert: same'],
  ])('%s checks', (code, told) => {
    expect(checksIn(setUp + code).at(-1)).toBe(told);
  });

  it('makes schemas and says nothing else', () => {
    expect(checksIn(`${setUp}Value.Hash(x)`)).toEqual([]);
  });

  it('is not what is called the same elsewhere', () => {
    expect(checksIn('import { schema, validate } from "elsewhere"; schema.parse(x); validate(x);')).toEqual([]);
  });
});
