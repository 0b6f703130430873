import { describe, expect, it } from 'vitest';
import { layoutsIn, logsIn } from '../../support/logs.js';

const pino = "import pino from 'pino';\nconst log = pino();\n";
const winston = "import winston from 'winston';\nconst log = winston.createLogger({});\n";

describe('a log call', () => {
  it.each<[string, string, string[]]>([
    ['has fields before the message', `${pino}log.info({ id }, 'sent');`, ["pino info: message 'sent', fields { id }"]],
    ['has a message alone', `${pino}log.info('sent');`, ["pino info: message 'sent'"]],
    ['has a template as its message', `${pino}log.info(\`sent \${id}\`);`, ['pino info: message `sent ${id}`']],
    ['has a sum of texts as its message', `${pino}log.info('sent ' + id);`, ["pino info: message 'sent ' + id"]],
    ['has fields alone', `${pino}log.info({ id });`, ['pino info: fields { id }']],
    ['drops what follows the message', `${pino}log.info('sent', { id }, 3);`, ["pino info: message 'sent', dropped { id } | 3"]],
    ['fills placeholders in', `${pino}log.info('sent %s of %d', a, b, c);`, ["pino info: message 'sent %s of %d', formatted a | b, dropped c"]],
    ['fills placeholders in behind fields', `${pino}log.info({ id }, 'sent %s', a);`, ["pino info: message 'sent %s', fields { id }, formatted a"]],
    ['does not take an escaped percent sign for one', `${pino}log.info('%% %s', a, b);`, ["pino info: message '%% %s', formatted a, dropped b"]],
    ['has an Error in the place of fields', `${pino}try { f(); } catch (e) { log.error(e, 'failed'); }`, ["pino error: message 'failed', fields e"]],
    ['has a text of an Error as its message', `${pino}try { f(); } catch (e) { log.error(e.message, e); }`, ['pino error: message e.message, dropped e']],
    ['is unknown where the first argument is', `${pino}export const f = (x) => log.info(x, 'sent');`, ["pino info: unknown x | 'sent'"]],
    ['knows an argument by its type', `${pino}export const f = (x: string, y: { a: 1 }, e: Error, s?: string) => { log.info(x, y); log.info(y, x); log.info(e, x); log.info(s); };`, [
      'pino info: message x, dropped y', 'pino info: message x, fields y', 'pino info: message x, fields e', 'pino info: message s',
    ]],
    ['knows an argument by the interface and the class of its type', `${pino}interface A { a: string } class B extends Error {} class C {}\nexport const f = (a: A, b: B, c: C) => { log.info(a, 'm'); log.info(b); log.info(c, 'm'); };`, [
      "pino info: message 'm', fields a", 'pino info: fields b', "pino info: message 'm', fields c",
    ]],
    ['knows a constant', `${pino}const text = 'sent %s'; const fields = { id }; log.info(text, 1); log.info(fields, text);`, ['pino info: message text, formatted 1', 'pino info: message text, fields fields']],
    ['keeps a text that stands before a spread', `${pino}log.info('sent', ...rest); log.info(...rest);`, ["pino info: message 'sent', unknown rest", 'pino info: unknown rest']],
    ['is none by its name alone', `log.info('sent'); const logger = { child() {} }; logger.error('x');`, []],
    ['is none on another method', `${pino}log.flush(); log.level('x');`, []],
  ])('%s', (_claim, code, expected) => {
    expect(logsIn(code)).toEqual(expected);
  });

  it.each<[string, string, string[]]>([
    ['has fields behind the message', `${winston}log.info('sent', { id });`, ["winston info: message 'sent', fields { id }"]],
    ['drops fields before the message', `${winston}log.info({ id }, 'sent');`, ["winston info: message 'sent', dropped { id }"]],
    ['has an Error behind the message', `${winston}try { f(); } catch (e) { log.error('failed', e); log.error(e); }`, ["winston error: message 'failed', fields e", 'winston error: fields e']],
    ['drops a value behind the message, and what follows', `${winston}log.info('sent', 3, { id });`, ["winston info: message 'sent', dropped 3 | { id }"]],
    ['drops values for placeholders', `${winston}log.info('sent %s', id, { id });`, ["winston info: message 'sent %s', dropped id | { id }"]],
    ['fills them in where it is made to', `import { createLogger, format } from 'winston'; const log = createLogger({ format: format.combine(format.splat(), format.json()) }); log.info('sent %s', id, { id });`, [
      "winston info: message 'sent %s', fields { id }, formatted id",
    ]],
    ['does not know whether it fills them in where its format is out of sight', `import { createLogger } from 'winston'; import { format } from './format'; const log = createLogger({ format }); log.info('sent %s', id);`, [
      "winston info: message 'sent %s', unknown id",
    ]],
    ['takes the level first', `${winston}log.log('error', 'failed', { id }); log.log({ level: 'warn', message: 'failed' });`, [
      "winston error: message 'failed', fields { id }", "winston warn: fields { level: 'warn', message: 'failed' }",
    ]],
    ['is of the package itself', `import winston from 'winston'; import * as w from 'winston'; winston.info('a'); w.warn('b');`, ["winston info: message 'a'", "winston warn: message 'b'"]],
    ['does not know what a name behind the message is', `${winston}export const f = (x) => log.info('sent', x);`, ["winston info: message 'sent', unknown x"]],
    ['knows fields behind a name', `${winston}export const f = (x) => log.info(x, { id });`, ['winston info: fields { id }, unknown x']],
  ])('of winston %s', (_claim, code, expected) => {
    expect(logsIn(code)).toEqual(expected);
  });
});

