import { describe, expect, it } from 'vitest';
import { waitsOf } from '../../support/analyze.js';

describe('postgres', () => {
  it.each([
    ['limits the time to connect', `import postgres from 'postgres'; const sql = postgres(process.env.DATABASE_URL!);`,
      ['postgres() connect: absent (30000)']],
    ['is bounded by its option behind an address', `const postgres = require('postgres'); const sql = postgres(url, { connect_timeout: 10 });`,
      ['postgres() connect: set']],
    ['is bounded by its option without an address', `import postgres from 'postgres'; postgres({ host, connect_timeout: 10 });`,
      ['postgres() connect: set']],
    ['whose limit is off', `import postgres from 'postgres'; postgres(process.env.DATABASE_URL, { connect_timeout: 0 });`,
      ['postgres() connect: absent']],
    ['is not asked anything where it is used', `import postgres from 'postgres'; const sql = postgres({ host }); await sql\`select 1\`;`,
      ['postgres() connect: absent (30000)']],
  ])('%s', (_claim, code, expected) => {
    expect(waitsOf(code)).toEqual(expected);
  });
});
