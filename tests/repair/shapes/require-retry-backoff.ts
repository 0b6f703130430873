import type { FiftyFindings } from '../../support/repair-sources.js';

/** Shapes of code that a repair must cope with, beside those that show what the rule finds. */
export const shapes: readonly string[] = [
  'export async function load() {\n  for (let i = 0; i < 3; i++) {\n    // why\n    try {\n      return await fetch(url);\n    } catch (error) {\n      print(error);\n    }\n  }\n  return null;\n}',
  'export async function load() {\n  for (let i = 1; i <= 3; ++i)\n  {\n    try {\n      return await fetch(url);\n    } catch {\n    }\n  }\n  return null;\n}',
  'export async function load() {\n  let n = 3;\n  while (n > 0) {\n    try {\n      return await fetch(url);\n    } catch (error) {\n      print(error);\n      n -= 1; // one less\n    }\n  }\n  return null;\n}',
  'export async function load() {\n  let n = 0;\n  do {\n    try {\n      return await fetch(url);\n    } catch (error) { print(error); n++ }\n  } while (n < 3);\n  return null;\n}',
  'export async function load() {\n  let n = 0;\n  while (n < 3) {\n    try {\n      return await fetch(url);\n    } catch (error) {\n      n += 1;\n      print(error);\n      continue;\n    }\n  }\n  return null;\n}',
  'export async function load(from: string, n = 1): Promise<Response> {\n  try {\n    return await fetch(from);\n  } catch (error) {\n    if (n < 3) return load(from, n + 1);\n    throw error;\n  }\n}',
  'export async function load(from: string, n = 1): Promise<Response> {\n  const response = await fetch(from);\n  if (!response.ok && n < 3) {\n    // again\n    return load(from, n + 1);\n  }\n  return response;\n}',
  'export function load(from: string, n: number): Promise<Response> {\n  return fetch(from).catch((error) => n > 0 ? load(from, n - 1) : Promise.reject(error));\n}',
  'export const load = async (from: string, n: number): Promise<Response> => {\n  return fetch(from).catch(async (error: unknown) => {\n    if (n === 0) throw error;\n    return load(from, n - 1);\n  });\n};',
  'export async function load() {\n  for (let i = 0; i < 3; i++) {\n    try {\n      return await fetch(url);\n    } catch {\n      await new Promise((resolve) => setTimeout(resolve, 500));\n    }\n  }\n  return null;\n}',
  'const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));\nexport async function load() {\n  for (let i = 0; i < 3; i++) {\n    try {\n      return await fetch(url);\n    } catch {\n      await sleep(\n        2 ** i * 100, // longer\n      );\n    }\n  }\n  return null;\n}',
  `import axios from 'axios';\nimport axiosRetry from 'axios-retry';\nexport const client = axios.create({ timeout: 1000 });\naxiosRetry(client, {\n  retries: 3, // thrice\n});`,
  `import axios from 'axios';\nimport axiosRetry from 'axios-retry';\nexport const client = axios.create({ timeout: 1000 });\naxiosRetry(client);`,
  `import { handleAll, retry } from 'cockatiel';\nexport const policy = retry(handleAll, {\n  maxAttempts: 3,\n});`,
  `import { ofetch } from 'ofetch';\nexport const load = () => ofetch(url, { 'retry': 3, timeout: 1000 });`,
];

/** What makes fifty findings in one file. */
export const fifty: FiftyFindings = {
  head: `import { handleAll, retry } from 'cockatiel';\n`,
  kinds: [
    (n: number) => `export const policy${n} = retry(handleAll, { maxAttempts: ${n + 1} });`,
    (n: number) => `export async function read${n}() {\n  for (let i = 0; i < ${n + 2}; i++) {\n    try {\n      return await fetch(url, { signal: first });\n    } catch (error) {\n      print(error);\n    }\n  }\n  return null;\n}`,
    (n: number) => `export async function find${n}(from: string, left = ${n + 1}): Promise<Response> {\n  try {\n    return await fetch(from, { signal: first });\n  } catch (error) {\n    if (left === 0) throw error;\n    return find${n}(from, left - 1);\n  }\n}`,
  ],
};
