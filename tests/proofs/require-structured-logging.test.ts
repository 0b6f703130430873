import { echoHttp } from '../support/servers.js';
import { proveEach, type TableProof } from '../support/proof-table.js';

const PINO = `
  import pino from 'pino';
  const lines = [];
  const logger = pino({ base: null, timestamp: false }, { write: (line) => lines.push(JSON.parse(line)) });`;

const WINSTON = `
  import { Writable } from 'node:stream';
  import winston from 'winston';
  const lines = [];
  const stream = new Writable({ write: (line, encoding, done) => { lines.push(JSON.parse(line)); done(); } });
  const logger = winston.createLogger({ format: winston.format.json(), transports: [new winston.transports.Stream({ stream })] });`;

/** A line whose facts nobody can ask for by name, and the same line afterwards; what the code answers is the same. */
const line = (name: string, logger: string, work: string, before: object, after: object): TableProof => ({
  name,
  by: 'require-structured-logging',
  packages: [logger === PINO ? 'pino' : 'winston'],
  server: echoHttp,
  code: `${logger}
    const order = { id: 7, total: 12.5, items: ['tea', 'milk'] };
    let counter = 0;
    const next = () => (counter += 1);
    export async function run({ shows }) {
      ${work}
      await new Promise((resolve) => setTimeout(resolve, 20));
      return shows ? lines : { order, counter };
    }`,
  fault: { input: { shows: true }, before: { value: [before] }, after: { value: [after] } },
  healthy: { input: { shows: false } },
});

proveEach('require-structured-logging: a repaired line has its facts as JSON under their names', [
  line(
    'values in a message of pino',
    PINO,
    'logger.info(`Order ${order.id} paid, total: ${order.total}`);',
    { level: 30, msg: 'Order 7 paid, total: 12.5' },
    { level: 30, orderId: 7, orderTotal: 12.5, msg: 'Order paid' },
  ),
  line(
    'placeholders of pino',
    PINO,
    "logger.warn('Order %s has %d items', order.id, order.items.length);",
    { level: 40, msg: 'Order 7 has 2 items' },
    { level: 40, orderId: 7, itemCount: 2, msg: 'Order has items' },
  ),
  line(
    'JSON in a message of pino',
    PINO,
    'logger.info(`Packed items ${JSON.stringify(order.items)}`);',
    { level: 30, msg: 'Packed items ["tea","milk"]' },
    { level: 30, orderItems: ['tea', 'milk'], msg: 'Packed items' },
  ),
  line(
    'fields that pino drops',
    PINO,
    "logger.info('Order paid', { orderId: order.id });",
    { level: 30, msg: 'Order paid' },
    { level: 30, orderId: 7, msg: 'Order paid' },
  ),
  line(
    'an error that pino has already, and tells again in the message',
    PINO,
    "try { throw new TypeError('no stock'); } catch (err) { err.stack = 'at pack()'; logger.error({ err }, `Order ${order.id} failed: ${err.message}`); }",
    { level: 50, err: { type: 'TypeError', message: 'no stock', stack: 'at pack()' }, msg: 'Order 7 failed: no stock' },
    { level: 50, err: { type: 'TypeError', message: 'no stock', stack: 'at pack()' }, orderId: 7, msg: 'Order failed' },
  ),
  line(
    'calls in a message of pino, each made once and in order',
    PINO,
    'logger.info({ first: next() }, `Attempt ${next()} of order ${order.id} starts at ${next()}`);',
    { level: 30, first: 1, msg: 'Attempt 2 of order 7 starts at 3' },
    { level: 30, first: 1, next: 2, orderId: 7, next2: 3, msg: 'Attempt of order starts' },
  ),
  line(
    'values in a message of winston',
    WINSTON,
    "logger.info('Order ' + order.id + ' paid, total: ' + order.total);",
    { level: 'info', message: 'Order 7 paid, total: 12.5' },
    { level: 'info', message: 'Order paid', orderId: 7, orderTotal: 12.5 },
  ),
  line(
    'values and fields of winston',
    WINSTON,
    'logger.info(`Order ${order.id} paid`, { total: order.total });',
    { level: 'info', message: 'Order 7 paid', total: 12.5 },
    { level: 'info', message: 'Order paid', orderId: 7, total: 12.5 },
  ),
  line(
    'a level that is an argument of winston',
    WINSTON,
    "logger.log('warn', `Order ${order.id} is late`);",
    { level: 'warn', message: 'Order 7 is late' },
    { level: 'warn', message: 'Order is late', orderId: 7 },
  ),
]);
