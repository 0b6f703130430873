import type { FiftyFindings } from '../../support/repair-sources.js';

const head = "import Redis from 'ioredis';\nimport rateLimit from '@fastify/rate-limit';\n\nexport const redis = new Redis({ connectTimeout: 1000, commandTimeout: 1000 });\n\n";

/** Shapes of code that a repair must cope with, beside those that show what the rule finds. */
export const shapes: readonly string[] = [
  `${head}app.register(rateLimit);`,
  `${head}app.register(rateLimit, {});`,
  `${head}app.register(rateLimit, { max: 5, });`,
  `${head}app.register(rateLimit, {\n  // per minute\n  max: 5, // enough\n  timeWindow: 60_000 // ms\n});`,
  `${head}app.register(\n  rateLimit,\n  { max: 5 },\n);`,
  `${head}app.register((rateLimit), undefined);`,
  "import { Redis as Client } from 'ioredis'\nimport rateLimit from '@fastify/rate-limit'\n\nconst counts = new Client('redis://localhost')\napp.register(rateLimit, { max: 5 })",
];

/** What makes fifty findings in one file. */
export const fifty: FiftyFindings = { head, kinds: [(n) => `app.register(rateLimit, { max: ${n} });`] };
