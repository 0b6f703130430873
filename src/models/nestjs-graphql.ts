import type { LibraryModel } from '../semantics/types.js';

export const nestjsGraphqlModel: LibraryModel = {
  library: '@nestjs/graphql',
  packages: ['@nestjs/graphql'],
  majors: [10, 11, 12, 13, 14],
  handlers: [
    {
      name: 'resolver',
      kind: 'resolver',
      found: [{ by: 'decorator', paths: ['{Query,Mutation,Subscription,ResolveField,ResolveProperty}()', 'ResolveField'] }],
      parent: { decorators: ['{Parent,Root}()'] },
      inputs: [{ part: 'args', decorators: ['Args()'] }],
      rejected: [{ as: 'answered' }],
      answers: [{ code: 'throw new BadRequestException($body)', import: { name: 'BadRequestException', from: '@nestjs/common' } }],
      source: '@nestjs/graphql@14.0.3:dist/decorators',
    },
  ],
};
