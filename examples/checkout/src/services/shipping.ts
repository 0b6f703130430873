import axios from 'axios';
import type { Address } from '@prisma/client';
import { logger } from '../lib/logger.js';

const SHIPPING_URL = 'https://api.shipping.example/v1';

export interface Rate {
  carrier: string;
  priceCents: number;
  days: number;
}

export async function getRates(country: string, weightGrams: number): Promise<Rate[]> {
  const response = await fetch(`${SHIPPING_URL}/rates?country=${encodeURIComponent(country)}&weight=${weightGrams}`);
  const { rates } = (await response.json()) as { rates: Rate[] };
  return rates.sort((a, b) => a.priceCents - b.priceCents);
}

export async function createLabel(orderId: string, address: Address): Promise<string> {
  const { data } = await axios.post<{ trackingNumber: string }>(`${SHIPPING_URL}/labels`, {
    reference: orderId,
    to: { street: address.street, city: address.city, country: address.country },
  });
  return data.trackingNumber;
}

export async function notifyWarehouse(orderId: string): Promise<void> {
  const response = await fetch('https://hooks.warehouse.example/events', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ type: 'order-placed', orderId }),
    signal: AbortSignal.timeout(5_000),
  });
  if (!response.ok) {
    throw new Error(`Warehouse answered ${response.status}`);
  }
  logger.info({ orderId }, 'Warehouse notified');
}
