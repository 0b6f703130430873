import type { LibraryModel, MovementModel } from '../semantics/types.js';

/** The key is a field beside the body. What it waits for is not looked at here. */
const moves = (what: string): MovementModel => ({ what, key: { option: 'paypalRequestId', in: 0 } });

export const paypalModel: LibraryModel = {
  library: 'paypal',
  packages: ['@paypal/paypal-server-sdk'],
  majors: [1, 2],
  clients: [
    {
      name: 'orders',
      category: 'sdk',
      made: [{ path: 'OrdersController.new()' }],
      requests: [
        { paths: ['createOrder()'], method: 'POST', moves: moves('order') },
        { paths: ['captureOrder()'], method: 'POST', moves: moves('payment') },
      ],
      waits: [],
      source: '@paypal/paypal-server-sdk@2.5.0:src/controllers/ordersController.ts',
    },
    {
      name: 'payments',
      category: 'sdk',
      made: [{ path: 'PaymentsController.new()' }],
      requests: [{ paths: ['refundCapturedPayment()'], method: 'POST', moves: moves('refund') }],
      waits: [],
      source: '@paypal/paypal-server-sdk@2.5.0:src/controllers/paymentsController.ts',
    },
  ],
};
