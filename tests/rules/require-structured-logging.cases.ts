import type rule from '../../src/rules/require-structured-logging.js';
import type { CasesOf } from '../support/rule-tester.js';

const strict = [{ withoutLogger: true }] as const;
const NAMES = 'declare const attempt: any, max: any, count: any, chunkId: any, orderId: any, tenant: any, settings: any, actor: any, n: any, start: any, port: any, name: any, action: any, kind: any, status: any;';
const PINO = `import pino from 'pino'; const logger = pino();`;
const WINSTON = `import winston from 'winston'; const logger = winston.createLogger({ transports: [new winston.transports.Console()] });`;

/** What the rule finds in a line of pino, and how it leaves it. */
const inPino = (name: string, line: string, repaired: string | null, messageId: 'values' | 'dropped' = 'values') =>
  ({ name, code: `${PINO}\n${NAMES}\n${line}`, output: repaired === null ? null : `${PINO}\n${NAMES}\n${repaired}`, errors: [{ messageId }] }) as const;

const inWinston = (name: string, line: string, repaired: string | null, messageId: 'values' | 'dropped' = 'values') =>
  ({ name, code: `${WINSTON}\n${NAMES}\n${line}`, output: repaired === null ? null : `${WINSTON}\n${NAMES}\n${repaired}`, errors: [{ messageId }] }) as const;

