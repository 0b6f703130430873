import type { LibraryModel } from '../semantics/types.js';

/** The key is a field of the request, which its types ask for: a random one is easily given. What it waits for is not looked at here. */
export const squareModel: LibraryModel = {
  library: 'square',
  packages: ['square'],
  majors: [40, 41, 42, 43, 44, 45, 46],
  clients: [
    {
      name: 'client',
      category: 'sdk',
      made: [{ path: 'SquareClient.new()', options: 0 }],
      requests: [
        { paths: ['payments.create()'], options: 1, method: 'POST', moves: { what: 'payment', key: { option: 'idempotencyKey', in: 0 } } },
        { paths: ['refunds.refundPayment()'], options: 1, method: 'POST', moves: { what: 'refund', key: { option: 'idempotencyKey', in: 0 } } },
      ],
      waits: [],
      source: 'square@46.0.0:Client.d.ts, api/resources/payments/client/Client.d.ts, api/resources/refunds/client/Client.d.ts',
    },
  ],
};
