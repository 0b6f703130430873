import axios from 'axios';
import { logger } from '../lib/logger.js';

interface Subscriber {
  id: string;
  url: string;
}

/** Tells everybody who subscribed that an order changed. */
export async function notifySubscribers(subscribers: Subscriber[], orderId: string): Promise<void> {
  const results = await Promise.allSettled(
    subscribers.map((subscriber) => axios.post(subscriber.url, { orderId }, { timeout: 5_000 })),
  );
  const failed = results.filter(({ status }) => status === 'rejected').length;
  if (failed > 0) logger.warn({ orderId, failed }, 'some subscribers were not told');
}
