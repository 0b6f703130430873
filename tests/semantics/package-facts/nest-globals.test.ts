import { describe, expect, it } from 'vitest';
import { findGlobalPipes, type NestGlobal } from '../../../src/semantics/index.js';
import { factIn, manifest, type Files } from './ask.js';

const nest = manifest({ '@nestjs/core': '^11.0.0', '@nestjs/common': '^11.0.0' });

const print = ({ api, options }: NestGlobal): string => `${api ?? 'own'} ${options === null ? 'unknown' : options.read('whitelist').state}`;
const pipesOf = (files: Files, filename?: string, code?: string) => factIn({ 'package.json': nest, ...files }, findGlobalPipes, print, filename, code);

const main = (setup: string): string =>
  `import { ValidationPipe } from '@nestjs/common';\nimport { NestFactory } from '@nestjs/core';\nimport { AppModule } from './app';\nimport { options, pipe, Own } from './pipe';\nasync function start() {\n  const app = await NestFactory.create(AppModule);\n  ${setup}\n}\nstart();`;
const pipe = "import { ValidationPipe } from '@nestjs/common';\nexport const options = { whitelist: true };\nexport const pipe = new ValidationPipe(options);\nexport class Own { transform(value) { return value; } }";
const VALIDATION = 'new @nestjs/common.ValidationPipe()';

describe('the global pipes of NestJS', () => {
  it.each([
    ['given in main', main('app.useGlobalPipes(new ValidationPipe({ whitelist: true }));'), [`src/main.ts: ${VALIDATION} set`]],
    ['without options', main('app.useGlobalPipes(new ValidationPipe());'), [`src/main.ts: ${VALIDATION} absent`]],
    ['with options of another file', main('app.useGlobalPipes(new ValidationPipe(options));'), [`src/main.ts: ${VALIDATION} set`]],
    ['made in another file', main('app.useGlobalPipes(pipe);'), [`src/main.ts: ${VALIDATION} set`]],
    ['of the project', main('app.useGlobalPipes(new Own());'), ['src/main.ts: own unknown']],
    ['two at once', main('app.useGlobalPipes(new Own(), new ValidationPipe());'), ['src/main.ts: own unknown', `src/main.ts: ${VALIDATION} absent`]],
    ['given to an app that a function takes', "import { INestApplication, ValidationPipe } from '@nestjs/common';\nexport function setup(app: INestApplication) { app.useGlobalPipes(new ValidationPipe()); }", [`src/main.ts: ${VALIDATION} absent`]],
    ['provided by class', "import { ValidationPipe, Module } from '@nestjs/common';\nimport { APP_PIPE } from '@nestjs/core';\n@Module({ providers: [{ provide: APP_PIPE, useClass: ValidationPipe }] })\nexport class AppModule {}", [`src/main.ts: ${VALIDATION} absent`]],
    ['provided by a factory', "import { ValidationPipe } from '@nestjs/common';\nimport { APP_PIPE } from '@nestjs/core';\nexport const provider = { provide: APP_PIPE, useFactory: () => new ValidationPipe({ whitelist: true }) };", [`src/main.ts: ${VALIDATION} set`]],
    ['a method of that name of something else', "import '@nestjs/core';\nimport { app } from './pipe';\napp.useGlobalPipes(new Map());", 'no'],
    ['a provider of something else', "import '@nestjs/core';\nconst APP_PIPE = Symbol();\nexport const provider = { provide: APP_PIPE, useClass: Map };", 'no'],
    ['only named in a comment', "import '@nestjs/core';\n// app.useGlobalPipes(new ValidationPipe())\nexport {};", 'no'],
  ])('%s', (_claim, text, expected) => {
    expect(pipesOf({ 'src/main.ts': text, 'src/pipe.ts': pipe })).toEqual(expected);
  });

  it('are not those of a test', () => {
    expect(pipesOf({ 'test/app.e2e-spec.ts': main('app.useGlobalPipes(new ValidationPipe());') })).toBe('no');
  });

  it('are not those of a sibling in the workspace', () => {
    const files = { 'package.json': '{ "name": "root", "workspaces": ["apps/*"] }', 'apps/a/package.json': nest, 'apps/a/src/main.ts': main('app.useGlobalPipes(new ValidationPipe());'), 'apps/b/package.json': nest };
    expect(pipesOf(files, 'apps/b/src/asking.ts')).toBe('no');
    expect(pipesOf(files, 'apps/a/src/asking.ts')).toEqual([`apps/a/src/main.ts: ${VALIDATION} absent`]);
  });

  it('are unknown while a file that may give them does not parse', () => {
    expect(pipesOf({ 'src/main.ts': `${main('app.useGlobalPipes(new ValidationPipe());')} class {` })).toBe('unknown');
  });

  it('are those of the text in the editor, not of the file as it is saved', () => {
    expect(pipesOf({}, 'src/main.ts', main('app.useGlobalPipes(new ValidationPipe());'))).toEqual([`src/main.ts: ${VALIDATION} absent`]);
  });
});
