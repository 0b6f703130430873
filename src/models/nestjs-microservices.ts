import type { LibraryModel } from '../semantics/types.js';

export const nestjsMicroservicesModel: LibraryModel = {
  library: '@nestjs/microservices',
  packages: ['@nestjs/microservices'],
  majors: [9, 10, 11, 12],
  handlers: [
    {
      name: 'pattern',
      kind: 'message',
      found: [{ by: 'decorator', paths: ['{MessagePattern,EventPattern,GrpcMethod,GrpcStreamMethod}()'] }],
      inputs: [
        { part: 'message', decorators: ['Payload()'] },
        { part: 'message', parameter: 0, undecorated: true },
      ],
      rejected: [{ as: 'answered' }],
      answers: [{ code: 'throw new RpcException($body)', import: { name: 'RpcException', from: '@nestjs/microservices' } }],
      source: '@nestjs/microservices: documentation, Microservices basics',
    },
  ],
};
