import type { LibraryModel } from '../semantics/types.js';

const url = { argument: 0 };
const options = [1, 0];
/** Its `timeout` only makes an event, so that somebody has to listen to it; a socket can be given a limit of its own. */
const boundedByChain = ['setTimeout', 'on:timeout', 'once:timeout', 'on:socket', 'once:socket'];

/** `node:http` and `node:https`. */
export const nodeHttpModel: LibraryModel = {
  library: 'node:http',
  packages: ['http', 'https'],
  majors: [1],
  clients: [
    {
      name: 'module',
      category: 'http',
      shared: [''],
      requests: [
        { paths: ['request()'], options, url, boundedByChain, method: { option: 'method', default: 'GET' } },
        { paths: ['get()'], options, url, boundedByChain, method: 'GET' },
      ],
      waits: [
        {
          wait: 'response',
          boundedBy: [{ option: 'signal', is: 'signal' }],
          ignored: [{ option: 'timeout' }],
          remedies: [{ option: 'signal', value: 'signal', at: 'call' }],
        },
      ],
      source: 'Node.js documentation, http.request() (`timeout`, `signal`, event `timeout`); behaviour run on Node 20.20',
    },
  ],
  registrars: [{ name: 'server', made: ['createServer()', 'Server.new()'], source: 'Node.js documentation, http.Server' }],
  handlers: [
    {
      name: 'listener',
      kind: 'http',
      found: [
        { by: 'call', paths: ['createServer()'], functions: [{ argument: 'any' }] },
        { by: 'call', on: 'server', methods: ['on:request'], functions: [{ argument: 1 }] },
        { by: 'type', functions: ['RequestListener'] },
      ],
      inputs: [
        { part: 'url', path: 'url' },
        { part: 'headers', path: '{headers,rawHeaders}' },
        { part: 'body', path: 'on()', state: 'text' },
      ],
      rejected: [{ as: 'unhandled' }],
      answers: [{ code: '$1.writeHead($status).end($body)' }],
      source: 'Node.js documentation, http.createServer()',
    },
  ],
};
