import type { LibraryModel } from '../semantics/types.js';

/** The key stands in the options behind the request. What it waits for is not looked at here. */
export const adyenModel: LibraryModel = {
  library: 'adyen',
  packages: ['@adyen/api-library'],
  majors: [32],
  clients: [
    {
      name: 'checkout',
      category: 'sdk',
      made: [{ path: 'CheckoutAPI.new()' }],
      requests: [
        { paths: ['PaymentsApi.payments()'], options: 1, method: 'POST', moves: { what: 'payment', key: { option: 'idempotencyKey', in: 1 } } },
        { paths: ['ModificationsApi.{refundCapturedPayment,refundOrCancelPayment}()'], options: 2, method: 'POST', moves: { what: 'refund', key: { option: 'idempotencyKey', in: 2 } } },
      ],
      waits: [],
      source: '@adyen/api-library@32.1.0:lib/src/services/checkout/paymentsApi.d.ts, modificationsApi.d.ts, lib/src/httpClient/httpURLConnectionClient.js',
    },
  ],
};
