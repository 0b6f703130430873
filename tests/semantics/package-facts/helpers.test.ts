import { describe, expect, it } from 'vitest';
import { findLimiters, findRetryHelpers, type Limiter, type RetryHelper } from '../../../src/semantics/index.js';
import { factIn, manifest } from './ask.js';

const files = (text: string) => ({ 'package.json': manifest({}), 'src/helper.ts': text });
const limitersOf = (text: string) => factIn(files(text), findLimiters, ({ library, limits, exported }: Limiter) => `${library} ${limits} ${exported}`);
const retriesOf = (text: string) => factIn(files(text), findRetryHelpers, ({ library, by, parameter, exported }: RetryHelper) => `${library ?? 'own'} ${by} ${exported}(${parameter})`);

describe('the limiter of a package', () => {
  it.each<[string, string, string | string[]]>([
    ['p-limit', "import pLimit from 'p-limit';\nexport const limit = pLimit(5);", ['src/helper.ts: p-limit concurrency limit']],
    ['p-queue', "import PQueue from 'p-queue';\nexport default new PQueue({ concurrency: 2 });", ['src/helper.ts: p-queue concurrency default']],
    ['bottleneck', "const Bottleneck = require('bottleneck');\nmodule.exports = { limiter: new Bottleneck({ maxConcurrent: 5 }) };", ['src/helper.ts: bottleneck concurrency limiter']],
    ['a semaphore', "import { Semaphore } from 'async-mutex';\nexport const slots = new Semaphore(4);", ['src/helper.ts: async-mutex concurrency slots']],
    ['express-rate-limit', "import { rateLimit } from 'express-rate-limit';\nexport const api = rateLimit({ limit: 100 });", ['src/helper.ts: express-rate-limit requests api']],
    ['one that is not exported', "import pLimit from 'p-limit';\nconst limit = pLimit(5);\nexport const run = () => limit(work);", 'no'],
    ['the limiter itself passed on', "import pLimit from 'p-limit';\nexport { pLimit };", 'no'],
  ])('%s', (_claim, text, expected) => {
    expect(limitersOf(text)).toEqual(expected);
  });
});

describe('the retry helper of a package', () => {
  it.each<[string, string, string | string[]]>([
    ['around p-retry', "import pRetry from 'p-retry';\nexport const withRetry = (run) => pRetry(run, { retries: 3 });", ['src/helper.ts: p-retry library withRetry(0)']],
    ['around async-retry, in a function of its own', "import retry from 'async-retry';\nexport async function persist(name, run) {\n  return retry(async () => run(), { retries: 3 });\n}", ['src/helper.ts: async-retry library persist(1)']],
    ['a loop that returns', 'export async function again(run, attempts = 3) {\n  for (let i = 0; ; i += 1) {\n    try { return await run(); } catch (error) { if (i >= attempts) throw error; }\n  }\n}', ['src/helper.ts: own loop again(0)']],
    ['a loop until it is done', 'export const again = async (run, retries) => {\n  let done = false;\n  let left = retries;\n  while (!done && left > 0) {\n    try { await run(); done = true; } catch { left -= 1; }\n  }\n};', ['src/helper.ts: own loop again(0)']],
    ['a recursion', 'export async function again(run, attempts) {\n  try { return await run(); } catch (error) {\n    if (attempts === 0) throw error;\n    return again(run, attempts - 1);\n  }\n}', ['src/helper.ts: own recursion again(0)']],
    ['around a library, of an address', "import retry from 'async-retry';\nexport const download = (url) => retry(() => fetch(url), { retries: 3 });", 'unknown'],
    ['a recursion that gives an address on', 'export async function download(url, retries = 0) {\n  try { return await fetch(url); } catch (error) { return download(url, retries + 1); }\n}', 'unknown'],
    ['a loop that gives up at once', 'export async function retry(run, attempts) {\n  for (let i = 0; i < attempts; i += 1) { try { return await run(); } catch (error) { throw error; } }\n}', 'unknown'],
    ['a poller', 'export async function retryLoop(run) {\n  while (true) { try { await run(); } catch (error) { console.error(error); } }\n}', 'unknown'],
    ['a loop over a list', 'export async function attempt(run, items) {\n  for (const item of items) { try { return await run(item); } catch { continue; } }\n}', 'unknown'],
    ['a function of that name that tries once', 'export async function retry(run) {\n  try { return await run(); } catch { return null; }\n}', 'unknown'],
    ['a loop that is given nothing to run', "export async function retry(attempts) {\n  for (let i = 0; i < attempts; i += 1) { try { return await fetch('https://a.example'); } catch { } }\n}", 'unknown'],
  ])('%s', (_claim, text, expected) => {
    expect(retriesOf(text)).toEqual(expected);
  });
});
