import { describe, expect, it } from 'vitest';
import type { LibraryModel } from '../../src/semantics/index.js';
import { waitsOf } from '../support/analyze.js';

const timeout = { option: 'timeout', is: 'duration' } as const;

const model: LibraryModel = {
  library: 'acme',
  packages: ['acme'],
  majors: [1],
  clients: [
    {
      name: 'singleton',
      category: 'sdk',
      shared: [''],
      setters: { setTimeout: 'timeout' },
      requests: [{ paths: ['send()'] }],
      waits: [{ wait: 'response', boundedBy: [timeout], remedies: [] }],
      source: 'documentation',
    },
    {
      name: 'client',
      category: 'sdk',
      made: [{ path: 'Client.new()', options: 0 }],
      requests: [{ paths: ['get()'], options: 1, callback: true }],
      waits: [{ wait: 'response', boundedBy: [timeout], remedies: [{ option: 'timeout', value: 'ms', at: 'call' }] }],
      source: 'documentation',
    },
  ],
  calls: [{ kind: 'offline', paths: ['sign()'], source: 'documentation' }],
};

describe('a client', () => {
  it.each([
    ['takes what its setters set', `import acme from 'acme'; acme.setTimeout(1000); acme.send();`, ['acme.send() response: set']],
    ['is not bounded by a setter that switches the limit off', `import acme from 'acme'; acme.setTimeout(0); acme.send();`, ['acme.send() response: absent']],
    ['is not bounded by the global function of that name', `import acme from 'acme'; setTimeout(1000); acme.send();`, ['acme.send() response: absent']],
    ['that is only read waits for nothing', `import { Client, sign } from 'acme'; const c = new Client(); export const url = (id) => sign(c, id);`, [
      'new acme.Client() client: waits for nothing',
      'acme.sign() offline',
    ]],
    ['in a field that is only read waits for nothing', `
      import { Client, sign } from 'acme';
      class Files { client = new Client(); url(id) { return sign(this.client, id); } }`, ['new acme.Client() client: waits for nothing', 'acme.sign() offline']],
    ['that is read and exported may wait', `import { Client, sign } from 'acme'; const c = new Client(); export { c }; sign(c);`, [
      'new acme.Client() response: absent',
      'acme.sign() offline',
    ]],
    ['that is read and called may wait', `import { Client, sign } from 'acme'; const c = new Client(); sign(c); c.get({ timeout: 1 }, () => {});`, [
      'new acme.Client() response: absent',
      'acme.sign() offline',
      'new acme.Client().get() response: absent',
    ]],
    ['is called with a callback in the place of options', `import { Client } from 'acme'; const c = new Client(); c.get(1, () => {});`, [
      'new acme.Client() response: absent',
      'new acme.Client().get() response: absent',
    ]],
    ['is called with options before the callback', `import { Client } from 'acme'; const c = new Client(); c.get(1, { timeout: 1 }, done); function done() {}`, [
      'new acme.Client() response: absent',
      'new acme.Client().get() response: set',
    ]],
    ['is called in another way without a callback', `import { Client } from 'acme'; const c = new Client(); c.get(1);`, ['new acme.Client() response: absent']],
  ])('%s', (_claim, code, expected) => {
    expect(waitsOf(code, { models: [model] })).toEqual(expected);
  });
});