/** What the rule says of which code; `tests/repair/laws.test.ts` holds its repairs to their laws. */
export const cases: CasesOf<typeof rule> = {
  valid: [
    { name: 'a constant message with fields', code: `${PINO} export const done = (id) => logger.info({ id }, 'Order created');` },
    { name: 'a constant message with fields behind it', code: `${WINSTON} export const done = (id) => logger.info('Order created', { id });` },
    { name: 'a template without values', code: `${PINO} logger.info(\`started\`);` },
    { name: 'a message with a constant of this file', code: `const SERVICE = 'billing'; ${PINO} logger.info(\`\${SERVICE}: started\`);` },
    { name: 'a message with the name of the class', code: `${PINO} class Orders { load() { logger.info(\`\${Orders.name} loaded\`); logger.info(\`\${this.constructor.name} loaded\`); } }` },
    { name: 'one of two fixed messages', code: `${PINO} export const told = (on) => logger.info(\`Feature \${on ? 'enabled' : 'disabled'}\`);` },
    { name: 'a message that is made elsewhere', code: `${PINO} export const say = (message) => logger.info(message);` },
    { name: 'fields that are given by a caller', code: `${PINO} export const say = (fields, message) => logger.info(fields, message);` },
    { name: 'a logger of the same name that nothing proves', code: `export const say = (logger, id) => logger.info(\`created \${id}\`);` },
    { name: 'a logger that takes no fields', code: `import { Logger } from '@nestjs/common'; const logger = new Logger('Orders'); export const done = (id) => logger.log(\`Order \${id} created\`);` },
    { name: 'consola prints objects as text', code: `import { consola } from 'consola'; export const done = (id) => consola.info(\`Order \${id} created\`);` },
    { name: 'a text coloured for a terminal', code: `import chalk from 'chalk'; ${PINO} export const done = (id) => logger.info(\`Order \${chalk.bold(id)} created\`);` },
    {
      name: 'winston with lines that leave fields out',
      code: `
        import winston from 'winston';
        const logger = winston.createLogger({ format: winston.format.printf(({ level, message }) => level + ' ' + message) });
        export const done = (id) => logger.info(\`Order \${id} created\`);`,
    },
    {
      name: 'winston with lines that leave fields out, behind formats that are put in by a condition',
      code: `
        import winston from 'winston';
        const logger = winston.createLogger({
          format: winston.format.combine(winston.format.timestamp(), ...(plain ? [] : [winston.format.colorize()]), winston.format.printf((info) => \`\${info.timestamp} \${info.level}: \${info.message}\`)),
        });
        export const done = (id) => logger.info(\`Order \${id} created\`);`,
    },
    {
      name: 'winston with a format that cannot be read',
      code: `import winston from 'winston'; import { lines } from './lines'; const logger = winston.createLogger({ format: lines() }); export const done = (id) => logger.info(\`Order \${id} created\`);`,
    },
    { name: 'winston for a terminal', code: `import winston from 'winston'; const logger = winston.createLogger({ format: winston.format.cli() }); export const done = (id) => logger.info(\`Order \${id} created\`);` },
    { name: 'a value that is the same wherever the line is written', code: `${PINO} export const told = (result) => { if (result.verdict === 'flagged') logger.warn(\`Content \${result.verdict}\`); };` },
    { name: 'a value of two', code: `${PINO} export const told = (list: 'news' | 'offers') => logger.info(\`Left \${list}\`);` },
    { name: 'a value that is a field besides', code: `${PINO} export const told = (status) => logger.info({ status }, \`Now \${status}\`);` },
    { name: 'a line of console that is an object of fields', code: `export const done = (id) => console.log(JSON.stringify({ level: 'info', msg: 'created', id }));`, options: [...strict] },
    { name: 'the last word before the process ends', code: `export const open = async () => { try { await connect(); } catch (error) { console.error('no database', error); process.exit(1); } };`, options: [...strict] },
    { name: 'a line that only tests let through', code: `export const told = (error) => { if (env.ENVIRONMENT === 'test') console.error(error); };`, options: [...strict] },
    { name: 'a function that is called to print', code: `export function printTokens(tokens) { console.log(tokens.length); }`, options: [...strict] },
    { name: 'the text of an error is told by require-error-in-log', code: `${PINO} export const run = () => { try { work(); } catch (error) { logger.error(\`failed: \${error.message}\`); } };` },
    { name: 'an error that winston takes in the place of the fields', code: `${WINSTON} export const run = (id) => { try { work(); } catch (error) { logger.error(\`order \${id} failed\`, error); } };` },
    { name: 'console in a package without a logger', code: `export const done = (id) => console.log('created', id);` },
    { name: 'a line that says that the server listens', code: `import express from 'express'; express().listen(3000, () => console.log('listening'));`, options: [...strict] },
    { name: 'a line at the top of a file', code: `console.log('ready');`, options: [...strict] },
    { name: 'console in a script', code: `#!/usr/bin/env node\nexport const run = () => console.log('done');`, options: [...strict] },
    { name: 'console in a browser', code: `export const run = () => console.log(window.location.href);`, options: [...strict] },
    { name: 'an empty line of console', code: `export const run = () => console.log();`, options: [...strict] },
    { name: 'what is spread is unknown', code: `${PINO} export const say = (...all) => logger.info(...all);` },
  ],
  invalid: [
    { name: 'a value that is compared with a text for another line', code: `${PINO} export const done = (result) => { if (result.verdict === 'flagged') mark(); logger.warn(\`Content \${result.verdict}\`); };`, errors: [{ messageId: 'values' }], output: `${PINO} export const done = (result) => { if (result.verdict === 'flagged') mark(); logger.warn({ resultVerdict: result.verdict }, 'Content result verdict'); };` },
    inPino('a template', "logger.info(`Order ${order.id} created`);", "logger.info({ orderId: order.id }, 'Order created');"),
    inPino('a chain of +', "logger.info('Order ' + order.id + ' failed for ' + user.email);", "logger.info({ orderId: order.id, userEmail: user.email }, 'Order failed');"),
    inPino('a value that is a field already', "logger.info({ total: count, tenant }, `Order ${orderId} has ${count} lines`);", "logger.info({ total: count, tenant, orderId }, 'Order has lines');"),
    inPino('an identifier becomes a field of its name', 'logger.info(`Processed chunk ${chunkId}`);', "logger.info({ chunkId }, 'Processed chunk');"),
    inPino('a child logger', 'const child = logger.child({ a: 1 }); child.warn(`Retry ${attempt} of ${max}`);', "const child = logger.child({ a: 1 }); child.warn({ attempt, max }, 'Retry attempt');"),
    inPino('fields that are there already', 'logger.info({ tenant }, `User ${user.id} created`);', "logger.info({ tenant, userId: user.id }, 'User created');"),
    inPino('a name that is taken gets longer', 'logger.info({ userId: actor }, `User ${user.id} created`);', "logger.info({ userId: actor, userId2: user.id }, 'User created');"),
    inPino('an error in the place of the fields', 'try { work(); } catch (error) { logger.error(error, `Order ${order.id} failed`); }', "try { work(); } catch (error) { logger.error({ err: error, orderId: order.id }, 'Order failed'); }"),
    inPino(
      'the text of an error that is logged already',
      'try { work(); } catch (err) { logger.error({ err }, `Order ${order.id} failed: ${err.message}`); }',
      "try { work(); } catch (err) { logger.error({ err, orderId: order.id }, 'Order failed'); }",
    ),
    inPino('placeholders', "logger.info('User %s created %d orders', user.id, count);", "logger.info({ userId: user.id, count }, 'User created orders');"),
    inPino('JSON becomes the value itself', 'logger.debug(`Loaded settings ${JSON.stringify(settings)}`);', "logger.debug({ settings }, 'Loaded settings');"),
    inPino('a nested template', 'logger.info(`Loaded ${`user ${user.id}`} from cache`);', "logger.info({ userId: user.id }, 'Loaded user from cache');"),
    inPino('a length', 'logger.info(`Found ${items.length} items`);', "logger.info({ itemCount: items.length }, 'Found items');"),
    inPino('an ending for more than one', "logger.info(`Sent ${n} item${n === 1 ? '' : 's'}`);", "logger.info({ itemCount: n }, 'Sent items');"),
    inPino('calls and awaits stay in their order', 'export async function run() { logger.info(`Saved ${await save()} after ${next()}`); }', "export async function run() { logger.info({ save: await save(), next: next() }, 'Saved'); }"),
    inPino('a duration', 'logger.info(`Import finished in ${Date.now() - start}ms`);', "logger.info({ durationMs: Date.now() - start }, 'Import finished');"),
    inPino('an address is one value', 'logger.info(`Server listening on http://localhost:${port}`);', "logger.info({ url: `http://localhost:${port}` }, 'Server listening');"),
    inPino("the logger's own keys are left to it", 'logger.info(`Unknown job ${name}`);', "logger.info({ jobName: name }, 'Unknown job');"),
    inPino('a constant in the message stays', "const SERVICE = 'billing';\nlogger.info(`${SERVICE}: order ${order.id} created`);", "const SERVICE = 'billing';\nlogger.info({ orderId: order.id }, `${SERVICE}: order created`);"),
    inPino('an access line has no message', 'logger.info(`${req.method} ${req.url} ${status}`);', null),
    inPino('a value that is the verb', 'logger.error(`Failed to ${action} the order`);', null),
    inPino('a part of a word', 'logger.info(`Loaded plugin-${kind}-core`);', null),
    inPino('fields behind the message', "logger.info('Order created', { orderId });", "logger.info({ orderId }, 'Order created');", 'dropped'),
    inPino('values and fields behind the message', 'logger.info(`User ${user.id} created`, { tenant });', "logger.info({ tenant, userId: user.id }, 'User created');", 'dropped'),
    inPino('a value behind the message', "logger.info('Order created', orderId);", "logger.info({ orderId }, 'Order created');", 'dropped'),
    inPino('what may be a secret stays out of the log', "export const login = (req) => logger.info('Login', req.body);", null, 'dropped'),
    inPino('a sentence behind the value stays', 'logger.warn(`Unknown sampler: ${name}. Using the default.`);', "logger.warn({ samplerName: name }, 'Unknown sampler: Using the default.');"),
    inPino('a word would be there twice', "logger.error(`Attempt ${attempt}/${max}: ${items.length} field(s) still missing [${items.join(', ')}], again in ${n}`);", null),
    {
      name: 'arguments on lines of their own end as others of the file do',
      code: `${PINO}\nstart(\n  1,\n  2\n);\nlogger.error(\`Webhook handler of the billing service failed with \${result.status} for the customer \${customer.id} of \${tenant.region}\`);`,
      output: `${PINO}\nstart(\n  1,\n  2\n);\nlogger.error(\n  { resultStatus: result.status, customerId: customer.id, tenantRegion: tenant.region },\n  'Webhook handler of the billing service failed for the customer'\n);`,
      errors: [{ messageId: 'values' }],
    },
    inWinston('a template', "logger.info(`Order ${order.id} created`);", "logger.info('Order created', { orderId: order.id });"),
    inWinston('fields that are there already', 'logger.info(`User ${user.id} created`, { tenant });', "logger.info('User created', { userId: user.id, tenant });"),
    inWinston('the level as an argument', "logger.log('warn', `Order ${order.id} is late`);", "logger.log('warn', 'Order is late', { orderId: order.id });"),
    inWinston('fields before the message', "logger.info({ orderId }, 'Order created');", "logger.info('Order created', { orderId });", 'dropped'),
    {
      name: 'a request of Fastify',
      code: "import Fastify from 'fastify'; const app = Fastify({ logger: true }); app.get('/users/:id', async (request) => { request.log.info(`User ${request.params.id} loaded`); return {}; });",
      output: "import Fastify from 'fastify'; const app = Fastify({ logger: true }); app.get('/users/:id', async (request) => { request.log.info({ id: request.params.id }, 'User loaded'); return {}; });",
      errors: [{ messageId: 'values' }],
    },
    {
      name: 'comments and lines stay',
      code: `${PINO}\nlogger.info(\n  // who\n  \`User \${user.id} created\`,\n);`,
      output: `${PINO}\nlogger.info(\n  // who\n  { userId: user.id },\n  'User created',\n);`,
      errors: [{ messageId: 'values' }],
    },
    {
      name: 'the quotes of the file',
      code: `import pino from "pino"; const logger = pino();\nlogger.info(\`User \${user.id} created\`);`,
      output: `import pino from "pino"; const logger = pino();\nlogger.info({ userId: user.id }, "User created");`,
      errors: [{ messageId: 'values' }],
    },
    { name: 'a logger that is made elsewhere with a format out of sight gets a suggestion', code: `import { Logger } from 'winston'; export const done = (logger: Logger, id: string) => logger.info(\`Order \${id} created\`);`, errors: [{ messageId: 'values', suggestions: [{ messageId: 'useFields', output: `import { Logger } from 'winston'; export const done = (logger: Logger, id: string) => logger.info('Order created', { id });` }] }] },
    { name: 'console in server code under strict', code: `export const done = (id) => console.log('created', id);`, options: [...strict], errors: [{ messageId: 'plainConsole' }] },
    { name: 'an error that console tells', code: `app.use((error, req, res, next) => { console.error(error); next(); });`, options: [...strict], errors: [{ messageId: 'plainConsole' }] },
  ],
};
