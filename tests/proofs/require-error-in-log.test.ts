import { proveEach, type TableProof } from '../support/proof-table.js';
import { echoHttp, failingHttp } from '../support/servers.js';

const SECRET = 'Bearer-of-proof';

/** Code that fails when it is told to, logs that, and tells what its log has of it. */
const service = (head: string, line: string, work = `if (fails) throw new Error('boom');`): string => `
  ${head}
  export async function run({ url, fails = true }) {
    const order = [];
    try {
      order.push('work');
      ${work}
    } catch (err) {
      order.push('caught');
      ${line}
      order.push('answered');
    }
    const text = lines.join('');
    return { order, lines: lines.length, saysSo: /failed/.test(text), hasStack: /Error: [^]*?(\\\\n|\\n) +at /.test(text), hasSecret: text.includes('${SECRET}') };
  }`;

const pino = `import pino from 'pino'; const lines = []; const logger = pino({}, { write: (line) => void lines.push(line) });`;
const winston = `
  import { Writable } from 'node:stream';
  import winston from 'winston';
  const lines = [];
  const stream = new Writable({ write(chunk, _, done) { lines.push(String(chunk)); done(); } });
  const logger = winston.createLogger({ transports: [new winston.transports.Stream({ stream })] });`;
const consoleTo = `
  import { Console } from 'node:console';
  import { Writable } from 'node:stream';
  const lines = [];
  const stream = new Writable({ write(chunk, _, done) { lines.push(String(chunk)); done(); } });
  const out = new Console({ stdout: stream, stderr: stream });`;
const nest = `
  import { Logger } from '@nestjs/common';
  const lines = [];
  for (const stream of [process.stdout, process.stderr]) stream.write = (chunk) => (lines.push(String(chunk)), true);
  const logger = new Logger('Orders');`;
const axios = `import axios from 'axios';`;
const request = `await axios.get(url, { headers: { Authorization: '${SECRET}' } });`;

const seen = (hasStack: boolean, count = 1) => ({
  value: { order: ['work', 'caught', 'answered'], lines: count, saysSo: true, hasStack, hasSecret: false },
});

const proof = (name: string, packages: readonly string[], code: string): TableProof => ({
  name,
  by: 'require-error-in-log',
  packages,
  code,
  server: echoHttp,
  fault: { before: seen(false), after: seen(true) },
  healthy: { input: { fails: false } },
});

const ofRequest = (name: string, packages: readonly string[], code: string): TableProof => ({
  ...proof(name, packages, code),
  suggestion: 'addError',
  fault: { server: failingHttp(9, 500), before: seen(false), after: seen(true) },
  healthy: { server: echoHttp },
});

proveEach('require-error-in-log: the line has the stack that it lost', [
  proof('pino: a message with the text of the error', ['pino'], service(pino, `logger.error('order failed: ' + err.message);`)),
  proof('pino: a template with the text of the error', ['pino'], service(pino, 'logger.error(`order ${order.length} failed: ${err.message}`);')),
  proof('pino: an error behind the message', ['pino'], service(pino, `logger.error('order failed', err);`)),
  proof('pino: an error under a key that it does not know', ['pino'], service(pino, `logger.error({ error: err, count: order.length }, 'order failed');`)),
  proof('pino: an object behind the message', ['pino'], service(pino, `logger.error('order failed', { error: err });`)),
  proof('pino: fields without the error', ['pino'], service(pino, `logger.error({ count: order.length }, 'order failed');`)),
  proof('winston: a message with the text of the error', ['winston'], service(winston, `logger.error('order failed: ' + err.message);`)),
  proof('winston: the text of the error among the fields', ['winston'], service(winston, `logger.error('order failed', { count: order.length, error: err.message });`)),
  proof('winston: an error among the fields', ['winston'], service(winston, `logger.error('order failed', { count: order.length, error: err });`)),
  proof('console: the text of the error', [], service(consoleTo, `out.error('order failed:', err.message);`)),
  proof('console: the text of the error in an object', [], service(consoleTo, `out.error('order failed', { error: err.message });`)),
  { ...proof('Nest: a message with the text of the error', ['@nestjs/common'], service(nest, 'logger.error(`order failed: ${err.message}`);')), fault: { before: seen(false), after: seen(true, 2) } },
]);

proveEach('require-error-in-log: no credentials of a request that failed are written', [
  ofRequest('axios and pino', ['axios', 'pino'], service(axios + pino, `logger.error('order failed: ' + err.message);`, request)),
  ofRequest('axios and winston', ['axios', 'winston'], service(axios + winston, `logger.error('order failed: ' + err.message);`, request)),
  ofRequest('axios and console', ['axios'], service(axios + consoleTo, `out.error('order failed', err.message);`, request)),
  ofRequest('got and pino', ['got', 'pino'], service(`import got from 'got';${pino}`, `logger.error('order failed: ' + err.message);`, `await got(url, { headers: { authorization: '${SECRET}' }, retry: { limit: 0 } });`)),
]);

const leaks = { value: { order: ['work', 'caught', 'answered'], lines: 1, saysSo: true, hasStack: true, hasSecret: true } };

/** What the repair keeps from being written: the whole error has the header in it. */
const ofWhole = (name: string, packages: readonly string[], head: string, whole: string, picked: string): TableProof => ({
  name,
  by: { hand: service(head, picked, request) },
  packages,
  code: service(head, whole, request),
  server: failingHttp(9, 500),
  fault: { before: leaks, after: seen(true) },
  healthy: { server: echoHttp },
});

proveEach('require-error-in-log: the whole error of a request would have its credentials written', [
  ofWhole('pino', ['axios', 'pino'], axios + pino, `logger.error({ err }, 'order failed');`, `logger.error({ err: { message: err.message, stack: err.stack } }, 'order failed');`),
  ofWhole('winston', ['axios', 'winston'], axios + winston, `logger.error('order failed', err);`, `logger.error('order failed', { stack: err.stack });`),
  ofWhole('console', ['axios'], axios + consoleTo, `out.error('order failed', err);`, `out.error('order failed', err.stack);`),
]);
