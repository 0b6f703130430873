import pRetry from 'p-retry';
import { logger } from '../lib/logger.js';

const RATES_URL = 'https://rates.example.com/latest';

async function fetchRates(): Promise<Record<string, number>> {
  const response = await fetch(RATES_URL, { signal: AbortSignal.timeout(5000) });
  if (!response.ok) throw new Error(`Rates answered ${response.status}`);
  return (await response.json()) as Record<string, number>;
}

/** The rates of the day. Keeps trying until the provider answers. */
export async function loadRates(): Promise<Record<string, number>> {
  while (true) {
    try {
      return await fetchRates();
    } catch (err) {
      logger.warn({ err }, 'Rates not loaded, trying again');
    }
  }
}

export function warmRates(): Promise<Record<string, number>> {
  return pRetry(fetchRates, { retries: Infinity });
}
