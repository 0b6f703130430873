import type { LibraryModel } from '../semantics/types.js';

export const nextSafeActionModel: LibraryModel = {
  library: 'next-safe-action',
  packages: ['next-safe-action'],
  majors: [7, 8],
  registrars: [
    {
      name: 'client',
      made: ['createSafeActionClient()'],
      fluent: ['use', 'schema', 'inputSchema', 'outputSchema', 'metadata', 'bindArgsSchemas'],
      source: 'next-safe-action@8.7.3:dist/index.d.mts',
    },
  ],
  handlers: [
    {
      name: 'action',
      kind: 'action',
      found: [
        { by: 'call', on: 'client', methods: ['action', 'stateAction'], functions: [{ argument: 0 }], schemas: [{ chained: ['schema', 'inputSchema'], parts: ['args'] }] },
      ],
      inputs: [
        { part: 'args', path: 'parsedInput', onlyChecked: true },
        { part: 'args', path: 'clientInput', raw: true },
      ],
      rejected: [{ as: 'answered' }],
      answers: [{ code: 'throw new Error($body)' }],
      source: 'next-safe-action@8.7.3:dist/index.types-BHm65NPq.d.mts',
    },
  ],
};
