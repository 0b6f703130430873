import type rule from '../../src/rules/require-env-validation.js';
import type { CasesOf } from '../support/rule-tester.js';

type MessageId = 'asserted' | 'number' | 'text' | 'need' | 'local' | 'secret';

const helper = 'function requireEnv(name) {\n  const value = process.env[name];\n  if (!value) throw new Error(`${name} is not set`);\n  return value;\n}\n\n';
const typed = helper.replace('(name)', '(name: string): string');

/** Code in which the absence of a variable goes unnoticed, and what the suggestion makes of it; null where there is none. */
const silent = (name: string, messageId: MessageId, code: string, output: string | null, filename = 'file.js') =>
  ({ name, code, filename, errors: [{ messageId, suggestions: output === null ? [] : [{ messageId: 'addCheck' as const, output }] }] }) as const;

/** The same for several of them, in JavaScript behind one line of imports: what each becomes, whose constant has no other name to go by. */
const found = (name: string, code: string, ...errors: readonly (readonly [messageId: MessageId, output: string | null])[]) =>
  ({
    name, code, filename: 'file.js',
    errors: errors.map(([messageId, output]) => ({ messageId, suggestions: output === null ? [] : [{ messageId: 'addCheck' as const, output }] })),
  }) as const;

/** What the rule says of which code; `tests/repair/laws.test.ts` holds its repairs to their laws. */
export const cases: CasesOf<typeof rule> = {
  valid: [
    { name: 'a default that fits', code: `const port = process.env.PORT ?? 3000; const size = Number(process.env.POOL_SIZE) || 10; const ttl = parseInt(process.env.TTL ?? '60', 10);` },
    { name: 'a public address as the default', code: `const url = process.env.API_URL || 'https://api.example.com'; fetch(url + '/items');` },
    { name: 'the host of a container beside it as the default', code: `const url = process.env.STOCK_URL || 'http://stock:8080'; fetch(url);` },
    { name: 'where the server itself listens', code: `app.listen(3000, process.env.HOST || 'localhost');` },
    { name: 'an agent on the same machine', code: `const url = process.env.OTEL_EXPORTER_OTLP_ENDPOINT ?? 'http://localhost:4318';` },
    { name: 'a flag', code: `if (process.env.NEW_CHECKOUT === 'true') start(); const isOn = !!process.env.TRACING;` },
    { name: 'a variable that the platform sets', code: `export const region = process.env.AWS_REGION!; const mode = process.env.NODE_ENV as string; const label = \`\${process.env.HOSTNAME}-1\`;` },
    { name: 'a variable that is checked first', code: `if (!process.env.API_KEY) throw new Error('API_KEY is not set'); const key = process.env.API_KEY!;` },
    { name: 'a constant that is checked', code: `const key = process.env.API_KEY; if (!key) throw new Error('API_KEY is not set'); fetch(\`https://api.example.com?key=\${key}\`);` },
    { name: 'a constant that is checked where it is used', code: `const url = process.env.HOOK_URL; export function send() { if (!url) return; return fetch(url!); }` },
    { name: 'a number that is checked', code: `const size = Number(process.env.POOL_SIZE); if (Number.isNaN(size)) throw new Error('POOL_SIZE');` },
    { name: 'a branch for when it is there', code: `const key = process.env.API_KEY ? \`key=\${process.env.API_KEY}\` : ''; if (process.env.PROXY) use(process.env.PROXY!);` },
    { name: 'a parameter that the function it is given to checks', code: `function must(value) { if (!value) throw new Error('missing'); return value; } const key = must(process.env.API_KEY);` },
    { name: 'an assertion of node', code: `import assert from 'node:assert'; assert(process.env.API_KEY); const key = process.env.API_KEY!;` },
    { name: 'a schema that is given it', code: `import { z } from 'zod'; const url = z.string().url().parse(process.env.API_URL!);` },
    { name: 'a function that is given the name and a default, and throws without one', code: `function ensure(key, fallback) { if (process.env[key]) return process.env[key]; if (!isProduction && fallback) { process.env[key] = fallback; return fallback; } throw new Error(key); } ensure('API_KEY', 'dev'); export const send = () => fetch('https://a.example', { headers: { key: process.env.API_KEY! } });` },
    { name: 'a list of names that the file checks', code: `for (const name of ['API_KEY', 'API_URL']) { if (!process.env[name]) throw new Error(name + ' is not set'); } const key = process.env.API_KEY!;` },
    { name: 'an environment that a schema validates', code: `import { z } from 'zod'; const env = z.object({ A: z.string() }).parse(process.env); const key = process.env.API_KEY!;` },
    { name: 'an environment that envalid validates', code: `import { cleanEnv, str } from 'envalid'; const env = cleanEnv(process.env, { A: str() }); fetch(process.env.API_URL!);` },
    { name: 'a cast that leaves room', code: `const key = process.env.API_KEY as string | undefined; const other = process.env.OTHER as any;` },
    { name: 'an optional chain', code: `const origins = process.env.ORIGINS?.split(',');` },
    { name: 'a text for a log line or an error', code: `console.log(\`connecting to \${process.env.DB_HOST}\`); throw new Error(\`no \${process.env.REGION}\`);` },
    { name: 'a password that the client does without', code: `import Redis from 'ioredis'; const redis = new Redis({ host: 'cache', password: process.env.REDIS_PASSWORD });` },
    { name: 'a variable that the library reads itself', code: `import { Pool } from 'pg'; import OpenAI from 'openai'; const pool = new Pool({ host: process.env.PGHOST }); const openai = new OpenAI({ apiKey: process.env.OPENAI_API_KEY });` },
    { name: 'an option that nothing is known of', code: `import { Thing } from 'elsewhere'; const thing = new Thing({ host: process.env.THING_HOST });` },
    { name: 'a function that nothing is known of', code: `setUp(process.env.THING_HOST); export const config = { host: process.env.THING_HOST };` },
    { name: 'what is only meant for development', code: `if (process.env.NODE_ENV !== 'production') { connect(process.env.DEV_DB!); }` },
    { name: 'an `env` of its own', code: `export const handler = (c) => fetch(c.env.API_URL!); const env = { A: 'a' }; use(env.A!);` },
    { name: 'an `env` that another file has validated', code: `import { env } from './env'; fetch(env.API_URL!);` },
    { name: 'a secret that is made up at random', code: `import { randomBytes } from 'node:crypto'; const secret = process.env.SESSION_SECRET || randomBytes(32).toString('hex');` },
    { name: 'a duration of tokens', code: `const expiresIn = process.env.ACCESS_TOKEN_EXPIRES_IN || '15m';` },
    { name: 'a variable that is given a value', code: `process.env.API_URL ??= 'http://test'; const url = process.env.API_URL!;` },
    { name: 'a text that fails at once while the file is loaded', code: `const origins = process.env.ORIGINS!.split(',');` },
    { name: 'a function of the project that checks the whole environment', code: `function validate(env) { if (!env.API_KEY) throw new Error('API_KEY'); return env; } validate(process.env); const key = process.env.API_KEY + '';` },
    { name: 'a key that is looked at first', code: `export const find = (key: string) => { if (process.env[key]) return process.env[key]!; return null; };` },
    { name: 'what Windows sets', code: `const chrome = process.env.LOCALAPPDATA + '/chrome.exe'; const other = process.env.PROGRAMFILES + '/chrome.exe';` },
    { name: 'what a bundler writes into client code', code: `export const url = import.meta.env.VITE_API_URL as string;` },
    { name: 'client code', code: `'use client'; export const url = process.env.NEXT_PUBLIC_API_URL!;` },
    { name: 'a script', code: `#!/usr/bin/env node\nconst url = process.env.API_URL!;` },
    { name: 'a helper that throws', code: `function env(name) { const value = process.env[name]; if (!value) throw new Error(name); return value; } const key = env('API_KEY');` },
  ],
  invalid: [
    silent('an assertion', 'asserted', `export const key = process.env.API_KEY!;`, `${typed}export const key = requireEnv('API_KEY');`, 'file.ts'),
    silent('a cast', 'asserted', `const table = process.env.TABLE as string;`, `${typed}const table = requireEnv('TABLE');`, 'file.ts'),
    silent('an assertion where it is used', 'asserted', `export async function send() {\n  await post(process.env.HOOK_URL!);\n}`, `${typed}const hookUrl = requireEnv('HOOK_URL');\n\nexport async function send() {\n  await post(hookUrl);\n}`, 'file.ts'),
    silent('an assertion in an exported class with a decorator', 'asserted', `// Pulls.\n@Injectable()\nexport class Sync {\n  async run() {\n    await post(process.env.HOOK_URL!);\n  }\n}`, `${typed}const hookUrl = requireEnv('HOOK_URL');\n\n// Pulls.\n@Injectable()\nexport class Sync {\n  async run() {\n    await post(hookUrl);\n  }\n}`, 'file.ts'),
    silent('an assertion in what an asynchronous call is given', 'asserted', `const check = (token: string) => verify(token, process.env['JWT_SECRET']!);`, `${typed}const jwtSecret = requireEnv('JWT_SECRET');\n\nconst check = (token: string) => verify(token, jwtSecret);`, 'file.ts'),
    silent('a number', 'number', `const size = parseInt(process.env.POOL_SIZE, 10);`, `${helper}const size = parseInt(requireEnv('POOL_SIZE'), 10);`),
    silent('a number that `??` does not save', 'number', `const size = Number(process.env.POOL_SIZE) ?? 10;`, `${helper}const size = Number(requireEnv('POOL_SIZE')) ?? 10;`),
    silent('a number that others are compared with', 'number', `const limit = Number(process.env.MAX_ATTEMPTS);\nexport const mayRetry = (attempt) => attempt < limit;`, `${helper}const limit = Number(requireEnv('MAX_ATTEMPTS'));\nexport const mayRetry = (attempt) => attempt < limit;`),
    silent('a number by its sign', 'number', `const size = +process.env.POOL_SIZE;`, `${helper}const size = +requireEnv('POOL_SIZE');`),
    silent('arithmetic', 'number', `const ms = process.env.TTL_SECONDS * 1000;`, `${helper}const ms = requireEnv('TTL_SECONDS') * 1000;`),
    silent('a template', 'text', 'const send = () => request(`${process.env.API_URL}/send`);', "function requireEnv(name) {\n  const value = process.env[name];\n  if (!value) throw new Error(`${name} is not set`);\n  return value;\n}\n\nconst apiUrl = requireEnv('API_URL');\n\nconst send = () => request(`${apiUrl}/send`);"),
    silent('a chain of texts', 'text', `const header = 'Bearer ' + process.env.API_TOKEN;`, `${helper}const header = 'Bearer ' + requireEnv('API_TOKEN');`),
    silent('a constant that ends in a text', 'text', `const KEY = process.env.API_KEY;\nexport const load = (city) => request(\`/weather?q=\${city}&key=\${KEY}\`);`, `${helper}const KEY = requireEnv('API_KEY');\nexport const load = (city) => request(\`/weather?q=\${city}&key=\${KEY}\`);`),
    silent('a pattern', 'text', `const { API_URL } = process.env;\nexport const send = () => request(API_URL + '/send');`, `const { API_URL } = process.env;\nif (!API_URL) throw new Error('API_URL is not set');\nexport const send = () => request(API_URL + '/send');`),
    silent('`env` of `process`', 'text', `import { env } from 'node:process';\nexport const url = env.API_URL + '/v1';`, `import { env } from 'node:process';\n${helper}export const url = requireEnv('API_URL') + '/v1';`),
    silent('a constant that holds the environment', 'text', `const env = process.env;\nexport const url = env.API_URL + '/v1';`, `const env = process.env;\n${helper}export const url = requireEnv('API_URL') + '/v1';`),
    found('a helper that only reads', `const env = (name) => process.env[name];\nexport const url = env('API_URL') + '/v1';`, ['text', "const env = (name) => process.env[name];\n" + helper + `export const url = requireEnv('API_URL') + '/v1';`]),
    silent('a helper that hides the absence of any variable', 'asserted', `const env = (name: string): string => process.env[name]!;\nexport const url = env('API_URL') + '/v1';`, null, 'file.ts'),
    silent('the address of a client', 'need', `const { Pool } = require('pg');\nconst pool = new Pool({ connectionString: process.env.DATABASE_URL });`, `const { Pool } = require('pg');\n${helper}const pool = new Pool({ connectionString: requireEnv('DATABASE_URL') });`),
    found('parts of the address of a client', `import { createConnection } from 'mysql2/promise'; createConnection({ host: process.env.DB_HOST, user: process.env.DB_USER, password: process.env.DB_PASS });`, ['need', `import { createConnection } from 'mysql2/promise'; ` + helper + `createConnection({ host: requireEnv('DB_HOST'), user: process.env.DB_USER, password: process.env.DB_PASS });`], ['need', `import { createConnection } from 'mysql2/promise'; ` + helper + `createConnection({ host: process.env.DB_HOST, user: requireEnv('DB_USER'), password: process.env.DB_PASS });`], ['need', `import { createConnection } from 'mysql2/promise'; ` + helper + `createConnection({ host: process.env.DB_HOST, user: process.env.DB_USER, password: requireEnv('DB_PASS') });`]),
    found('what a client is given in a text', `import Redis from 'ioredis'; export const redis = new Redis(process.env.REDIS_URL);`, ['need', `import Redis from 'ioredis'; ` + helper + `export const redis = new Redis(requireEnv('REDIS_URL'));`]),
    found('credentials below an option', `import nodemailer from 'nodemailer'; nodemailer.createTransport({ host: 'mail', auth: { user: process.env.MAIL_USER, pass: process.env.MAIL_PASS } });`, ['need', `import nodemailer from 'nodemailer'; ` + helper + `nodemailer.createTransport({ host: 'mail', auth: { user: requireEnv('MAIL_USER'), pass: process.env.MAIL_PASS } });`], ['need', `import nodemailer from 'nodemailer'; ` + helper + `nodemailer.createTransport({ host: 'mail', auth: { user: process.env.MAIL_USER, pass: requireEnv('MAIL_PASS') } });`]),
    found('credentials of a library that takes them from a call', `import { v2 as cloudinary } from 'cloudinary'; cloudinary.config({ cloud_name: 'shop', api_key: '1', api_secret: process.env.CLOUDINARY_API_SECRET });`, ['need', `import { v2 as cloudinary } from 'cloudinary'; ` + helper + `cloudinary.config({ cloud_name: 'shop', api_key: '1', api_secret: requireEnv('CLOUDINARY_API_SECRET') });`]),
    found('options that are kept in a constant', `import { Pool } from 'pg'; const options = { max: 5, host: process.env.DB_HOST }; export const pool = new Pool(options);`, ['need', `import { Pool } from 'pg'; ` + helper + `const options = { max: 5, host: requireEnv('DB_HOST') }; export const pool = new Pool(options);`]),
    found('options that are spread', `import { Pool } from 'pg'; const config = { db: { host: process.env.DB_HOST } }; export const pool = new Pool({ ...config.db, max: 5 });`, ['need', `import { Pool } from 'pg'; ` + helper + `const config = { db: { host: requireEnv('DB_HOST') } }; export const pool = new Pool({ ...config.db, max: 5 });`]),
    found('a part of a configuration', `import { Pool } from 'pg'; const config = { db: { url: process.env.DATABASE_URL } }; export const pool = new Pool({ connectionString: config.db.url });`, ['need', `import { Pool } from 'pg'; ` + helper + `const config = { db: { url: requireEnv('DATABASE_URL') } }; export const pool = new Pool({ connectionString: config.db.url });`]),
    found('the secret of a webhook', `import Stripe from 'stripe'; const stripe = new Stripe('sk'); export const read = (body, header) => stripe.webhooks.constructEvent(body, header, process.env.HOOK_SECRET);`, ['need', `import Stripe from 'stripe'; const stripe = new Stripe('sk'); ` + helper + `const hookSecret = requireEnv('HOOK_SECRET');\n\nexport const read = (body, header) => stripe.webhooks.constructEvent(body, header, hookSecret);`]),
    found('the address of a request', `export const load = () => fetch(process.env.API_URL);`, ['need', helper + `const apiUrl = requireEnv('API_URL');\n\nexport const load = () => fetch(apiUrl);`]),
    found('the credentials of a request', `import axios from 'axios'; export const load = () => axios.get('https://api.example.com', { headers: { Authorization: process.env.API_TOKEN } });`, ['need', `import axios from 'axios'; ` + helper + `const apiToken = requireEnv('API_TOKEN');\n\nexport const load = () => axios.get('https://api.example.com', { headers: { Authorization: apiToken } });`]),
    silent('an empty text in its place', 'need', `import Redis from 'ioredis';\nexport const redis = new Redis(process.env.REDIS_URL || '');`, `import Redis from 'ioredis';\n${helper}export const redis = new Redis(requireEnv('REDIS_URL'));`),
    silent('an address of the machine itself', 'local', `const url = process.env.APP_URL || 'http://localhost:3000';`, `${helper}const url = requireEnv('APP_URL');`),
    silent('a database on the machine itself', 'local', `export const uri = process.env.MONGO_URI ?? 'mongodb://127.0.0.1:27017/app';`, `${helper}export const uri = requireEnv('MONGO_URI');`),
    found('the machine itself as the host of a cache', `import Redis from 'ioredis'; new Redis({ host: process.env.REDIS_HOST ?? 'localhost' });`, ['local', `import Redis from 'ioredis'; ` + helper + `new Redis({ host: requireEnv('REDIS_HOST') });`]),
    found('an address of the machine itself in a pattern', `const { APP_URL = 'http://localhost:3000' } = process.env; use(APP_URL);`, ['local', null]),
    found('an address of the machine itself in a template', 'const port = 3000; export const url = process.env.APP_URL || `http://localhost:${port}`;', ['local', "const port = 3000; " + helper + `export const url = requireEnv('APP_URL');`]),
    found('an address of the machine itself behind two variables', `export const url = process.env.APP_URL || process.env.PUBLIC_URL || 'http://localhost:3000';`, ['local', null]),
    silent('a secret in the source', 'secret', `export const sign = (user) => create(user, process.env.JWT_SECRET || 'changeme');`, `${helper}const jwtSecret = requireEnv('JWT_SECRET');\n\nexport const sign = (user) => create(user, jwtSecret);`),
    found('a password in the source', `export const password = process.env.DB_PASSWORD || 'postgres';`, ['secret', helper + `export const password = requireEnv('DB_PASSWORD');`]),
    silent('a file that has a helper', 'asserted', `function env(name: string): string {\n  const value = process.env[name];\n  if (!value) throw new Error(name);\n  return value;\n}\nconst key = process.env.API_KEY!;`, `function env(name: string): string {\n  const value = process.env[name];\n  if (!value) throw new Error(name);\n  return value;\n}\nconst key = env('API_KEY');`, 'file.ts'),
    silent('a name that is taken', 'asserted', `import { requireEnv } from './env';\nexport const send = (apiKey: string) => post(process.env.API_KEY!, apiKey, requireEnv);`, `import { requireEnv } from './env';\n${typed.replace('requireEnv', 'requireEnv2')}const apiKey2 = requireEnv2('API_KEY');\n\nexport const send = (apiKey: string) => post(apiKey2, apiKey, requireEnv);`, 'file.ts'),
    silent('a function that runs at the start', 'asserted', `async function main() {\n  await connect(process.env.MONGO_URI!);\n}\nmain();`, `${typed}async function main() {\n  await connect(requireEnv('MONGO_URI'));\n}\nmain();`, 'file.ts'),
    silent('a function that runs before what stands above it', 'asserted', `fill();\n\nfunction fill() {\n  post(process.env.HOOK_URL!);\n}`, `fill();\n\n${typed}function fill() {\n  post(requireEnv('HOOK_URL'));\n}`, 'file.ts'),
    silent('a comment above the statement', 'asserted', `/** Sends. */\nexport function send() {\n  post(process.env.HOOK_URL!);\n}`, `${typed}const hookUrl = requireEnv('HOOK_URL');\n\n/** Sends. */\nexport function send() {\n  post(hookUrl);\n}`, 'file.ts'),
  ],
};
