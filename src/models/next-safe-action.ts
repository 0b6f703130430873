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
      source: 'next-safe-action: documentation, Safe action client',
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
        { part: 'args', path: 'clientInput' },
      ],
      rejected: [{ as: 'answered' }],
      answers: [{ code: 'throw new Error($body)' }],
      source: 'next-safe-action: documentation, Define actions',
    },
  ],
};
