import type { LibraryModel } from '../semantics/types.js';

export const nestjsWebsocketsModel: LibraryModel = {
  library: '@nestjs/websockets',
  packages: ['@nestjs/websockets'],
  majors: [9, 10, 11, 12],
  handlers: [
    {
      name: 'message',
      kind: 'socket',
      found: [{ by: 'decorator', paths: ['SubscribeMessage()'] }],
      inputs: [
        { part: 'message', decorators: ['MessageBody()'] },
        { part: 'message', parameter: 1, undecorated: true },
      ],
      rejected: [{ as: 'answered' }],
      answers: [{ code: 'throw new WsException($body)', import: { name: 'WsException', from: '@nestjs/websockets' } }],
      source: '@nestjs/websockets: documentation, Gateways',
    },
  ],
};
