import type { LibraryModel } from '../semantics/types.js';

/** It bounds every wait by default. */
export const slonikModel: LibraryModel = {
  library: 'slonik',
  packages: ['slonik'],
  majors: [33, 46, 47, 48, 49],
  clients: [
    {
      name: 'pool',
      category: 'database',
      made: [{ path: 'createPool()', options: 1, opens: 'pool' }],
      waits: [
        {
          wait: 'connect',
          boundedBy: [{ option: 'connectionTimeout', is: 'duration' }],
          defaultMs: 5000,
          remedies: [{ option: 'connectionTimeout', value: 'ms', at: 'client' }],
        },
        {
          wait: 'query',
          boundedBy: [{ option: 'statementTimeout', is: 'duration' }],
          defaultMs: 60_000,
          remedies: [{ option: 'statementTimeout', value: 'ms', at: 'client' }],
        },
      ],
      source: 'slonik@47.3.2, slonik@49.10.9:dist/factories/createClientConfiguration.js',
    },
  ],
};
