import type { FiftyFindings } from '../../support/repair-sources.js';

/** Shapes of code that a repair must cope with, beside those that show what the rule finds. */
export const shapes: readonly string[] = [
  'export async function load() { for (;;) { try { return await fetch(url); } catch (error) { first = () => { print(error); } } } }',
  'export async function load() {\n  while (true) {\n    try {\n      return await fetch(url);\n    } catch (error) {\n      // why\n      console.error(error);\n    }\n  }\n}',
  'export async function load() {\n  for (;;)\n  {\n    try {\n      return await fetch(url);\n    } catch\n    {\n    }\n  }\n}',
  'export async function load() {\n  for (;;) try {\n    return await fetch(url);\n  } catch (error) {\n  }\n}',
  'export async function load() {\n  outer: while (true) {\n    try {\n      return await fetch(url);\n    } catch (error) {\n      continue outer;\n    }\n  }\n}',
  'export async function load() {\n  let response: Response | undefined;\n  while (!response) {\n    try {\n      response = await fetch(url);\n    } catch {\n      print(url);\n    }\n  }\n  return response;\n}',
  'export async function load() {\n  let n = 0;\n  do {\n    try {\n      return await fetch(url);\n    } catch (error) { print(error); n++; }\n  } while (n >= 0 || true);\n}',
  'export async function load(from: string): Promise<Response> {\n  try {\n    return await fetch(from);\n  } catch {\n    return load(from);\n  }\n}',
  'export async function load<T>(from: string,): Promise<T> {\n  try {\n    return await (await fetch(from)).json() as T;\n  } catch (error) {\n    print(error);\n    return load<T>(from,);\n  }\n}',
  'export const load = async (from: string): Promise<Response> => {\n  const response = await fetch(from);\n  if (!response.ok) {\n    return load(from);\n  }\n  return response;\n};',
  'export function load(from: string): Promise<Response> {\n  return fetch(from).catch(() => load(from));\n}',
  'export function load(from: string): Promise<Response> {\n  return fetch(from).catch(async (error) => {\n    print(error);\n    return load(from);\n  });\n}',
  'export class Rates {\n  async load(): Promise<Response> {\n    try {\n      return await fetch(url);\n    } catch {\n      return this.load();\n    }\n  }\n}',
  `import pRetry from 'p-retry';\nexport const load = () => pRetry(() => fetch(url), {\n  retries: Infinity, // for ever\n});`,
  `import pRetry from 'p-retry';\nexport const load = () => pRetry(() => fetch(url), { 'retries': Number.POSITIVE_INFINITY });`,
  `import { retry, handleAll } from 'cockatiel';\nexport const policy = retry(handleAll, {});`,
];

/** What makes fifty findings in one file. */
export const fifty: FiftyFindings = {
  head: `import pRetry from 'p-retry';\n`,
  kinds: [
    (n: number) => `export const load${n} = () => pRetry(() => fetch(url, { signal: first }), { retries: Infinity, minTimeout: ${n} });`,
    (n: number) => `export async function read${n}() {\n  while (true) {\n    try {\n      return await fetch(url, { signal: first });\n    } catch (error) {\n      print(error);\n    }\n  }\n}`,
    (n: number) => `export async function find${n}(from: string): Promise<Response> {\n  try {\n    return await fetch(from, { signal: first });\n  } catch {\n    return find${n}(from);\n  }\n}`,
  ],
};
