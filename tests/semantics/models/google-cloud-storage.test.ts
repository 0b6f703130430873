import { describe, expect, it } from 'vitest';
import { waitsOf } from '../../support/analyze.js';

describe('@google-cloud/storage', () => {
  it.each([
    ['gives up after a minute', `import { Storage } from '@google-cloud/storage'; const storage = new Storage(); storage.bucket('b').file('f').download();`, [
      'new @google-cloud/storage.Storage() response: absent (60000)',
      'new @google-cloud/storage.Storage().bucket().file().download() response: absent (60000)',
    ]],
    ['is bounded at the client', `const { Storage } = require('@google-cloud/storage'); const bucket = new Storage({ timeout: 5000 }).bucket('b'); bucket.upload('f');`, [
      'new @google-cloud/storage.Storage() response: set',
      'new @google-cloud/storage.Storage().bucket().upload() response: set',
    ]],
    ['is unknown when it is injected', `import { Storage } from '@google-cloud/storage'; export const read = (s: Storage) => s.bucket('b').file('f').download();`, ['@google-cloud/storage.Storage.bucket().file().download() response: unknown']],
    ['does not send by naming things', `import { Storage } from '@google-cloud/storage'; export const make = (o) => new Storage(o).bucket('b').file('f');`, ['new @google-cloud/storage.Storage() response: unknown']],
  ])('%s', (_claim, code, expected) => {
    expect(waitsOf(code)).toEqual(expected);
  });
});
