import type { LibraryModel } from '../semantics/types.js';

/** The key is one of the parameters. What it waits for is not looked at here. */
export const mollieModel: LibraryModel = {
  library: 'mollie',
  packages: ['@mollie/api-client'],
  majors: [4],
  clients: [
    {
      name: 'client',
      category: 'sdk',
      made: [{ path: '()', options: 0 }, { path: 'createMollieClient()', options: 0 }],
      requests: [
        { paths: ['payments.create()'], method: 'POST', moves: { what: 'payment', key: { option: 'idempotencyKey', in: 0 } } },
        { paths: ['{paymentRefunds,orderRefunds}.create()'], method: 'POST', moves: { what: 'refund', key: { option: 'idempotencyKey', in: 0 } } },
      ],
      waits: [],
      source: '@mollie/api-client@4.6.0:dist/types/createMollieClient.d.ts, dist/types/binders/payments/parameters.d.ts, dist/types/types/parameters.d.ts',
    },
  ],
};
