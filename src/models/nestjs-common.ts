import type { LibraryModel } from '../semantics/types.js';

/** Controllers and the logger. A global pipe is a fact of the package and stands elsewhere. */
export const nestjsCommonModel: LibraryModel = {
  library: '@nestjs/common',
  packages: ['@nestjs/common'],
  majors: [9, 10, 11, 12],
  loggers: [
    {
      // An application may put another behind it: `app.useLogger(…)`.
      name: 'logger',
      shared: ['Logger'],
      made: [{ path: '{Logger,ConsoleLogger}.new()' }],
      types: ['Logger', 'ConsoleLogger', 'LoggerService'],
      levels: ['verbose', 'debug', 'log', 'warn', 'error', 'fatal'],
      errorLevels: ['error', 'fatal'],
      fields: 'none',
      format: 'none',
      rest: 'printed',
      errors: { first: 'kept', last: 'kept', keys: ['*'], stackText: true, majors: '>=11' },
      replacedBy: ['nestjs-pino', 'nest-winston', 'pino', 'winston'],
      source: '@nestjs/common@10.4.22, 11.2.10, 12.5.1: services/logger.service.d.ts, services/console-logger.service.js; behaviour run',
    },
  ],
  handlers: [
    {
      name: 'controller',
      kind: 'http',
      found: [{ by: 'decorator', paths: ['{Get,Post,Put,Patch,Delete,All,Head,Options,Search,Sse}()'], prefixes: ['Controller()'] }],
      inputs: [
        { part: 'body', decorators: ['{Body,RawBody}()'] },
        { part: 'query', decorators: ['Query()'] },
        { part: 'params', decorators: ['{Param,HostParam}()'] },
        { part: 'headers', decorators: ['Headers()'] },
        { part: 'cookies', decorators: ['{Cookies,SignedCookies}()'] },
        { part: 'files', decorators: ['{UploadedFile,UploadedFiles}()'] },
        { part: 'body', decorators: ['{Req,Request}()'], path: 'body' },
        { part: 'query', decorators: ['{Req,Request}()'], path: 'query' },
        { part: 'params', decorators: ['{Req,Request}()'], path: 'params' },
        { part: 'headers', decorators: ['{Req,Request}()'], path: 'headers' },
        { part: 'cookies', decorators: ['{Req,Request}()'], path: '{cookies,signedCookies}' },
        { part: 'files', decorators: ['{Req,Request}()'], path: '{file,files}' },
        { part: 'url', decorators: ['{Req,Request}()'], path: '{url,originalUrl}' },
      ],
      rejected: [{ as: 'answered' }],
      answers: [{ code: 'throw new BadRequestException($body)', import: { name: 'BadRequestException', from: '@nestjs/common' } }],
      source: '@nestjs/common@12.5.1:decorators/http/route-params.decorator.d.ts, request-mapping.decorator.d.ts',
    },
  ],
  validators: [
    {
      paths: ['{ParseIntPipe,ParseFloatPipe,ParseBoolPipe,ParseUUIDPipe,ParseEnumPipe,ParseDatePipe}', '{ParseIntPipe,ParseFloatPipe,ParseBoolPipe,ParseUUIDPipe,ParseEnumPipe,ParseDatePipe}.new()'],
      parts: ['whole'],
      replaces: true,
      rejects: true,
      source: '@nestjs/common@12.5.1:pipes',
    },
    {
      // What it checks depends on the class of the parameter.
      paths: ['{ValidationPipe,StandardSchemaValidationPipe}', '{ValidationPipe,StandardSchemaValidationPipe}.new()'],
      parts: ['body', 'query', 'params', 'args', 'message'],
      replaces: false,
      rejects: true,
      source: '@nestjs/common@12.5.1:pipes/validation.pipe.js; behaviour run',
    },
  ],
  appliers: [{ paths: ['{UsePipes,UseGuards,UseInterceptors}()'], source: '@nestjs/common@12.5.1:decorators/core' }],
};
