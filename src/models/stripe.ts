import type { LibraryModel, MovementModel } from '../semantics/types.js';

/** The key stands in the options behind the parameters; the library makes one of its own for each call, which is another each time. */
const moves = (what: string): MovementModel => ({ what, key: { option: 'idempotencyKey', in: [1, 2] } });

const creates = { options: [1, 2], method: 'POST' } as const;

export const stripeModel: LibraryModel = {
  library: 'stripe',
  packages: ['stripe'],
  majors: [17, 18, 19, 20, 21, 22, 23],
  clients: [
    {
      name: 'client',
      category: 'sdk',
      idempotencyKey: 'idempotencyKey',
      made: [
        { path: 'new()', options: 1 },
        { path: 'Stripe.new()', options: 1 },
      ],
      requests: [
        { paths: ['{charges,paymentIntents}.create()'], ...creates, moves: moves('payment') },
        { paths: ['checkout.sessions.create()'], ...creates, moves: { ...moves('checkout session'), unless: { option: 'mode', in: 0, equals: 'setup' } } },
        { paths: ['refunds.create()'], ...creates, moves: moves('refund') },
        { paths: ['{transfers,topups}.create()'], ...creates, moves: moves('transfer') },
        { paths: ['payouts.create()'], ...creates, moves: moves('payout') },
        { paths: ['subscriptions.create()'], ...creates, moves: moves('subscription') },
        { paths: ['invoiceItems.create()'], ...creates, moves: moves('invoice item') },
        // `create(params, options)`; with a parent `create(id, params, options)`.
        { paths: ['**.{create,createPreview,createFromCalculation}()'], options: [1, 2], method: 'POST' },
        { paths: ['**.{list*,search,retrieve*,pdf,find}()'], options: [2, 1], method: 'GET' },
        { paths: ['**.{del,deleteDiscount,deleteExternalAccount,deletePerson,deleteSource,deleteTaxId,deleteFeature}()'], options: [2, 1], method: 'DELETE' },
        {
          paths: [
            '**.{create*,update*,cancel,cancelAction,capture,confirm,confirmPaymentIntent,attach,detach,pay,refund,refundPayment}()',
            '**.{incrementAuthorization,applyCustomerBalance,fundCashBalance,verify,verifySource,verifyMicrodeposits,reverse,release,resume}()',
            '**.{addLines,removeLines,finalizeInvoice,markUncollectible,sendInvoice,voidInvoice,voidCreditNote,voidGrant}()',
            '**.{accept,finalizeQuote,approve,decline,submit,respond,expire,activate,deactivate,reactivate,archive,unarchive,close}()',
            '**.{processPaymentIntent,processSetupIntent,setReaderDisplay,reject,disconnect,subscribe,unsubscribe,refresh,redact}()',
          ],
          options: [2, 1],
          method: 'POST',
        },
        { paths: ['rawRequest()'], options: 3, method: 'POST' },
      ],
      waits: [
        {
          wait: 'response',
          boundedBy: [
            { option: 'timeout', is: 'duration' },
            { option: 'httpClient', is: 'given', at: 'client' },
          ],
          defaultMs: 80_000,
          remedies: [
            { option: 'timeout', value: 'ms', at: 'client' },
            { option: 'timeout', value: 'ms', at: 'call' },
          ],
        },
      ],
      source: 'stripe@23.1.0:cjs/stripe.core.js, cjs/utils.js, cjs/lib.d.ts; stripe@17.7.0, 20.4.1:cjs/resources; behaviour run',
    },
  ],
  retries: [
    {
      client: 'client',
      attempts: { options: ['maxNetworkRetries'], default: 2, remedy: { option: 'maxNetworkRetries', code: '$limit' } },
      wait: { default: 'jittered' },
      sendsKey: true,
      source: 'stripe@23.1.0:cjs/RequestSender.js',
    },
  ],
  checks: [{ names: ['constructEvent', 'constructEventAsync'], gives: 'value', source: 'stripe@23.1.0:cjs/Webhooks.js' }],
  needs: [
    {
      paths: ['new().webhooks.{constructEvent,constructEventAsync}()', 'Stripe.new().webhooks.{constructEvent,constructEventAsync}()'],
      arguments: [2],
      otherwise: '`stripe` refuses every event of the webhook',
      source: 'stripe@23.1.0:cjs/Webhooks.js',
    },
  ],
};
