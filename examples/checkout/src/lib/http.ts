import axios from 'axios';
import axiosRetry from 'axios-retry';

export const paymentsApi = axios.create({
  baseURL: process.env.PAYMENTS_URL ?? 'https://api.payments.example/v1',
  headers: { Authorization: `Bearer ${process.env.PAYMENTS_API_KEY}` },
});

export const inventoryApi = axios.create({
  baseURL: 'https://inventory.example/v2',
  timeout: 5_000,
});

axiosRetry(inventoryApi, { retries: 3 });

export const taxApi = axios.create({
  baseURL: 'https://tax.example/v1',
  timeout: 3_000,
});

axiosRetry(taxApi, { retries: 3, retryDelay: axiosRetry.exponentialDelay });

export const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
