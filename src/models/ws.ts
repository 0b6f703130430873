import type { LibraryModel } from '../semantics/types.js';

export const wsModel: LibraryModel = {
  library: 'ws',
  packages: ['ws'],
  majors: [7, 8],
  registrars: [
    { name: 'server', made: ['{WebSocketServer,Server}.new()', 'WebSocket.Server.new()'], source: 'ws@8.23.0:lib/websocket-server.js' },
    {
      name: 'socket',
      made: ['new()', 'WebSocket.new()'],
      given: [{ on: 'server', method: 'on:connection', parameter: 0 }],
      source: 'ws@8.23.0:lib/websocket.js',
    },
  ],
  handlers: [
    {
      name: 'message',
      kind: 'socket',
      found: [{ by: 'call', on: 'socket', methods: ['on:message', 'once:message', 'addListener:message'], functions: [{ argument: 1 }] }],
      inputs: [{ part: 'message', state: 'text' }],
      rejected: [{ as: 'unhandled' }],
      answers: [{ code: 'return' }],
      source: 'ws@8.23.0:lib/websocket.js',
    },
    {
      name: 'connection',
      kind: 'socket',
      found: [{ by: 'call', on: 'server', methods: ['on:connection'], functions: [{ argument: 1 }] }],
      inputs: [
        { part: 'url', parameter: 1, path: 'url' },
        { part: 'headers', parameter: 1, path: 'headers' },
      ],
      rejected: [{ as: 'unhandled' }],
      answers: [{ code: '$0.close(1008, $body)' }],
      source: 'ws@8.23.0:lib/websocket-server.js',
    },
  ],
};