describe('a logger', () => {
  it.each<[string, string, string[]]>([
    ['child of pino', "import { pino } from 'pino'; const log = pino().child({ a: 1 }).child({}); log.warn('m');", ["pino warn: message 'm'"]],
    ['by require', "const log = require('pino')(); log.warn('m');", ["pino warn: message 'm'"]],
    ['by its type', "import type { Logger } from 'pino'; export const f = (log: Logger, { logger }: { logger: Logger }) => { log.warn('m'); logger.child({}).info('n'); };", ["pino warn?: message 'm'", "pino info?: message 'n'"]],
    ['injected', "import { PinoLogger, InjectPinoLogger } from 'nestjs-pino'; class A { constructor(@InjectPinoLogger(A.name) private readonly logger: PinoLogger) {} f() { this.logger.info({ a: 1 }, 'm'); } }", ["nestjs-pino info?: message 'm', fields { a: 1 }"]],
    ['of nestjs-pino', "import { Logger } from 'nestjs-pino'; class A { constructor(private readonly logger: Logger) {} f() { this.logger.log({ a: 1 }, 'm'); this.logger.log('m', 'Context'); } }", [
      "nestjs-pino log?: printed { a: 1 } | 'm'", "nestjs-pino log?: message 'm', printed 'Context'",
    ]],
    ['of Nest', "import { Logger } from '@nestjs/common'; class A { private readonly logger = new Logger(A.name); f(e: Error) { this.logger.error('m', e.stack); Logger.warn('n'); } }", [
      "@nestjs/common error: message 'm', printed e.stack", "@nestjs/common warn: message 'n'",
    ]],
    ['of winston by injection', "import { Logger } from 'winston'; class A { constructor(@Inject('winston') private readonly logger: Logger) {} f() { this.logger.info('m', { a: 1 }); } }", ["winston info?: message 'm', fields { a: 1 }"]],
    ['of bunyan', "import bunyan from 'bunyan'; const log = bunyan.createLogger({ name: 'a' }); log.info({ a: 1 }, 'm %s', b, c); log.info('m', { a: 1 });", [
      "bunyan info: message 'm %s', fields { a: 1 }, formatted b, printed c", "bunyan info: message 'm', printed { a: 1 }",
    ]],
    ['of log4js', "import log4js from 'log4js'; const log = log4js.getLogger('a'); log.info('m %s', a, b); log.mark(c);", ["log4js info: message 'm %s', formatted a, printed b", 'log4js mark: printed c']],
    ['of loglevel', "import log from 'loglevel'; log.info('m', a); log.getLogger('x').error('n');", ["loglevel info: message 'm', printed a", "loglevel error: message 'n'"]],
    ['of consola', "import { consola, createConsola } from 'consola'; consola.success('m'); createConsola().withTag('x').error('n', e);", ["consola success: message 'm'", "consola error: message 'n', printed e"]],
    ['of tslog', "import { Logger } from 'tslog'; const log = new Logger({ name: 'a' }).getSubLogger({ name: 'b' }); log.info('m', { a: 1 }, { b: 2 });", ["tslog info: message 'm', fields { a: 1 }, printed { b: 2 }"]],
    ['of signale', "import { Signale } from 'signale'; new Signale().success('m %s', a);", ["signale success: message 'm %s', formatted a"]],
    ['of roarr', "import { Roarr } from 'roarr'; const log = Roarr.child({ a: 1 }); log.info({ b: 2 }, 'm'); log('n');", ["roarr info: message 'm', fields { b: 2 }", "roarr call: message 'n'"]],
    ['of debug', "import debug from 'debug'; const log = debug('app'); log('m %o', a, b); log.extend('x')('n');", ["debug call: message 'm %o', formatted a, printed b", "debug call: message 'n'"]],
    ['of the console', "console.error('m', e); console.info({ a: 1 }); globalThis.console.log('n %s', a);", ["console error: message 'm', printed e", 'console info: printed { a: 1 }', "console log: message 'n %s', formatted a"]],
    ['but not a console of its own', "const console = { log() {} }; console.log('m');", []],
    ['of a Fastify server', "import Fastify from 'fastify'; const app = Fastify({ logger: true }); app.log.info('m'); app.log.child({}).warn('n');", ["fastify info: message 'm'", "fastify warn: message 'n'"]],
    ['of a Fastify request', "import Fastify from 'fastify'; const app = Fastify(); app.get('/', async (request, reply) => { request.log.info({ a: 1 }, 'm'); reply.log.warn('n'); });", ["fastify info?: message 'm', fields { a: 1 }", "fastify warn?: message 'n'"]],
    ['of a Fastify request that is taken out', "import Fastify from 'fastify'; const app = Fastify(); app.get('/', async (request) => { const { log } = request; const child = request.log.child({ a: 1 }); log.info('m'); child.info('n'); });", ["fastify info?: message 'm'", "fastify info?: message 'n'"]],
    ['of a Fastify request by its type', "import type { FastifyRequest, FastifyInstance, FastifyBaseLogger } from 'fastify'; export const f = (request: FastifyRequest, app: FastifyInstance, log: FastifyBaseLogger) => { request.log.info('m'); app.log.info('n'); log.info('o'); };", ["fastify info?: message 'm'", "fastify info?: message 'n'", "fastify info?: message 'o'"]],
    ['in the error handler of a Fastify server', "import Fastify from 'fastify'; const app = Fastify(); app.setErrorHandler((error, request, reply) => { request.log.error(error); reply.log.error('m'); error.log.info('n'); });", ['fastify error?: fields error', "fastify error?: message 'm'"]],
    ['in a Fastify plugin', "import fp from 'fastify-plugin'; export default fp(async (fastify) => { fastify.log.info('m'); });", ["fastify info?: message 'm'"]],
  ])('%s', (_claim, code, expected) => {
    expect(logsIn(code)).toEqual(expected);
  });

  it('hangs on requests where a package puts it there', () => {
    const code = "import express from 'express'; const app = express(); app.get('/', (req, res) => { req.log.info({ a: 1 }, 'm'); res.log.warn('n'); });\napp.use((err, req, res, next) => { req.log.error(err); });";
    expect(logsIn(code, { dependencies: { express: '5', 'pino-http': '11' } })).toEqual(["pino-http info?: message 'm', fields { a: 1 }", "pino-http warn?: message 'n'", 'pino-http error?: fields err']);
    expect(logsIn(code, { dependencies: { express: '5' } })).toEqual([]);
  });

  it('may stand behind the one of Nest', () => {
    const code = "import { Logger } from '@nestjs/common'; new Logger('a').log('m');";
    expect(logsIn(code, { dependencies: { '@nestjs/common': '12', 'nestjs-pino': '5' } })).toEqual(["@nestjs/common log?: message 'm'"]);
  });

  it('is followed through an object of its bound methods', () => {
    const files = { 'log.ts': `${pino}const bound = { error: log.error.bind(log), info: log.info.bind(log) };\nconst extended = { ...bound, request: () => log.child({}) };\nexport type Extended = typeof extended;\nexport const logger: Extended = extended;` };
    const code = "import { logger } from './log'; logger.error({ a: 1 }, 'm'); logger.request().info('n'); logger.flush();\nexport const f = ({ log }: { log: ReturnType<typeof logger.request> }) => log.warn('o');";
    expect(logsIn(code, { files })).toEqual(["pino error: message 'm', fields { a: 1 }", "pino info: message 'n'", "pino warn: message 'o'"]);
  });

  it('comes from another file', () => {
    const files = {
      'log.ts': "import pino from 'pino';\nexport const logger = pino();\nexport default logger;\nexport const make = (name: string) => logger.child({ name });",
      'all.ts': "export * from './log';\nexport { default as main } from './log';",
    };
    const code = "import { logger, make, main } from './all'; import log from './log'; logger.info('a'); make('x').info('b'); main.info('c'); log.info('d');";
    expect(logsIn(code, { files })).toEqual(["pino info: message 'a'", "pino info: message 'b'", "pino info: message 'c'", "pino info: message 'd'"]);
  });
});

