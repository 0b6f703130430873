import { describe, expect, it } from 'vitest';
import type { LibraryModel } from '../../src/semantics/index.js';
import { waitsOf } from '../support/analyze.js';

const inHouse: LibraryModel = {
  library: 'in-house http',
  packages: ['@acme/http', '@/lib/http'],
  majors: [1],
  clients: [
    {
      name: 'client',
      category: 'http',
      made: [{ path: 'createClient()', options: 0 }],
      requests: [{ paths: ['{get,post}()'], options: 1 }],
      waits: [{ wait: 'response', boundedBy: [{ option: 'limits.total', is: 'duration' }], remedies: [{ option: 'limits.total', value: 'ms', at: 'client' }] }],
      source: 'our own code',
    },
  ],
};

const boundedFetch: LibraryModel = {
  library: 'fetch of our runtime',
  packages: [],
  globals: [{ name: 'fetch' }],
  majors: [1],
  clients: [{ name: 'fetch', category: 'http', shared: [''], requests: [{ paths: ['()'] }], waits: [], source: 'our runtime bounds it' }],
};

describe('models from settings', () => {
  it.each([
    ['are known by package', `import { createClient } from '@acme/http'; createClient({}).get('/x');`, [
      'createClient().get() response: absent',
      'createClient() response: absent',
    ]],
    ['are known by an alias of the project', `import { createClient } from '@/lib/http'; createClient({ limits: { total: 5 } });`, ['createClient() response: set']],
    ['are told at the call', `import { createClient } from '@acme/http'; const c = createClient(); c.post('/x', { limits: { total: 5 } });`, [
      'createClient() response: absent',
      'createClient().post() response: set',
    ]],
  ])('%s', (_claim, code, expected) => {
    const answers = waitsOf(code, { models: [inHouse] }).map((line) => line.replace(/^.*?createClient/, 'createClient'));
    expect(answers).toEqual(expected);
  });

  it('come before ours', () => {
    expect(waitsOf('fetch(url);', { models: [boundedFetch] })).toEqual(['fetch() outbound-request: waits for nothing']);
  });
});
