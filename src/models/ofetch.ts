import type { LibraryModel } from '../semantics/types.js';

const source = 'ofetch@1.5.1:dist/node.mjs, dist/shared/ofetch.mjs; behaviour run';

/** The framework itself, or what only makes sense beside it where a layer of the workspace brings the framework. */
const nuxtOrNitro = [
  'nuxt', 'nuxt-nightly', 'nuxt3', 'nitropack', 'nitropack-nightly', 'nitro', 'h3',
  '@nuxt/kit', '@nuxt/devtools', '@nuxt/test-utils', '@nuxthub/core',
];

/** `ofetch`, and the `$fetch` that Nuxt and Nitro make a global of. */
export const ofetchModel: LibraryModel = {
  library: 'ofetch',
  packages: ['ofetch'],
  globals: [{ name: '$fetch', onlyWith: nuxtOrNitro }],
  majors: [1],
  clients: [
    {
      name: 'instance',
      category: 'http',
      shared: ['', 'ofetch', '$fetch'],
      derived: [{ path: 'create()', options: 0 }],
      types: ['$Fetch'],
      requests: [
        {
          paths: ['()', 'raw()'],
          options: 1,
          url: { argument: 0, base: 'baseURL' },
          carrier: 0,
          method: { option: 'method', default: 'GET' },
          streamsWhen: [{ option: 'responseType', equals: 'stream' }],
        },
      ],
      waits: [
        {
          wait: 'response',
          boundedBy: [
            { option: 'timeout', is: 'duration' },
            { option: 'signal', is: 'signal', at: 'call' },
            { option: 'dispatcher.headersTimeout', is: 'duration' },
          ],
          // It calls the global fetch.
          defaultMs: 300_000,
          lastResort: true,
          remedies: [
            { option: 'timeout', value: 'ms', at: 'call' },
            // With a signal, even one that nothing arms, it ignores `timeout`.
            { option: 'signal', value: 'signal', at: 'call' },
            { option: 'timeout', value: 'ms', at: 'client' },
          ],
        },
      ],
      source,
    },
  ],
  retries: [
    {
      client: 'instance',
      attempts: { options: ['retry'], default: 1, remedy: { option: 'retry', code: '$limit' } },
      wait: { default: 'none', by: [{ option: 'retryDelay', is: 'delay' }], remedy: { option: 'retryDelay', code: '() => 500 + Math.random() * 1000' } },
      // With a number given it tries requests of any method again.
      methods: ['GET', 'HEAD', 'OPTIONS', 'TRACE'],
      methodsOption: 'retry',
      source: 'ofetch@1.5.1:dist/shared/ofetch.mjs',
    },
  ],
};