/** What a function of the project makes of what it is given. */
describe('a wrapper', () => {
  const head = "import pino from 'pino';\nconst inner = pino();\n";
  it.each<[string, string, string, string[]]>([
    ['swaps message and fields', `${head}export const logger = { info: (message: string, meta?: object) => inner.info(meta ?? {}, message), error(message: string, meta: object) { inner.error({ ...meta }, message); } };`,
      "import { logger } from './log'; logger.info(`sent ${id}`, { a: 1 }); logger.error('failed', { b });",
      ['pino info through: message `sent ${id}`, fields { a: 1 }; last, last keeps', "pino error through: message 'failed', fields { b }; last"]],
    ['has no types', `const inner = require('pino')();\nmodule.exports = { info(message, meta) { inner.info(meta, message); } };`,
      "const logger = require('./log'); logger.info('sent', { a: 1 });", ["pino info through: message 'sent', fields { a: 1 }; last, last keeps"]],
    ['hands everything on', `${head}export const logger = { info: (...all: any[]) => inner.info(...all), warn: (a: any, b?: string) => inner.warn(a, b) };`,
      "import { logger } from './log'; logger.info({ a: 1 }, 'sent'); logger.warn('m', { a: 1 });", ["pino info through: message 'sent', fields { a: 1 }; first, first keeps", "pino warn through: message 'm', dropped { a: 1 }; first, first keeps"]],
    ['keeps an Error under its key', `${head}export class AppLogger { private readonly pino = inner; error(message: string, err?: Error) { this.pino.error({ err }, message); } }`,
      "import { AppLogger } from './log'; class A { constructor(private readonly logger: AppLogger) {} f(e: Error) { this.logger.error('failed', e); } }", ["pino error through: message 'failed', printed e; none, last keeps"]],
    ['loses an Error', `${head}export function logError(error: Error, message: string) { inner.error({ error }, message); }`,
      "import { logError } from './log'; logError(e, 'failed');", ["pino error through: message 'failed', printed e; none"]],
    ['keeps a stack', `${head}export function logError(message: string, error: unknown) { inner.error({ message: (error as Error).message, stack: (error as Error).stack }, message); }`,
      "import { logError } from './log'; logError('failed', e);", ["pino error through: message 'failed', printed e; none, last keeps"]],
    ['has a word before the message', 'export function logInfo(message: string, ...rest: unknown[]) { console.log(`[app] ${message}`, ...rest); }',
      "import { logInfo } from './log'; logInfo('sent', a, b);", ["console log through: message 'sent', printed a | b; none, last keeps"]],
    ['writes JSON itself', "export const log = { info(message: string, meta: Record<string, unknown> = {}) { console.log(JSON.stringify({ level: 'info', message, time: Date.now(), ...meta })); } };",
      "import { log } from './log'; log.info('sent', { a: 1 });", ["console log through: message 'sent', fields { a: 1 }; last"]],
    ['writes JSON in production only', "function write(level: string, message: string, meta: object = {}) { const entry = { level, message, ...meta }; if (process.env.NODE_ENV === 'production') console.log(JSON.stringify(entry)); else console.log(level, message, meta); }\nexport const log = { error(message: string, meta?: object) { write('error', message, meta); } };",
      "import { log } from './log'; log.error('failed', { a: 1 });", ["console error through: message 'failed', fields { a: 1 }; last"]],
    ['takes the level first', "import winston from 'winston';\nconst inner = winston.createLogger();\nexport class L { log(level: 'info' | 'error', message: string, meta?: object) { inner.log(level, message, meta); } info(message: string, meta?: object) { this.log('info', message, meta); } }\nexport const logger = new L();",
      "import { logger } from './log'; logger.info('sent', { a: 1 }); logger.log('error', 'failed', { b });", ["winston info through: message 'sent', fields { a: 1 }; last, last keeps", "winston error through: message 'failed', fields { b }; last, last keeps"]],
    ['calls a computed level', `${head}const write = (level: 'info' | 'warn', message: string, meta: object) => { inner[level](meta, message); };\nexport const logger = { info: (message: string, meta: object) => write('info', message, meta) };`,
      "import { logger } from './log'; logger.info('sent', { a: 1 });", ["pino info through: message 'sent', fields { a: 1 }; last, last keeps"]],
    ['extends a logger', "import { ConsoleLogger } from '@nestjs/common';\nexport class AppLogger extends ConsoleLogger { error(message: string, stack?: string) { super.error(message, stack); } }",
      "import { AppLogger } from './log'; const logger = new AppLogger(); logger.error('failed', e.stack); logger.warn('w');", ["@nestjs/common error? through: message 'failed', printed e.stack; none, first keeps, last keeps", "@nestjs/common warn: message 'w'; none, first keeps, last keeps"]],
    ['also tells another of an Error', `${head}export function logError(message: string, error: Error) { Sentry.captureException(error); inner.error({ err: error }, message); }`,
      "import { logError } from './log'; logError('failed', e);", ["pino error through: message 'failed', unknown e; none, last keeps"]],
    ['is none where it works with what it logs', `${head}export function logAndSave(message: string, meta: object) { inner.info(meta, message); return db.save(message, meta); }`,
      "import { logAndSave } from './log'; logAndSave('sent', { a: 1 });", []],
    ['is none where it logs a part of what it is given', `${head}export function logUser({ id }: { id: string }) { inner.info({ id }, 'user'); }`, "import { logUser } from './log'; logUser(user);", []],
    ['is none where it calls itself', 'export function log(message: string): void { log(message); }', "import { log } from './log'; log('sent');", []],
  ])('%s', (_claim, file, code, expected) => {
    expect(logsIn(code, { files: { [file.includes('module.exports') ? 'log.js' : 'log.ts']: file }, filename: file.includes('module.exports') ? 'file.js' : 'file.ts' }, true)).toEqual(expected);
  });
});

