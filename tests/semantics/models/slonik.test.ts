import { describe, expect, it } from 'vitest';
import { waitsOf } from '../../support/analyze.js';

describe('slonik', () => {
  it.each([
    ['bounds itself', `import { createPool } from 'slonik'; const pool = await createPool(process.env.DATABASE_URL!);`,
      ['slonik.createPool() connect: absent (5000)', 'slonik.createPool() query: absent (60000)']],
    ['is bounded by its options', `import { createPool } from 'slonik'; await createPool(url, { statementTimeout: 5000, connectionTimeout: 1000 });`,
      ['slonik.createPool() connect: set', 'slonik.createPool() query: set']],
    ['of an older major too', `import { createPool } from 'slonik'; await createPool(url);`,
      ['slonik.createPool() connect: absent (5000)', 'slonik.createPool() query: absent (60000)'], { slonik: '^46.0.0' }],
  ])('%s', (_claim, code, expected, dependencies = undefined as Record<string, string> | undefined) => {
    expect(waitsOf(code, dependencies ? { dependencies } : {})).toEqual(expected);
  });
});
