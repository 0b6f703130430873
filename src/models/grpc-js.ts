import type { LibraryModel } from '../semantics/types.js';

export const grpcJsModel: LibraryModel = {
  library: '@grpc/grpc-js',
  packages: ['@grpc/grpc-js'],
  majors: [1],
  clients: [
    {
      name: 'stub',
      category: 'sdk',
      made: [
        { path: 'loadPackageDefinition().**.new()', options: 2 },
        { path: 'makeGenericClientConstructor().new()', options: 2 },
        { path: 'makeClientConstructor().new()', options: 2 },
      ],
      requests: [
        { paths: ['{close,getChannel,waitForReady}()'], waits: [] },
        // A call that answers once: those with a stream for an answer take no callback, and may go on for as long as they like.
        { paths: ['*()'], options: [1, 2], callback: true },
      ],
      waits: [
        {
          wait: 'response',
          boundedBy: [
            { option: 'deadline', is: 'given', at: 'call' },
            { option: 'interceptors', is: 'given' },
            { option: 'interceptor_providers', is: 'given' },
          ],
          ignored: [{ option: 'timeout' }],
          remedies: [{ option: 'deadline', value: 'deadline', at: 'call' }],
        },
      ],
      source: '@grpc/grpc-js@1.14.7:build/src/client.js, build/src/client-interceptors.js, build/src/make-client.js; behaviour run',
    },
  ],
};