describe('the layout of a line', () => {
  it.each<[string, string, object]>([
    ['of pino', `${pino}log.info({ a: 1 }, 'm');`, { fields: 'first', errorKey: 'err', errorArgument: 'first' }],
    ['of pino with another key', "import pino from 'pino'; pino({ errorKey: 'error' }).info('m');", { errorKey: 'error' }],
    ['of pino with a key out of sight', "import pino from 'pino'; import { options } from './options'; pino(options).info('m');", { errorKey: null, errorArgument: 'first' }],
    ['of a pino that is known by its type', "import type { Logger } from 'pino'; export const f = (log: Logger) => log.info('m');", { errorKey: 'err' }],
    ['of winston', `${winston}log.info('m');`, { fields: 'last', errorKey: null, errorArgument: 'last' }],
    ['of bunyan without serializers', "import bunyan from 'bunyan'; bunyan.createLogger({ name: 'a' }).info('m');", { errorKey: null, errorArgument: 'first' }],
    ['of bunyan with serializers', "import bunyan from 'bunyan'; bunyan.createLogger({ name: 'a', serializers: bunyan.stdSerializers }).info('m');", { errorKey: 'err', errorArgument: 'first' }],
    ['of roarr', "import { Roarr } from 'roarr'; Roarr.info('m');", { fields: 'first', errorKey: null, errorArgument: null }],
    ['of the console', "console.log('m');", { fields: 'none', errorKey: null, errorArgument: 'last' }],
  ])('%s', (_claim, code, expected) => {
    expect(layoutsIn(code)).toEqual([expect.objectContaining(expected)]);
  });

  it('of Nest depends on its major', () => {
    const code = "import { Logger } from '@nestjs/common'; new Logger('a').log('m');";
    expect(layoutsIn(code, { dependencies: { '@nestjs/common': '^12.0.0' } })).toMatchObject([{ errorArgument: 'last' }]);
    expect(layoutsIn(code, { dependencies: { '@nestjs/common': '^10.0.0' } })).toMatchObject([{ errorArgument: null }]);
  });

  it('knows the literal that other fields are added to', () => {
    expect(layoutsIn(`${pino}log.info({ a: 1 }, 'm'); log.info('n');`).map(({ object }) => object?.type ?? null)).toEqual(['ObjectExpression', null]);
  });
});
