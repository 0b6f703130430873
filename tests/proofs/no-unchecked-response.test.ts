import { proveEach, type TableProof } from '../support/proof-table.js';
import { echoHttp, refusingHttp } from '../support/servers.js';

/** Code that gets something and says what it has got; a refused request is taken for data before its repair. */
const proof = (name: string, code: string, taken: unknown, packages: readonly string[] = []): TableProof => ({
  name,
  by: 'no-unchecked-response',
  suggestion: 'addCheck',
  packages,
  code,
  server: refusingHttp(500),
  fault: { before: { value: taken, count: 1 }, after: { fails: /Request failed with status 500/, count: 1 } },
  healthy: { server: echoHttp },
});

const refused = { error: 'refused' };

proveEach('no-unchecked-response: a refused request is no data', [
  proof('the body of what a statement gets', `export async function run({ url }) {\n  const response = await fetch(url);\n  return response.json();\n}`, refused),
  proof('the body of what a variable gets later', `export async function run({ url }) {\n  let response;\n  response = await fetch(url);\n  return response.json();\n}`, refused),
  proof('the body in a chain', `export const run = ({ url }) => fetch(url).then((response) => response.json());`, refused),
  proof('the body in a block of a chain', `export const run = ({ url }) => fetch(url).then(async (response) => {\n  const text = await response.text();\n  return JSON.parse(text);\n});`, refused),
  proof('the body of what is awaited in place', `export async function run({ url }) {\n  return (await fetch(url)).json();\n}`, refused),
  proof('the bodies of a list', `export async function run({ url }) {\n  const all = await Promise.all([url].map((each) => fetch(each)));\n  return Promise.all(all.map((each) => each.json()));\n}`, [refused]),
  proof('the body of what a wrapper hands on', `const request = (url) => fetch(url);\nexport async function run({ url }) {\n  const response = await request(url);\n  return response.json();\n}`, refused),
  proof('the body where another failure is looked for', `export async function run({ url }) {\n  const response = await fetch(url);\n  if (response.status === 404) return null;\n  return response.json();\n}`, refused),
  proof('an order that is taken for placed', `export async function run({ url }) {\n  await fetch(url, { method: 'POST', body: 'order' });\n  return 'placed';\n}`, 'placed'),
  proof('orders that are taken for placed', `export async function run({ url }) {\n  await Promise.all(['one'].map((body) => fetch(url, { method: 'POST', body })));\n  return 'placed';\n}`, 'placed'),
  proof('an order that a step of the chain takes for placed', `export const run = ({ url }) => fetch(url, { method: 'POST' }).then(() => 'placed');`, 'placed'),
  proof('fetch of undici', `import { fetch } from 'undici';\nexport async function run({ url }) {\n  const response = await fetch(url);\n  return response.json();\n}`, refused, ['undici']),
  proof('axios that takes every status', `import axios from 'axios';\nexport async function run({ url }) {\n  const response = await axios.get(url, { validateStatus: () => true });\n  return response.data;\n}`, refused, ['axios']),
  proof('an instance of axios that does', `import axios from 'axios';\nconst api = axios.create({ validateStatus: null });\nexport async function run({ url }) {\n  const { data } = await api.get(url);\n  return data;\n}`, refused, ['axios']),
  proof('got told not to reject', `import got from 'got';\nexport async function run({ url }) {\n  const { body } = await got(url, { throwHttpErrors: false, responseType: 'json', retry: { limit: 0 } });\n  return body;\n}`, refused, ['got']),
  proof('ky told not to reject', `import ky from 'ky';\nexport async function run({ url }) {\n  const response = await ky.get(url, { throwHttpErrors: false, retry: 0 });\n  return response.json();\n}`, refused, ['ky']),
  proof('request of undici', `import { request } from 'undici';\nexport async function run({ url }) {\n  const { body } = await request(url);\n  return body.json();\n}`, refused, ['undici']),
]);
