import type { LibraryModel } from '../semantics/types.js';
import { jsonSchema } from './shapes/json-schema.js';
import { pinoLines } from './shapes/pino-lines.js';

const methods = ['get', 'post', 'put', 'patch', 'delete', 'all', 'head', 'options'];
const names = { body: 'body', querystring: 'query', query: 'query', params: 'params', headers: 'headers' } as const;
/** Fastify asks Ajv, which converts what it can, and takes out what `additionalProperties: false` does not name. */
const schemas = { json: true, writes: jsonSchema, unless: ['fastify-type-provider-zod', '@fastify/type-provider-zod', 'fastify-type-provider-valibot', '@bram-dc/fastify-type-provider-zod'] } as const;
const hooks = '{onRequest,preParsing,preValidation,preHandler}';

const given = (parameter: number) => [{ method: 'setNotFoundHandler', parameter }, { method: 'addHook', parameter }];

export const fastifyModel: LibraryModel = {
  library: 'fastify',
  packages: ['fastify', 'fastify-plugin'],
  majors: [4, 5],
  registrars: [
    {
      name: 'app',
      made: ['()', 'new()', 'fastify()', 'FastifyInstance.new()'],
      fluent: [...methods, 'route', 'register', 'withTypeProvider', 'addHook', 'decorate', 'setErrorHandler', 'setValidatorCompiler', 'setSerializerCompiler', 'after'],
      given: [
        { on: 'app', method: 'register', parameter: 0 },
        { paths: ['()'], parameter: 0 },
        // Each file of the folder exports a plugin (@fastify/autoload@6.3.1:index.js).
        { files: ['**/{routes,plugins}/**/*.{js,ts,cjs,mjs}'], onlyWith: ['@fastify/autoload', 'fastify-autoload'], parameter: 0 },
        { types: ['{FastifyPlugin,FastifyPluginAsync*,FastifyPluginCallback*}.new()'], parameter: 0 },
      ],
      source: 'fastify@5.12.8:fastify.js, types/instance.d.ts, types/plugin.d.ts, types/route.d.ts',
    },
    {
      name: 'socket',
      made: [],
      given: methods.map((method) => ({ on: 'app', method, parameter: 0, option: 'websocket' })),
      source: '@fastify/websocket@11.3.7:index.js, types/index.d.ts',
    },
  ],
  loggers: [
    {
      ...pinoLines,
      name: 'log',
      shared: ['{FastifyRequest,FastifyReply,FastifyInstance}.new().log', 'FastifyReply.new().request.log', 'FastifyRequest.new().server.log', '().log', 'new().log', 'fastify().log'],
      types: ['FastifyBaseLogger', 'FastifyLoggerInstance'],
      hangsOn: [
        { member: 'log', on: 'request', framework: 'fastify', givenBy: [{ method: 'setErrorHandler', parameter: 1 }, ...given(0)] },
        { member: 'log', on: 'response', framework: 'fastify', givenBy: [{ method: 'setErrorHandler', parameter: 2 }, ...given(1)] },
        { member: 'log', on: 'app', framework: 'fastify' },
      ],
      source: 'fastify@5.12.8:lib/logger-pino.js, lib/route.js, types/logger.d.ts; behaviour run',
    },
  ],
  contexts: [{ sets: ['decorate', 'decorateRequest'], own: true, members: ['server', 'instance'], source: 'fastify@5.12.8:lib/decorate.js, types/instance.d.ts' }],
  handlers: [
    {
      name: 'socket message',
      kind: 'socket',
      found: [{ by: 'call', on: 'socket', methods: ['on:message', 'once:message', 'addListener:message'], functions: [{ argument: 1 }] }],
      inputs: [{ part: 'message', state: 'text' }],
      rejected: [{ as: 'unhandled' }],
      answers: [{ code: 'return' }],
      source: '@fastify/websocket@11.3.7:index.js; ws@8.23.0:lib/websocket.js',
    },
    {
      name: 'route',
      kind: 'http',
      found: [
        {
          by: 'call', on: 'app', methods, verb: 'name', route: { argument: 0 },
          functions: [{ argument: 'any' }, { argument: 1, option: 'handler', role: 'handler' }, { argument: 1, option: hooks, role: 'middleware' }],
          schemas: [{ argument: 1, option: 'schema', names, ...schemas }],
        },
        {
          by: 'call', on: 'app', methods: ['route'], verb: { option: 'method' }, route: { option: 'url' },
          functions: [{ argument: 0, option: 'handler' }, { argument: 0, option: hooks, role: 'middleware' }],
          schemas: [{ argument: 0, option: 'schema', names, ...schemas }],
        },
        {
          by: 'call', on: 'app', functions: [{ argument: 1 }], before: true, role: 'middleware',
          methods: ['addHook:onRequest', 'addHook:preParsing', 'addHook:preValidation', 'addHook:preHandler'],
        },
        { by: 'type', functions: ['{RouteHandler,RouteHandlerMethod}'] },
        { by: 'type', parameter: { index: 0, types: ['FastifyRequest'] } },
      ],
      inputs: [
        { part: 'body', path: 'body', typedBy: [{ types: ['FastifyRequest', '()'], argument: 0, member: 'Body' }] },
        { part: 'query', path: 'query', typedBy: [{ types: ['FastifyRequest', '()'], argument: 0, member: 'Querystring' }] },
        { part: 'params', path: 'params', typedBy: [{ types: ['FastifyRequest', '()'], argument: 0, member: 'Params' }] },
        { part: 'headers', path: 'headers' },
        { part: 'cookies', path: 'cookies' },
        { part: 'files', path: '{file,files,parts,saveRequestFiles}()' },
        { part: 'url', path: '{url,originalUrl,hostname}' },
        { part: 'body', path: 'raw', state: 'text' },
      ],
      rejected: [{ as: 'answered' }],
      answers: [{ code: 'return $1.code($status).send($body)', adds: 'reply' }],
      source: 'fastify@5.12.8:build/build-validation.js, lib/handle-request.js; behaviour run',
    },
  ],
};
