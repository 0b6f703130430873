import { describe, expect, it } from 'vitest';
import type { LibraryModel } from '../../src/semantics/index.js';
import { waitsOf } from '../support/analyze.js';

const model: LibraryModel = {
  library: 'acme',
  packages: ['acme'],
  majors: [1],
  clients: [
    {
      name: 'client',
      category: 'sdk',
      made: [{ path: '*Client.new()', options: 0 }],
      requests: [{ paths: ['{get*,send}()'], options: 1 }],
      waits: [{ wait: 'response', boundedBy: [{ option: 'timeout', is: 'duration' }], remedies: [{ option: 'timeout', value: 'ms', at: 'client' }] }],
      source: 'documentation',
    },
  ],
};

describe('the paths of models', () => {
  it.each([
    ['match names by their end', `import { UserClient } from 'acme'; new UserClient();`, ['new acme.UserClient() response: absent']],
    ['match names by their beginning, beside plain names', `import { UserClient } from 'acme'; const c = new UserClient({ timeout: 1 }); c.getUser(); c.send();`, [
      'new acme.UserClient() response: set',
      'new acme.UserClient().getUser() response: set',
      'new acme.UserClient().send() response: set',
    ]],
    ['match the bare beginning and end', `import { Client } from 'acme'; new Client({ timeout: 1 }).get();`, ['new acme.Client().get() response: set', 'new acme.Client() response: set']],
    ['do not match other names', `import { UserCommand, UserClient } from 'acme'; new UserCommand(); const c = new UserClient(); c.close(); c.forget();`, ['new acme.UserClient() response: absent']],
  ])('%s', (_claim, code, expected) => {
    expect(waitsOf(code, { models: [model] })).toEqual(expected);
  });
});
