import type { FiftyFindings } from '../../support/repair-sources.js';

/** Shapes of code that a repair must cope with, beside those that show what the rule finds. */
export const shapes: readonly string[] = [
  `import got from 'got';\nexport async function pay(order: object) {\n  // thrice\n  for (let i = 0; i < 3; i++) {\n    try {\n      return await got.post('https://pay.example/awards', { json: order, timeout: { request: 1000 } });\n    } catch (error) {\n      print(error);\n      await new Promise((resolve) => setTimeout(resolve, 100 * Math.random()));\n    }\n  }\n  return null;\n}`,
  `import ky from 'ky';\nexport async function pay(order: object) {\n  let n = 0;\n  while (n < 3) {\n    try {\n      return await ky.post('https://pay.example/awards', {\n        json: order,\n        headers: { // who\n          Authorization: id,\n        },\n      });\n    } catch (error) {\n      n += 1;\n      await new Promise((resolve) => setTimeout(resolve, 100 * Math.random()));\n    }\n  }\n  return null;\n}`,
  `import axios from 'axios';\nimport pRetry from 'p-retry';\nexport async function pay(order: object) {\n  const { data } = await pRetry(async () => axios.post('/awards', order, { timeout: 1000 }), { retries: 3, randomize: true });\n  return data;\n}`,
  `import { ofetch } from 'ofetch';\nexport async function pay(order: object) {\n  return ofetch('https://pay.example/awards', {\n    method: 'POST',\n    body: order,\n    timeout: 1000,\n    retry: 3, // thrice\n    retryDelay: () => 500 + Math.random() * 1000,\n  });\n}`,
];

/** What makes fifty findings in one file. */
export const fifty: FiftyFindings = {
  head: `import got from 'got';\n`,
  kinds: [
    (n: number) => `export async function pay${n}(order: object) {\n  for (let i = 0; i < ${n + 2}; i++) {\n    try {\n      return await got.post('https://pay.example/awards/${n}', { json: order, timeout: { request: 1000 } });\n    } catch (error) {\n      print(error);\n      await new Promise((resolve) => setTimeout(resolve, 100 * Math.random()));\n    }\n  }\n  return null;\n}`,
  ],
};
