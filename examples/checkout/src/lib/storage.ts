import { createHmac } from 'node:crypto';

const LINK_LIFETIME_MS = Number(process.env.RECEIPT_LINK_LIFETIME_MS);

/** A link to a receipt that works for a while. */
export function signReceiptLink(orderId: string, now: number): string {
  const expires = now + LINK_LIFETIME_MS;
  const signature = createHmac('sha256', process.env.RECEIPT_SIGNING_KEY!).update(`${orderId}:${expires}`).digest('hex');
  return `${process.env.RECEIPTS_URL || 'http://localhost:4000'}/receipts/${orderId}?expires=${expires}&signature=${signature}`;
}
