import { describe, expect, it } from 'vitest';
import { analyze } from '../../support/analyze.js';
import { findSilentAbsences } from '../../../src/semantics/index.js';

/** What a call of the library does without a variable of the environment; null where nothing is said of it. */
const without = (code: string): string | null =>
  analyze(code, (module) => findSilentAbsences(module).map(({ fate }) => (fate.kind === 'need' ? fate.need.otherwise : fate.kind))[0] ?? null);

describe('cloudinary', () => {
  it.each<[string, string, string | null]>([
    ['credentials', `import { v2 as cloudinary } from 'cloudinary'; cloudinary.config({ cloud_name: 'shop', api_key: '1', api_secret: process.env.SECRET });`, '`cloudinary` refuses the first upload'],
    ['credentials of the whole package', `const cloudinary = require('cloudinary'); cloudinary.v2.config({ cloud_name: process.env.CLOUD });`, '`cloudinary` refuses the first upload'],
    ['what it does well without', `import { v2 as cloudinary } from 'cloudinary'; cloudinary.config({ private_cdn: process.env.CDN });`, null],
    ['a function of that name from elsewhere', `import { config } from './own'; config({ api_secret: process.env.SECRET });`, null],
  ])('%s', (_claim, code, expected) => {
    expect(without(code)).toBe(expected);
  });
});
