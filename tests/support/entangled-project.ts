/**
 * A small monorepo whose files need one another: clients, defaults and wrappers in other files, barrels, import cycles, and a second
 * app of other facts. What is found depends on many of them, and must not depend on which is linted first.
 */
export const entangledProject: Readonly<Record<string, string>> = {
  'package.json': '{ "workspaces": ["apps/*", "packages/*"] }',
  'packages/http/package.json': '{ "name": "@acme/http", "exports": "./src/index.ts", "dependencies": { "axios": "^1.0.0" }, "private": true }',
  'packages/http/src/index.ts': "export * from './bounded';\nexport * from './bare';\n",
  'packages/http/src/bounded.ts': "import axios from 'axios';\nimport { limits } from './index';\nexport const bounded = axios.create({ timeout: limits.timeout });\n",
  'packages/http/src/bare.ts': "import axios from 'axios';\nimport { bounded } from './index';\nexport const limits = { timeout: 5000 };\nexport const bare = axios.create();\nexport const ping = () => bounded.get('https://a.example');\n",

  'apps/api/package.json': '{ "name": "api", "private": true, "dependencies": { "@acme/http": "workspace:*", "axios": "^1.0.0", "p-timeout": "^6.0.0" } }',
  'apps/api/tsconfig.json': '{ "compilerOptions": { "paths": { "~/*": ["./src/*"] } } }',
  'apps/api/src/lib/index.ts': "export * from './client';\nexport * from './late';\nexport { request } from './request';\n",
  'apps/api/src/lib/client.ts': "import axios from 'axios';\nimport type { Late } from './index';\nexport const own = axios.create();\nexport const typed = (late: Late) => late.load();\n",
  'apps/api/src/lib/late.ts': "import axios from 'axios';\nimport { own } from './index';\nexport class Late {\n  readonly http = axios.create();\n  load() {\n    return this.http.get('https://a.example');\n  }\n}\nexport const viaOwn = () => own.get('https://a.example');\n",
  'apps/api/src/lib/request.ts': 'export async function request(url: string, init: RequestInit = {}) {\n  return fetch(url, init);\n}\n',
  'apps/api/src/setup.ts': "import { own } from '~/lib';\nown.defaults.timeout = 5000;\n",
  'apps/api/src/a.ts': "import { bare, bounded } from '@acme/http';\nimport { b } from './b';\nexport const a = () => b() ?? bare.get('https://a.example') ?? bounded.get('https://a.example');\n",
  'apps/api/src/b.ts': "import { a } from './a';\nimport { own, request } from '~/lib';\nexport const b = () => a() ?? own.post('https://a.example', {}) ?? request('https://a.example');\n",
  'apps/api/src/under-deadline.ts': "import pTimeout from 'p-timeout';\nimport { slow } from './slow';\nexport const run = () => pTimeout(slow(), { milliseconds: 500 });\n",
  'apps/api/src/slow.ts': "export const slow = async () => (await fetch('https://a.example')).json();\n",
  'apps/api/src/loose.ts': "export const loose = async () => (await fetch('https://a.example')).json();\n",

  'apps/jobs/package.json': '{ "name": "jobs", "private": true, "dependencies": { "axios": "^1.0.0" } }',
  'apps/jobs/server.js': "const axios = require('axios');\nclass Server {\n  constructor() {\n    axios.defaults.timeout = 5000;\n  }\n}\nmodule.exports = { Server };\n",
  'apps/jobs/notify.js': "const axios = require('axios');\nexports.notify = () => axios.post('https://a.example', {});\n",
  'apps/jobs/late-client.js': "const axios = require('axios');\nconst { notify } = require('./notify');\nexports.client = axios.create({ timeout: 0 });\nexports.both = () => notify() ?? exports.client.get('https://a.example');\n",
};

/** The files of it that hold code. */
export const entangledFiles: readonly string[] = Object.keys(entangledProject).filter((file) => /\.[jt]s$/u.test(file));

/** Orders of a list: as it is, backwards, and shuffled by seeds. */
export function ordersOf<T>(list: readonly T[], shuffles: number): T[][] {
  const shuffled = Array.from({ length: shuffles }, (_, seed) => {
    const rest = [...list];
    let state = seed + 1;
    return list.map(() => {
      state = (state * 48_271) % 2_147_483_647;
      return rest.splice(state % rest.length, 1)[0]!;
    });
  });
  return [[...list], list.toReversed(), ...shuffled];
}
