import { describe, expect, it } from 'vitest';
import type { LibraryModel } from '../../src/semantics/index.js';
import { waitsOf } from '../support/analyze.js';

/** A library of our own, so that these claims hang on no real one. */
const acme: LibraryModel = {
  library: 'acme',
  packages: ['acme'],
  majors: [1],
  clients: [
    {
      name: 'client',
      category: 'http',
      shared: [''],
      made: [{ path: 'Acme.new()', options: 0 }],
      requests: [
        { paths: ['get()'], options: 1, carrier: 0 },
        { paths: ['wait()'], options: 0 },
        { paths: ['send()'], options: [1, 0] },
        { paths: ['query()'], options: [0] },
        { paths: ['open()'], boundedByChain: ['limit'] },
      ],
      defaults: 'defaults',
      configuredBy: ['plug'],
      waits: [
        {
          wait: 'response',
          boundedBy: [{ option: 'timeout', is: 'duration' }, { option: 'timeout.request', is: 'duration' }],
          defaultMs: 10_000,
          remedies: [{ option: 'timeout', value: 'ms', at: 'call' }],
        },
      ],
      source: 'a test',
    },
  ],
  calls: [
    { kind: 'options', paths: ['Agent.new()'], options: 0, source: 'a test' },
    {
      kind: 'configures-globally',
      paths: ['setAgent()'],
      libraries: ['acme'],
      options: 0,
      boundedBy: ['headersTimeout'],
      source: 'a test',
    },
  ],
};

describe('waits', () => {
  it.each([
    ['a default bounds what says nothing', `acme.get(url);`, ['acme.get() response: absent (10000)']],
    ['a default can be switched off at the call', `acme.get(url, { timeout: false });`, ['acme.get() response: absent']],
    ['a default can be switched off at the client', `const client = new Acme({ timeout: 0 }); client.get(url);`, [
      'new acme.Acme() response: absent',
      'new acme.Acme().get() response: absent',
    ]],
    ['what a call switches off is no fault of the client', `const client = new Acme({}); client.get(url, { timeout: 0 });`, [
      'new acme.Acme() response: absent (10000)',
      'new acme.Acme().get() response: absent',
    ]],
    ['nothing given is not switched off', `acme.get(url, { timeout: undefined });`, ['acme.get() response: absent (10000)']],
    ['an object is no duration, its parts may be', `acme.get(url, { timeout: { connect: 5 } }); acme.get(url, { timeout: { request: 5 } });`, [
      'acme.get() response: absent (10000)',
      'acme.get() response: set',
    ]],
    ['an object that cannot be seen may hold a duration', `import { timeout } from './limits.js'; acme.get(url, { timeout });`, ['acme.get() response: set']],
    ['a callback in the place of options is none', `acme.get(url, (error) => {}); acme.wait(() => {});`, [
      'acme.get() response: absent (10000)',
      'acme.wait() response: absent (10000)',
    ]],
    ['an address is no object of options', `function f(endpoint: string) { acme.send(endpoint); acme.send(endpoint, { timeout: 5 }); acme.send(target); }`, [
      'acme.send() response: absent (10000)',
      'acme.send() response: set',
      'acme.send() response: unknown',
    ]],
    ['a name is no proof of an address', `acme.send(config.apiUrl);`, ['acme.send() response: unknown']],
    ['a tagged template is no object of options', `const QUERY = gql\`{ a }\`; acme.query(QUERY); acme.query('{ a }'); acme.query({ timeout: 5 }); acme.query(other);`, [
      'acme.query() response: absent (10000)',
      'acme.query() response: absent (10000)',
      'acme.query() response: set',
      'acme.query() response: unknown',
    ]],
    ['a Request of any package carries options', `import { Request } from 'acme'; acme.get(new Request(url, { timeout: 5 }));`, ['acme.get() response: set']],
    ['a member of a client that is made is not one of the package', `const client = new Acme(); client.plug((request) => limit(request, { timeout }));`, ['new acme.Acme() response: unknown']],
    ['defaults may be replaced as a whole', `const a = new Acme(); a.defaults = { timeout: 5 }; const b = new Acme(); b.defaults = { retries: 5 };`, [
      'new acme.Acme() response: set',
      'new acme.Acme() response: absent (10000)',
    ]],
    ['a chain bounds what it is called on', `acme.open(url).header('a').limit(5); const later = acme.open(url); later.limit(5);`, [
      'acme.open() response: set',
      'acme.open() response: set',
    ]],
    ['a timer that ends a result bounds it', `const result = acme.open(url); setTimeout(() => result.abort(), 5);`, ['acme.open() response: set']],
    ['what is handed out or given away before it is sent may be bounded there', `
      const open = () => acme.open(url);
      function load() { const result = acme.open(url); return limited(result); }`, ['acme.open() response: unknown', 'acme.open() response: unknown']],
    ['what is sent, awaited or only written to is not', `
      const load = () => acme.open(url).then((result) => result.body);
      async function read() { const result = await acme.open(url); return parse(result); }
      const upload = acme.open(url); file.pipe(upload);`, Array(3).fill('acme.open() response: absent (10000)')],
    ['a promise that a timer rejects bounds what it waits for', `
      new Promise((resolve, reject) => { setTimeout(() => reject(new Error('late')), 5); acme.get(url, () => resolve()); });
      new Promise((resolve, reject) => { acme.get(url, () => resolve()); });`, ['acme.get() response: set', 'acme.get() response: absent (10000)']],
    ['a global setting bounds every call', `setAgent(new Agent({ headersTimeout: 5000 })); acme.get(url);`, [
      'acme.setAgent() configures-globally',
      'new acme.Agent() options',
      'acme.get() response: set',
    ]],
    ['a global setting that says nothing of time bounds none', `setAgent(new Agent({ connections: 5 })); acme.get(url);`, [
      'acme.setAgent() configures-globally',
      'new acme.Agent() options',
      'acme.get() response: absent (10000)',
    ]],
    ['a global setting that cannot be seen may bound', `import { agent } from './agent.js'; setAgent(agent); acme.get(url);`, [
      'acme.setAgent() configures-globally',
      'acme.get() response: set',
    ]],
  ])('%s', (_claim, code, expected) => {
    expect(waitsOf(`import acme, { Acme, Agent, setAgent } from 'acme'; ${code}`, { models: [acme] })).toEqual(expected);
  });
});
