import type { LibraryModel } from '../semantics/types.js';

const builders = ['create()', 'context().create()', 'meta().create()', 'context().meta().create()', 'meta().context().create()'];
const adapters = ['express', 'fetch', 'next', 'next-app-dir', 'standalone', 'aws-lambda', 'ws'];

export const trpcServerModel: LibraryModel = {
  library: '@trpc/server',
  packages: ['@trpc/server', ...adapters.map((name) => `@trpc/server/adapters/${name}`)],
  majors: [10, 11],
  registrars: [
    {
      name: 'procedure',
      made: ['', 'new().'].flatMap((start) => builders.map((each) => `initTRPC.${start}${each}.procedure`)),
      fluent: ['input', 'output', 'meta', 'use', 'concat', 'unstable_concat'],
      source: '@trpc/server@11.25.2: type declarations',
    },
  ],
  contexts: [{ typed: { member: 'ctx', by: 'context' }, source: '@trpc/server@11.25.2: type declarations' }],
  handlers: [
    {
      name: 'procedure',
      kind: 'procedure',
      found: [
        { by: 'call', on: 'procedure', methods: ['query', 'mutation', 'subscription'], functions: [{ argument: 0 }], schemas: [{ chained: ['input'], parts: ['args'] }] },
        { by: 'call', on: 'procedure', methods: ['use'], functions: [{ argument: 0 }], role: 'middleware' },
      ],
      inputs: [
        { part: 'args', path: 'input', onlyChecked: true },
        { part: 'args', path: 'getRawInput()', raw: true },
        { part: 'args', path: 'rawInput', raw: true },
      ],
      rejected: [{ as: 'answered' }],
      answers: [{ code: "throw new TRPCError({ code: 'BAD_REQUEST', message: $body })", import: { name: 'TRPCError', from: '@trpc/server' } }],
      source: '@trpc/server@11.25.2: behaviour run',
    },
    {
      name: 'error hook',
      kind: 'procedure',
      found: [
        {
          by: 'call', functions: [{ argument: 0, option: 'onError', role: 'error' }],
          paths: ['{fetchRequestHandler,createExpressMiddleware,createNextApiHandler,createHTTPServer,createHTTPHandler,awsLambdaRequestHandler,applyWSSHandler}()'],
        },
      ],
      inputs: [],
      errorIn: 'error',
      source: '@trpc/server@11.25.2: dist/adapters/*.d.mts (OnErrorFunction)',
    },
  ],
};
