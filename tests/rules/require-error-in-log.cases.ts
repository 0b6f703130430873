import type rule from '../../src/rules/require-error-in-log.js';
import type { CasesOf } from '../support/rule-tester.js';

const strict = [{ warnings: true }] as const;

const pino = `import pino from 'pino'; const logger = pino(); `;
const winston = `import winston from 'winston'; const logger = winston.createLogger(); `;
const inNest = (body: string): string => `import { Logger } from '@nestjs/common'; class Orders { private readonly logger = new Logger(Orders.name); async run() { ${body} } }`;
const caught = (body: string, name = 'err'): string => `try { run(); } catch (${name}) { ${body} }`;

type MessageId = 'lostText' | 'lostPlace' | 'notLogged';

/** A call that loses the Error, and the code that plain `eslint --fix` makes of it. */
const loses = (name: string, messageId: MessageId, code: string, output: string | null) => ({ name, code, output, errors: [{ messageId }] }) as const;

/** The same where a person has to agree. */
const offers = (name: string, messageId: MessageId, code: string, output: string) =>
  ({ name, code, errors: [{ messageId, suggestions: [{ messageId: 'addError', output }] }] }) as const;

/** What the rule says of which code; `tests/repair/laws.test.ts` holds its repairs to their laws. */
export const cases: CasesOf<typeof rule> = {
  valid: [
    { name: 'console has the error', code: caught(`console.error('failed', err);`) },
    { name: 'console has the error alone', code: caught(`console.error(err);`) },
    { name: 'console has the error in an object', code: caught(`console.error('failed', { id, err });`) },
    { name: 'console has the error where a placeholder takes it', code: caught(`console.error('failed: %s', err);`) },
    {
      name: 'a logger of the project writes the stack, and tells others of the error',
      code: `import * as Sentry from '@sentry/node'; import winston from 'winston'; class Log { output = winston.createLogger(); error(message: string, error: Error, extra?: object) { Sentry.captureException(error); if (production) { this.output.error(message, { error: error.message, stack: error.stack }); } else { console.error(message); console.error(error); } } } const log = new Log(); ${caught(`log.error('failed', err as Error);`)}`,
    },
    { name: 'console has the stack', code: caught('console.error(`failed: ${err.stack}`);') },
    { name: 'console has the stack, or the error where there is none', code: caught(`console.error(err.stack || err);`) },
    { name: 'console has the error where it is one', code: caught(`console.error('failed', err instanceof Error ? err : String(err));`) },
    { name: 'console has the error by another name', code: caught(`const error = err as Error; console.error('failed', error);`) },
    { name: 'console has what inspect writes of it', code: `import { inspect } from 'node:util'; ${caught(`console.error('failed', inspect(err));`)}` },
    { name: 'pino has the error under its key', code: pino + caught(`logger.error({ err }, 'failed');`) },
    { name: 'pino has the error first', code: pino + caught(`logger.error(err, 'failed');`) },
    { name: 'pino has the error under the key it was made with', code: `import pino from 'pino'; const logger = pino({ errorKey: 'error' }); ${caught(`logger.error({ error: err }, 'failed');`)}` },
    { name: 'pino has a serialiser for the key', code: `import pino from 'pino'; const logger = pino({ serializers: { error: pino.stdSerializers.err } }); ${caught(`logger.error({ error: err }, 'failed');`)}` },
    { name: 'pino made with options out of sight may have one', code: `import pino from 'pino'; import { options } from 'elsewhere'; const logger = pino(options); ${caught(`logger.error({ error: err }, 'failed');`)}` },
    { name: 'pino has the text of the stack under any key', code: pino + caught(`logger.error({ message: err.message, stack: err.stack }, 'failed');`) },
    { name: 'winston has the error behind the message', code: winston + caught(`logger.error('failed', err);`) },
    { name: 'winston made to write errors has the error alone', code: `import winston from 'winston'; const { combine, errors, json } = winston.format; const logger = winston.createLogger({ format: combine(errors({ stack: true }), json()) }); ${caught(`logger.error(err);`)}` },
    { name: 'Nest has the stack', code: inNest(caught(`this.logger.error('failed', err.stack);`)) },
    { name: 'fields that are spread may hold it', code: pino + caught(`logger.error({ ...describe(err) }, 'failed');`) },
    { name: 'arguments that are spread may hold it', code: caught(`console.error(...partsOf(err));`) },
    { name: 'a function out of sight may write its stack', code: `import { format } from 'elsewhere'; ${caught(`console.error(format(err));`)}` },
    { name: 'another line has it', code: caught(`console.error('failed'); console.error(err);`) },
    { name: 'a line for those who look closer has it', code: caught(`if (verbose) console.error(err); console.error('failed: ' + err.message);`) },
    { name: 'it is thrown again', code: caught(`console.error('failed: ' + err.message); throw err;`) },
    { name: 'it is thrown again unless it is known', code: caught(`if (err.code !== 'ENOENT') throw err; console.error('no such file');`) },
    { name: 'it is the cause of another', code: caught(`console.error('failed: ' + err.message); throw new Error('no order', { cause: err });`) },
    { name: 'it is handed to the error handler', code: `app.get('/', (req, res, next) => { ${caught(`console.error(err.message); next(err);`)} });` },
    { name: 'it is reported elsewhere', code: `import * as Sentry from '@sentry/node'; ${caught(`Sentry.captureException(err); console.error(err.message);`)}` },
    { name: 'it is returned', code: `function load() { ${caught(`console.error(err.message); return { ok: false, error: err };`)} }` },
    { name: 'it is kept', code: caught(`console.error(err.message); failures.push(err);`) },
    { name: 'it rejects a promise', code: `new Promise((resolve, reject) => { ${caught(`console.error(err.message); reject(err);`)} });` },
    { name: 'it is what the code expects', code: caught(`if (err.code === 'ENOENT') console.error('no such file: ' + err.message);`) },
    { name: 'it is of a class that the code expects', code: caught(`if (err instanceof NotFound) { console.error('not found', err.message); }`) },
    { name: 'it is of a kind that the code expects, by a constant', code: caught(`const isDuplicate = err.code === '23505'; if (isDuplicate) { console.error('duplicate', err.message); }`) },
    { name: 'it is a case of a switch', code: caught(`switch (err.code) { case 'P2002': console.error('duplicate'); break; default: console.error(err); }`) },
    { name: 'what was wrong with input says enough', code: caught(`console.error('invalid input', err.issues);`) },
    { name: 'a line below a warning', code: pino + caught('logger.info(`skipped: ${err.message}`); logger.debug(`skipped`);'), options: [...strict] },
    { name: 'a warning, unless asked for', code: caught(`console.warn('failed: ' + err.message);`) },
    { name: 'console.log without a word of the error, unless asked for', code: caught(`console.log('invalid token');`) },
    { name: 'console.log where the handler does not take the error', code: `try { run(); } catch { console.log('not set'); }`, options: [...strict] },
    { name: 'a child of the logger that was made with it', code: pino + caught(`logger.child({ id, err }).error('failed');`) },
    { name: 'a warning of how the code goes on', code: caught(`console.warn('no link, copying instead');`), options: [...strict] },
    { name: 'words for the person who started the program', code: `try { run(); } catch { console.error('Docker is not running.'); process.exit(1); }` },
    { name: 'a catch that logs nothing', code: caught(`count += 1;`) },
    { name: 'a log call outside of any handler', code: `console.error('failed: ' + err.message);` },
    { name: 'a log call in a function that runs later', code: caught(`queue.add(() => { console.error('gone'); });`) },
    { name: 'a callback that is called when all went well', code: `load((err, user) => { console.error('loaded', user); });` },
    { name: 'a logger that nothing proves', code: caught(`logger.error('failed: ' + err.message);`) },
    { name: 'an element that has the name of an error', code: `lines.forEach((e) => { if (e) console.error(e.message); });` },
    { name: 'a filter of Nest for exceptions that are meant', code: `import { Catch, HttpException, Logger } from '@nestjs/common'; @Catch(HttpException) class Filter { private readonly logger = new Logger('Filter'); catch(exception, host) { this.logger.error(exception.message); } }` },
    { name: 'client code', code: `'use client'; ${caught(`console.error('failed: ' + err.message);`)}` },
    { name: 'a script', code: `#!/usr/bin/env node\n${caught(`console.error('failed: ' + err.message);`)}` },
  ],
  invalid: [
    loses('console has the message behind its own', 'lostText', caught(`console.error('failed:', err.message);`), caught(`console.error('failed:', err);`)),
    loses('console has the message in a chain', 'lostText', caught(`console.error('failed: ' + err.message);`), caught(`console.error('failed:', err);`)),
    loses('console has the message in a template', 'lostText', caught('console.error(`order ${id} failed: ${err.message}`);'), caught('console.error(`order ${id} failed:`, err);')),
    loses('console has the error in a template', 'lostText', caught('console.error(`failed: ${err}`);'), caught(`console.error('failed:', err);`)),
    loses('console has the message in the middle', 'lostText', caught('console.error(`failed (${err.message}) for ${id}`);'), caught('console.error(`failed (${err.message}) for ${id}`, err);')),
    loses('console has the message in brackets', 'lostText', caught(`console.error('failed ' + id + ' (' + err.message + ')');`), caught(`console.error('failed ' + id, err);`)),
    loses('console has the message alone', 'lostText', caught(`console.error(err.message);`), caught(`console.error(err);`)),
    loses('console has the message where a placeholder takes it', 'lostText', caught(`console.error('failed: %s', err.message);`), caught(`console.error('failed: %s', err);`)),
    loses('console has the message in an object', 'lostText', caught(`console.error('failed', { id, error: err.message });`), caught(`console.error('failed', { id, error: err });`)),
    loses('console has the message in an object under a name for texts', 'lostText', caught(`console.error('failed', { id, message: err.message });`), caught(`console.error('failed', { id, error: err });`)),
    loses('console has a text of the error', 'lostText', caught(`console.error('failed', JSON.stringify(err));`), caught(`console.error('failed', err);`)),
    loses('console has a part of the error', 'lostText', caught(`console.error('failed', err.code);`), caught(`console.error('failed', err.code, err);`)),
    loses('console has the message of what is thought to be an error', 'lostText', caught(`console.error('failed', (err as Error).message);`), caught(`console.error('failed', err);`)),
    loses('console has the message or a text', 'lostText', caught(`console.error('failed', err instanceof Error ? err.message : String(err));`), caught(`console.error('failed', err);`)),
    loses('console has the message by a name', 'lostText', caught('const message = err instanceof Error ? err.message : String(err); console.error(`failed: ${message}`); res.json({ message });'), caught(`const message = err instanceof Error ? err.message : String(err); console.error('failed:', err); res.json({ message });`)),
    loses('a name that nothing else reads stays in use', 'lostText', caught('const { message } = err; console.error(`failed: ${message}`);'), caught('const { message } = err; console.error(`failed: ${message}`, err);')),
    loses('console has the message by a function of the file', 'lostText', `const textOf = (e) => e instanceof Error ? e.message : String(e); ${caught(`console.error('failed', textOf(err));`)}`, `const textOf = (e) => e instanceof Error ? e.message : String(e); ${caught(`console.error('failed', textOf(err), err);`)}`),
    loses('console says nothing of the error', 'notLogged', caught(`console.error('failed', id);`), caught(`console.error('failed', id, err);`)),
    loses('the handler does not take the error', 'notLogged', `try { run(); } catch { console.error('failed'); }`, `try { run(); } catch (err) { console.error('failed', err); }`),
    loses('the handler does not take the error, and a name is in use', 'notLogged', `try { run(); } catch { const err = 'failed'; console.error(err); }`, `try { run(); } catch (error) { const err = 'failed'; console.error(err, error); }`),
    loses('console.log is all there is', 'lostText', caught(`console.log('failed', err.message);`), caught(`console.log('failed', err);`)),
    { ...loses('console.log without a word of the error', 'notLogged', caught(`console.log('invalid token');`), caught(`console.log('invalid token', err);`)), options: [...strict] },
    { ...loses('a warning', 'lostText', caught(`console.warn('failed', err.message);`), caught(`console.warn('failed', err);`)), options: [...strict] },
    loses('the line that has most of it is the one', 'lostText', caught(`console.error('failed'); console.error(err.message);`), caught(`console.error('failed'); console.error(err);`)),
    loses('the other branch has it', 'notLogged', caught(`if (busy) { console.error(err); } else { console.error('failed'); }`), caught(`if (busy) { console.error(err); } else { console.error('failed', err); }`)),
    loses('it is handed on in a run that ends there', 'lostText', caught(`if (res.headersSent) { return next(err); } console.error('failed', err.message);`).replace('try', 'function f() { try') + ' }', caught(`if (res.headersSent) { return next(err); } console.error('failed', err);`).replace('try', 'function f() { try') + ' }'),
    loses('the client is told, the log is not', 'lostText', caught(`console.error(err.message); res.status(500).json({ error: err });`), caught(`console.error(err); res.status(500).json({ error: err });`)),
    loses('another is thrown, without its cause', 'lostText', caught(`console.error(err.message); throw new Error('failed: ' + err.message);`), caught(`console.error(err); throw new Error('failed: ' + err.message);`)),

    loses('a rejection', 'lostText', `run().catch((e) => console.error('failed', e.message));`, `run().catch((e) => console.error('failed', e));`),
    loses('a rejection that is not taken', 'notLogged', `run().catch(() => console.error('failed'));`, `run().catch((err: unknown) => console.error('failed', err));`),
    loses('a rejection behind then', 'lostText', `run().then(done, (e) => { console.error('failed', e.message); });`, `run().then(done, (e) => { console.error('failed', e); });`),
    loses('an error event', 'lostText', `socket.on('error', (e) => { console.error(e.message); });`, `socket.on('error', (e) => { console.error(e); });`),
    loses('an event of the process', 'notLogged', `process.on('unhandledRejection', (reason) => { console.error('failed'); });`, `process.on('unhandledRejection', (reason) => { console.error('failed', reason); });`),
    loses('an event of a worker', 'lostText', "import { Worker } from 'bullmq'; const worker = new Worker('mail', send); worker.on('failed', (job, e) => { console.log(`job ${job.id} failed: ${e.message}`); });", "import { Worker } from 'bullmq'; const worker = new Worker('mail', send); worker.on('failed', (job, e) => { console.log(`job ${job.id} failed:`, e); });"),
    loses('a callback of Node', 'lostText', `readFile(path, (err, text) => { if (err) { console.error(err.message); return; } use(text); });`, `readFile(path, (err, text) => { if (err) { console.error(err); return; } use(text); });`),
    loses('error middleware of Express', 'lostText', `import express from 'express'; const app = express(); app.use((err, req, res, next) => { console.error('failed', err.message); res.status(500).end(); });`, `import express from 'express'; const app = express(); app.use((err, req, res, next) => { console.error('failed', err); res.status(500).end(); });`),
    loses('an error handler of Fastify', 'lostText', `import Fastify from 'fastify'; const app = Fastify({ logger: true }); app.setErrorHandler((err, request, reply) => { request.log.error(err.message); reply.code(500).send({}); });`, `import Fastify from 'fastify'; const app = Fastify({ logger: true }); app.setErrorHandler((err, request, reply) => { request.log.error({ err }, err.message); reply.code(500).send({}); });`),
    loses('a filter of Nest for all', 'lostText', `import { Catch, Logger } from '@nestjs/common'; @Catch() class Filter { private readonly logger = new Logger('Filter'); catch(exception: Error, host) { this.logger.error(exception.message); } }`, `import { Catch, Logger } from '@nestjs/common'; @Catch() class Filter { private readonly logger = new Logger('Filter'); catch(exception: Error, host) { this.logger.error(exception.message, exception.stack); } }`),
    loses('a parameter that takes the error apart', 'lostText', `run().catch(({ message }) => console.error(message));`, null),

    loses('pino drops what is behind the message', 'lostPlace', pino + caught(`logger.error('failed:', err);`), pino + caught(`logger.error({ err }, 'failed');`)),
    loses('pino drops an object behind the message', 'lostPlace', pino + caught(`logger.error('failed', { id, error: err });`), pino + caught(`logger.error({ id, err }, 'failed');`)),
    loses('pino knows one key', 'lostPlace', pino + caught(`logger.error({ error }, 'failed');`, 'error'), pino + caught(`logger.error({ err: error }, 'failed');`, 'error')),
    loses('pino knows the key it was made with', 'lostPlace', `import pino from 'pino'; const logger = pino({ errorKey: 'error' }); ${caught(`logger.error({ err }, 'failed');`)}`.replace('{ err }', '{ e: err }'), `import pino from 'pino'; const logger = pino({ errorKey: 'error' }); ${caught(`logger.error({ error: err }, 'failed');`)}`),
    loses('pino has the message in a chain', 'lostText', pino + caught(`logger.error('failed: ' + err.message);`), pino + caught(`logger.error({ err }, 'failed');`)),
    loses('pino has the message in a template', 'lostText', pino + caught('logger.error(`order ${id} failed: ${err.message}`);'), pino + caught('logger.error({ err }, `order ${id} failed`);')),
    loses('pino has the message alone', 'lostText', pino + caught(`logger.error(err.message);`), pino + caught(`logger.error({ err }, err.message);`)),
    loses('pino has the message among the fields', 'lostText', pino + caught(`logger.error({ id, error: err.message }, 'failed');`), pino + caught(`logger.error({ id, err }, 'failed');`)),
    loses('pino has fields without it', 'notLogged', pino + caught(`logger.error({ id }, 'failed');`), pino + caught(`logger.error({ err, id }, 'failed');`)),
    loses('a child of pino', 'notLogged', `${pino}const log = logger.child({ module: 'orders' }); ${caught(`log.error('failed');`)}`, `${pino}const log = logger.child({ module: 'orders' }); ${caught(`log.error({ err }, 'failed');`)}`),
    loses('fields out of sight are left as they are', 'notLogged', `${pino}const fields: { id: string } = find(); ${caught(`logger.error(fields, 'failed');`)}`, null),

    loses('winston has the message in a chain', 'lostText', winston + caught(`logger.error('failed: ' + err.message);`), winston + caught(`logger.error('failed:', err);`)),
    loses('winston has the message among the fields', 'lostText', winston + caught(`logger.error('failed', { id, error: err.message });`, 'err: any'), winston + caught(`logger.error('failed', { id, error: err.message, stack: err.stack });`, 'err: any')),
    loses('winston has the message alone', 'lostText', winston + caught(`logger.error(err.message);`, 'err: any'), winston + caught(`logger.error(err.message, { stack: err.stack });`, 'err: any')),
    loses('winston without its format for errors', 'lostPlace', winston + caught(`logger.error(err);`), null),

    loses('Nest has the message', 'lostText', inNest(caught('this.logger.error(`failed: ${err.message}`);', 'err: any')), inNest(caught('this.logger.error(`failed: ${err.message}`, err.stack);', 'err: any'))),
    loses('Nest has the message in the place of the stack', 'lostText', inNest(caught(`this.logger.error('failed', err.message);`, 'err: any')), inNest(caught(`this.logger.error('failed', err.stack);`, 'err: any'))),
    loses('Nest says nothing of the error', 'notLogged', inNest(caught(`this.logger.error('failed');`)), inNest(caught(`this.logger.error('failed', err instanceof Error ? err.stack : String(err));`))),

    offers('errors of axios carry the request: the handler asks for one', 'lostText', `import { AxiosError } from 'axios'; ${pino}export async function load() { try { await proxy.send(); } catch (err: any) { if (err instanceof AxiosError) return; logger.error('failed: ' + err.message); } }`, `import { AxiosError } from 'axios'; ${pino}export async function load() { try { await proxy.send(); } catch (err: any) { if (err instanceof AxiosError) return; logger.error({ err: { message: err.message, stack: err.stack } }, 'failed'); } }`),
    offers('errors of axios carry the request: console', 'lostText', `import axios from 'axios'; try { await axios.get(url); } catch (err: any) { console.error('failed', err.message); }`, `import axios from 'axios'; try { await axios.get(url); } catch (err: any) { console.error('failed', err.stack); }`),
    offers('errors of axios carry the request: pino', 'lostText', `import axios from 'axios'; ${pino}try { await axios.get(url); } catch (err: any) { logger.error('failed: ' + err.message); }`, `import axios from 'axios'; ${pino}try { await axios.get(url); } catch (err: any) { logger.error({ err: { message: err.message, stack: err.stack } }, 'failed'); }`),
    offers('errors of axios carry the request: winston', 'lostText', `import axios from 'axios'; ${winston}try { await axios.get(url); } catch (err: any) { logger.error('failed: ' + err.message); }`, `import axios from 'axios'; ${winston}try { await axios.get(url); } catch (err: any) { logger.error('failed', { stack: err.stack }); }`),
    offers('errors of axios carry the request: a function of the file', 'lostText', `import axios from 'axios'; const load = () => axios.get(url); load().catch((err) => console.error('failed', err.message));`, `import axios from 'axios'; const load = () => axios.get(url); load().catch((err) => console.error('failed', err.stack));`),
    offers('errors of axios carry the request: whatever axios answered', 'lostText', `import axios from 'axios'; try { await axios.get(url); } catch (err: any) { if (axios.isAxiosError(err)) { console.error('failed', err.response?.data); } }`, `import axios from 'axios'; try { await axios.get(url); } catch (err: any) { if (axios.isAxiosError(err)) { console.error('failed', err.response?.data, err instanceof Error ? err.stack : String(err)); } }`),
    loses('a logger that leaves the header out may have it all', 'lostText', `import axios from 'axios'; import pino from 'pino'; const logger = pino({ redact: ['err.config.headers.Authorization'] }); try { await axios.get(url); } catch (err) { logger.error('failed: ' + err.message); }`, `import axios from 'axios'; import pino from 'pino'; const logger = pino({ redact: ['err.config.headers.Authorization'] }); try { await axios.get(url); } catch (err) { logger.error({ err }, 'failed'); }`),
    loses('the stack alone carries no request', 'lostText', `import axios from 'axios'; ${inNest("try { await axios.get(url); } catch (err: any) { this.logger.error(`failed: ${err.message}`); }")}`, `import axios from 'axios'; ${inNest("try { await axios.get(url); } catch (err: any) { this.logger.error(`failed: ${err.message}`, err.stack); }")}`),
  ],
};
