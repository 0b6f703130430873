import type { LibraryModel } from '../semantics/types.js';

const schemas = ['options', 'config'].map((each) => ({
  argument: 0,
  option: `${each}.validate`,
  names: { payload: 'body', query: 'query', params: 'params', headers: 'headers', state: 'cookies' },
  except: [true, null],
} as const));

export const hapiModel: LibraryModel = {
  library: '@hapi/hapi',
  packages: ['@hapi/hapi', 'hapi'],
  majors: [20, 21],
  registrars: [
    { name: 'server', made: ['server()', 'Server.new()'], source: '@hapi/hapi@21.4.10:lib/index.js' },
  ],
  handlers: [
    {
      name: 'route',
      kind: 'http',
      found: [
        {
          by: 'call', on: 'server', methods: ['route'], verb: { option: 'method' }, route: { option: 'path' }, schemas,
          functions: [{ argument: 0, option: 'handler' }, { argument: 0, option: '{options,config}.handler' }],
        },
        { by: 'call', on: 'server', methods: ['ext'], functions: [{ argument: 1 }], role: 'middleware' },
        { by: 'type', functions: ['Lifecycle.Method'] },
        { by: 'type', parameter: { index: 0, types: ['Request'] } },
        { by: 'type', objects: { types: ['ServerRoute'], option: 'handler' } },
      ],
      inputs: [
        { part: 'body', path: 'payload' },
        { part: 'query', path: 'query' },
        { part: 'params', path: 'params' },
        { part: 'headers', path: 'headers' },
        { part: 'cookies', path: 'state' },
        { part: 'url', path: '{url,path}' },
      ],
      rejected: [{ as: 'answered' }],
      answers: [{ code: 'return $1.response($body).code($status)', adds: 'h' }],
      source: '@hapi/hapi@21.4.10:lib/config.js, lib/validation.js; behaviour run',
    },
  ],
};
