import pino from 'pino';

export const logger = pino({
  name: 'checkout',
  level: process.env.LOG_LEVEL ?? 'info',
});
