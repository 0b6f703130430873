import { proveEach, type TableProof } from '../support/proof-table.js';
import { makingHttp } from '../support/servers.js';

/** Code that runs once for each of some orders, the same one twice where a run is tried again, and counts what was made of it. */
const service = (head: string, make: string): string => `
  ${head}
  export async function run({ url, host, port, ids = ['a', 'a'] }) {
    const made = new Set();
    for (const id of ids) {
      const order = { id };
      ${make}
      made.add(result.id);
    }
    return made.size;
  }`;

const proof = (name: string, packages: readonly string[], code: string): TableProof => ({
  name,
  by: 'require-idempotency-key',
  suggestion: 'setKey',
  packages,
  code,
  server: makingHttp,
  fault: { before: { value: 2 }, after: { value: 1 } },
  healthy: { input: { ids: ['a', 'b'] } },
});

const client = `const stripe = new Stripe('key', { host, port, protocol: 'http', telemetry: false });`;
const stripe = (make: string, head = '') => service(`import Stripe from 'stripe';${head}`, `${client} ${make}`);

proveEach('require-idempotency-key: a run that is tried again makes nothing twice', [
  proof('Stripe without a key', ['stripe'], stripe(`const result = await stripe.paymentIntents.create({ amount: 1, currency: 'eur', metadata: { orderId: order.id } });`)),
  proof('Stripe with other options', ['stripe'], stripe(`const result = await stripe.charges.create({ amount: 1, currency: 'eur', metadata: { orderId: order.id } }, { timeout: 5000 });`)),
  proof('Stripe with a key that is new each time', ['stripe'], stripe(`const result = await stripe.charges.create({ amount: 1, currency: 'eur', metadata: { orderId: order.id } }, { idempotencyKey: randomUUID() });`, `import { randomUUID } from 'node:crypto';`)),
  proof('fetch', [], service('', "const response = await fetch(`${url}/charges`, { method: 'POST', body: JSON.stringify({ reference: order.id }) }); const result = await response.json();")),
  proof('fetch with headers', [], service('', "const response = await fetch(`${url}/charges`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ reference: order.id }) }); const result = await response.json();")),
  proof('axios, to where a header of its own has the key', ['axios'], service(`import axios from 'axios';`, "const { data: result } = await axios.post(`${url}/v2/checkout/orders`, { intent: 'CAPTURE', purchase_units: [{ reference_id: order.id }] });")),
  proof('axios', ['axios'], service(`import axios from 'axios';`, "const { data: result } = await axios.post(`${url}/bookings`, { orderId: order.id });")),
]);
