import { describe, expect, it } from 'vitest';
import { analyze } from '../../support/analyze.js';
import { findSilentAbsences } from '../../../src/semantics/index.js';

/** What a call of the library does without a variable of the environment; null where nothing is said of it. */
const without = (code: string): string | null =>
  analyze(code, (module) => findSilentAbsences(module).map(({ fate }) => (fate.kind === 'need' ? fate.need.otherwise : fate.kind))[0] ?? null);

describe('jsonwebtoken', () => {
  it.each<[string, string, string | null]>([
    ['a token that is signed', `import jwt from 'jsonwebtoken'; export const sign = (user) => jwt.sign({ sub: user.id }, process.env.JWT_SECRET);`, 'the first token to be signed fails'],
    ['a token that is checked', `const { verify } = require('jsonwebtoken'); exports.check = (token) => verify(token, process.env.JWT_SECRET);`, 'every token counts as a wrong one'],
    ['options that are no secret', `import jwt from 'jsonwebtoken'; export const sign = (user, key) => jwt.sign({ sub: user.id }, key, { issuer: process.env.ISSUER });`, null],
    ['a function of that name from elsewhere', `import { verify } from './own'; export const check = (token) => verify(token, process.env.JWT_SECRET);`, null],
  ])('%s', (_claim, code, expected) => {
    expect(without(code)).toBe(expected);
  });
});
