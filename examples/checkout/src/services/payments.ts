import { paymentsApi, sleep } from '../lib/http.js';
import { logger } from '../lib/logger.js';

export interface Charge {
  id: string;
  status: 'pending' | 'captured' | 'failed';
}

const MAX_ATTEMPTS = 3;

export async function chargeCard(orderId: string, amountCents: number, cardToken: string): Promise<Charge> {
  for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
    try {
      const { data } = await paymentsApi.post<Charge>('/charges', {
        amount: amountCents,
        currency: 'usd',
        source: cardToken,
        metadata: { orderId },
      });
      return data;
    } catch (err) {
      logger.warn({ orderId, attempt, err }, 'Charge attempt failed');
      await sleep(2 ** attempt * 250 + Math.random() * 250);
    }
  }
  throw new Error(`Could not charge order ${orderId}`);
}

export async function waitForCapture(chargeId: string): Promise<Charge> {
  while (true) {
    try {
      const { data } = await paymentsApi.get<Charge>(`/charges/${chargeId}`);
      return data;
    } catch (err) {
      logger.warn({ chargeId, err }, 'Payment provider unavailable, trying again');
      await sleep(1_000);
    }
  }
}

export async function refundPayment(paymentId: string, chargeId: string, amountCents: number): Promise<void> {
  await paymentsApi.post(
    '/refunds',
    { charge: chargeId, amount: amountCents },
    { headers: { 'Idempotency-Key': `refund-${paymentId}` } },
  );
}
