import type { LibraryModel } from '../semantics/types.js';

/** The key is the second argument. What it waits for is not looked at here. */
export const gocardlessModel: LibraryModel = {
  library: 'gocardless',
  packages: ['gocardless-nodejs'],
  majors: [10],
  clients: [
    {
      name: 'client',
      category: 'sdk',
      made: [{ path: '()', options: 2 }, { path: 'gocardless()', options: 2 }, { path: 'GoCardlessClient.new()', options: 2 }],
      requests: [
        { paths: ['payments.create()'], method: 'POST', moves: { what: 'payment', key: { argument: 1 } } },
        { paths: ['refunds.create()'], method: 'POST', moves: { what: 'refund', key: { argument: 1 } } },
      ],
      waits: [],
      source: 'gocardless-nodejs@10.1.2:types/index.d.ts, types/client.d.ts, types/services/paymentService.d.ts, types/services/refundService.d.ts',
    },
  ],
};
