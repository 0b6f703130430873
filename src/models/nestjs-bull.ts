import type { LibraryModel } from '../semantics/types.js';

export const nestjsBullModel: LibraryModel = {
  library: '@nestjs/bullmq',
  packages: ['@nestjs/bullmq', '@nestjs/bull'],
  majors: [10, 11, 12],
  handlers: [
    {
      name: 'processor',
      kind: 'job',
      found: [
        { by: 'method', of: ['WorkerHost'], names: ['process'] },
        { by: 'decorator', paths: ['Process()'] },
      ],
      inputs: [{ part: 'message', path: 'data' }],
      rejected: [{ as: 'failed' }],
      source: '@nestjs/bullmq@12.0.0: WorkerHost; @nestjs/bull: documentation, Queues',
    },
  ],
};
