import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import ts from 'typescript';
import { afterAll, describe, expect, it } from 'vitest';
import { execute, repair, withServer, type Outcome } from '../support/proof.js';
import { echoHttp, redis, type Address } from '../support/servers.js';

const VARIABLE = 'PROOF_OF_ABSENCE';

interface AbsenceProof {
  readonly name: string;
  /** A module that loads without the variable, and exports `run({ url, host, port })`. */
  readonly code: string;
  /** What the first use makes of the absence, long after the start. */
  readonly late: Outcome | { readonly state: string; readonly error: unknown };
  /** What the variable holds where all is well. */
  readonly value: string | ((address: { readonly url: string; readonly host: string; readonly port: number }) => string);
  readonly server?: typeof echoHttp;
  readonly language?: 'js' | 'ts';
}

const fails = (pattern: RegExp) => ({ state: 'fails', error: expect.stringMatching(pattern) as unknown });
const answers = (value: unknown): Outcome => ({ state: 'answers', value });

const proofs: readonly AbsenceProof[] = [
  {
    name: 'the beginning of an address',
    code: `const send = async () => (await fetch(\`\${process.env.${VARIABLE}}/orders\`, { signal: AbortSignal.timeout(60_000) })).status;\nexport { send as run };`,
    late: fails(/undefined\/orders|Failed to parse URL/),
    value: ({ url }) => url,
  },
  {
    name: 'a key in an address',
    code: `const send = async ({ url }) => JSON.stringify(await (await fetch(\`\${url}/weather?key=\${process.env.${VARIABLE}}\`, { signal: AbortSignal.timeout(60_000) })).json()).match(/key=\\w+/)[0];\nexport { send as run };`,
    late: answers('key=undefined'),
    value: 'right',
  },
  {
    name: 'a number',
    code: `const limit = parseInt(process.env.${VARIABLE}, 10);\nconst send = () => [1, 2, 3].filter((each) => each <= limit);\nexport { send as run };`,
    late: answers([]),
    value: '2',
  },
  {
    name: 'an assertion',
    language: 'ts',
    code: `import { createHmac } from 'node:crypto';\nconst send = () => createHmac('sha256', process.env.${VARIABLE}!).update('a').digest('hex').length;\nexport { send as run };`,
    late: fails(/ERR_INVALID_ARG_TYPE/),
    value: 'key',
  },
  {
    name: 'the address of a cache, which is the machine itself without it',
    code: `import Redis from 'ioredis';\nasync function send() { const client = new Redis(process.env.${VARIABLE}, { lazyConnect: true }); const { host } = client.options; client.disconnect(); return host; }\nexport { send as run };`,
    late: answers('localhost'),
    value: ({ port }) => `redis://127.0.0.1:${port}`,
    server: redis,
  },
  {
    name: 'an address of the machine itself as the default',
    code: `const url = process.env.${VARIABLE} || 'http://localhost:1';\nconst send = async () => (await fetch(url, { signal: AbortSignal.timeout(60_000) })).status;\nexport { send as run };`,
    late: fails(/fetch failed|ECONNREFUSED/),
    value: ({ url }) => url,
  },
  {
    name: 'a pattern',
    code: `const { ${VARIABLE} } = process.env;\nconst send = () => \`https://\${${VARIABLE}}/orders\`;\nexport { send as run };`,
    late: answers('https://undefined/orders'),
    value: 'api.example.com',
  },
];

const folder = mkdtempSync(path.join(tmpdir(), 'resilience-start-'));
symlinkSync(fileURLToPath(new URL('../../node_modules', import.meta.url)), path.join(folder, 'node_modules'), 'junction');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Loads a module as a process does that starts, and uses it when it has started. */
const STARTER = `export async function run({ file, ...address }) {
  const service = await import(file).catch((error) => ({ refuses: error.message }));
  if (service.refuses) return service;
  return service.run(address);
}`;

let files = 0;

async function start(code: string, address: Address, language: 'js' | 'ts'): Promise<Outcome> {
  files += 1;
  const file = path.join(folder, `${files}.mjs`);
  writeFileSync(file, language === 'ts' ? ts.transpileModule(code, { compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 } }).outputText : code);
  const execution = execute(STARTER, { ...address, file: pathToFileURL(file).href } as Address);
  try {
    return await execution.settle();
  } finally {
    await execution.stop();
  }
}

describe('require-env-validation: the repaired code does not start without its variable', { timeout: 60_000 }, () => {
  it.each(proofs)('$name', async ({ code, late, value, server = echoHttp, language = 'js' }) => {
    const repaired = repair(code, { rule: 'require-env-validation', suggestion: 'addCheck', language });
    await withServer(server, async ({ address }) => {
      Reflect.deleteProperty(process.env, VARIABLE);
      expect(await start(code, address, language)).toEqual(late);
      expect(await start(repaired, address, language)).toEqual(answers({ refuses: `${VARIABLE} is not set` }));
      process.env[VARIABLE] = typeof value === 'string' ? value : value(address);
      try {
        const expected = await start(code, address, language);
        expect(expected.state).toBe('answers');
        expect(await start(repaired, address, language)).toEqual(expected);
        expect(expected).not.toEqual(late);
      } finally {
        Reflect.deleteProperty(process.env, VARIABLE);
      }
    });
  });
});
