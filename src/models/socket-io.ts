import type { LibraryModel } from '../semantics/types.js';

export const socketIoModel: LibraryModel = {
  library: 'socket.io',
  packages: ['socket.io'],
  majors: [3, 4],
  registrars: [
    { name: 'server', made: ['{Server,Namespace}.new()', '()', '{Server,Namespace}.new().sockets', '().sockets'], fluent: ['of', 'on', 'use'], source: 'socket.io@4.8.4:dist/index.d.ts, dist/index.js' },
    {
      name: 'socket',
      made: ['Socket.new()'],
      given: [{ on: 'server', method: 'on:connection', parameter: 0 }, { on: 'server', method: 'on:connect', parameter: 0 }],
      source: 'socket.io@4.8.4:dist/socket.js',
    },
  ],
  handlers: [
    {
      name: 'event',
      kind: 'socket',
      found: [{ by: 'call', on: 'socket', methods: ['on', 'once'], functions: [{ argument: 1 }], except: ['disconnect', 'disconnecting', 'error'] }],
      inputs: [{ part: 'message', parameter: 'all' }],
      rejected: [{ as: 'unhandled' }],
      answers: [{ code: 'return' }],
      source: 'socket.io@4.8.4:dist/socket.js; engine.io:build/server.js',
    },
    {
      name: 'connection',
      kind: 'socket',
      found: [
        { by: 'call', on: 'server', methods: ['on:connection', 'on:connect'], functions: [{ argument: 1 }] },
        { by: 'call', on: 'server', methods: ['use'], functions: [{ argument: 0 }], role: 'middleware' },
      ],
      inputs: [
        { part: 'args', path: 'handshake.auth' },
        { part: 'query', path: 'handshake.query' },
        { part: 'headers', path: 'handshake.headers' },
      ],
      rejected: [{ as: 'unhandled' }],
      source: 'socket.io@4.8.4:dist/index.d.ts, dist/index.js',
    },
  ],
  memoryStores: [
    {
      name: 'rooms',
      keeps: 'rooms',
      made: [{ path: 'Server.new()', options: [1, 0] }, { path: '()', options: [1, 0] }],
      storedBy: ['adapter'],
      storedLaterBy: ['adapter'],
      advice: 'Give it an `adapter` that reaches the others, such as @socket.io/redis-adapter',
      source: 'socket.io@4.8.4:dist/index.js; @socket.io/redis-adapter@8.3.0:README.md',
    },
  ],
};
