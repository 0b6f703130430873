import { describe, expect, it } from 'vitest';
import { logsIn } from '../../../support/logs.js';

const express = "import express from 'express'; const app = express();\n";

describe('pino-http', () => {
  it.each<[string, string, Record<string, string>, string[]]>([
    ['hangs on requests and responses', `${express}app.get('/', (req, res) => { req.log.info({ a: 1 }, 'm'); res.log.warn('n'); });`, { express: '5', 'pino-http': '11' }, ["pino-http info?: message 'm', fields { a: 1 }", "pino-http warn?: message 'n'"]],
    ['hangs on the request of a handler of errors', `${express}app.use((err, req, res, next) => { req.log.error(err); next(err); });`, { express: '5', 'pino-http': '11' }, ['pino-http error?: fields err']],
    ['hangs on a request known by its type', "import type { Request, Response } from 'express'; export function list(req: Request, res: Response) { req.log.info('m'); }", { express: '5', 'pino-http': '11' }, ["pino-http info?: message 'm'"]],
    ['hangs on the context of Koa', "import Koa from 'koa'; const app = new Koa(); app.use(async (ctx) => { ctx.log.info('m'); });", { koa: '3', 'koa-pino-logger': '4' }, ["pino-http info?: message 'm'"]],
    ['is the logger of the middleware', "import pinoHttp from 'pino-http'; const http = pinoHttp(); http.logger.info('m');", { 'pino-http': '11' }, ["pino-http info: message 'm'"]],
    ['is not there without the package', `${express}app.get('/', (req, res) => { req.log.info('m'); });`, { express: '5' }, []],
    ['is no `log` of something else', `${express}export const f = (req) => req.log.info('m');`, { express: '5', 'pino-http': '11' }, []],
  ])('%s', (_claim, code, dependencies, expected) => {
    expect(logsIn(code, { dependencies })).toEqual(expected);
  });
});
