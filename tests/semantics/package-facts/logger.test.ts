import { describe, expect, it } from 'vitest';
import { findConsoleWrappers, findLogger, loggerImportFor, type ProjectLogger } from '../../../src/semantics/index.js';
import { analyze } from '../../support/analyze.js';
import { factIn, manifest, type Files } from './ask.js';

const print = ({ library, shape, exported, habit }: ProjectLogger): string =>
  `${library ?? 'own'} ${shape} ${exported}${habit ? ` from ${habit.isRelative ? 'relative' : habit.specifier} as ${habit.name ?? '?'} x${habit.count}` : ''}`;
const all = manifest({ pino: '^9.0.0', winston: '^3.0.0', bunyan: '2', tslog: '4', consola: '3' });
const loggerOf = (files: Files, setting: string | null = null) => factIn({ 'package.json': all, ...files }, (module) => findLogger(module, setting), print);

describe('the logger of a package', () => {
  it.each<[string, string, string | string[]]>([
    ['pino', "import pino from 'pino';\nexport const logger = pino({ level: 'info' });", ['src/log.ts: pino instance logger']],
    ['pino by its name, exported by default', "import { pino } from 'pino';\nconst logger = pino();\nexport default logger;", ['src/log.ts: pino instance default']],
    ['a child of pino', "const pino = require('pino');\nmodule.exports = pino().child({ app: 1 });", ['src/log.ts: pino instance default']],
    ['winston in an object', "const winston = require('winston');\nconst logger = winston.createLogger({});\nmodule.exports = { logger };", ['src/log.ts: winston instance logger']],
    ['bunyan', "import bunyan from 'bunyan';\nexport const log = bunyan.createLogger({ name: 'a' });", ['src/log.ts: bunyan instance log']],
    ['tslog', "import { Logger } from 'tslog';\nexport const log = new Logger();", ['src/log.ts: tslog instance log']],
    ['consola with a tag', "import { consola } from 'consola';\nexport const log = consola.withTag('a');", ['src/log.ts: consola instance log']],
    ['a factory', "import pino from 'pino';\nexport const createLogger = (name) => pino({ name });", ['src/log.ts: pino factory createLogger']],
    ['a class around one', "import winston from 'winston';\nexport class Logger { inner = winston.createLogger(); info(message) { this.inner.info(message); } }\nexport const logger = new Logger();", ['src/log.ts: winston class Logger', 'src/log.ts: winston wrapper logger']],
    ['one that is not exported', "import pino from 'pino';\nconst logger = pino();\nlogger.info('here');\nexport {};", 'no'],
    ['a function of that name', "import { pino } from './own';\nexport const logger = pino();", 'no'],
  ])('%s', (_claim, text, expected) => {
    expect(loggerOf({ 'src/log.ts': text })).toEqual(expected);
  });

  it('is first the one that most files import, as they import it', () => {
    const files = {
      'tsconfig.json': '{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }',
      'src/audit.ts': "import pino from 'pino';\nexport const audit = pino();",
      'src/lib/log.ts': "import pino from 'pino';\nexport const logger = pino();",
      'src/a.ts': "import { logger as log } from '@/lib/log';\nlog.info('a');",
      'src/b.ts': "import { logger as log } from '@/lib/log';\nimport { audit } from './audit';\nlog.info('b');",
    };
    expect(loggerOf(files)).toEqual(['src/lib/log.ts: pino instance logger from @/lib/log as log x2', 'src/audit.ts: pino instance audit from relative as audit x1']);
  });

  it('is told with the name that CommonJS gives it', () => {
    const files = { 'src/log.js': "const pino = require('pino');\nmodule.exports = { logger: pino() };", 'src/a.js': "const { logger: log } = require('./log');\nlog.info('a');" };
    expect(loggerOf(files)).toEqual(['src/log.js: pino instance logger from relative as log x1']);
  });

  it('is the one that settings name', () => {
    const files = { 'src/log.ts': "import pino from 'pino';\nexport const logger = pino();", 'src/own.ts': 'export const log = { info() {} };' };
    expect(loggerOf(files, './own')).toEqual(['src/own.ts: own instance log from relative as ? x0']);
    expect(loggerOf(files, './missing')).toBe('unknown');
  });

  it('is unknown where it may come from another package of the workspace', () => {
    expect(factIn({ 'package.json': manifest({ '@acme/log': 'workspace:*' }) }, (module) => findLogger(module), print)).toBe('unknown');
  });
});

describe('what only hands on to the console', () => {
  const wrappersOf = (text: string) => factIn({ 'package.json': all, 'src/logger.ts': text }, findConsoleWrappers, ({ exported }) => exported);

  it.each<[string, string, string | string[]]>([
    ['a function', 'export function log(message) { console.log(`[app] ${message}`); }', ['src/logger.ts: log']],
    ['an object', 'export const logger = { info: (...all) => console.info(...all), error(...all) { console.error(...all); } };', ['src/logger.ts: logger']],
    ['an instance of a class', 'class Logger { info(text) { console.log(text); } error(text) { console.error(text); } }\nexport default new Logger();', ['src/logger.ts: default']],
    ['not a function that works and reports on it', 'export async function recordLog(entry) { try { await fetch("https://a.example", entry); } catch (error) { console.error("failed", entry); } }', 'unknown'],
    ['not a function that prints what it is not given', 'export function logReady(port) { console.log("ready"); return port; }', 'unknown'],
    ['not one that sends', "import pino from 'pino';\nconst log = pino();\nexport const logger = { info: (text) => log.info(text), error: (text) => log.error(text) };\nconsole.log('ready');", 'unknown'],
    ['not a console of its own', 'const console = { log() {} };\nexport function log(message) { console.log(message); }', 'unknown'],
  ])('%s', (_claim, text, expected) => {
    expect(wrappersOf(text)).toEqual(expected);
  });
});

describe('what a file imports to log', () => {
  const importIn = (files: Files, code: string, filename = 'src/routes/a.ts') =>
    analyze(code, (module) => loggerImportFor(module), { dependencies: { pino: '^9.0.0', winston: '3' }, files, filename });
  const pinoLog = "import pino from 'pino';\nexport const logger = pino();";

  it.each<[string, Files, string, object | null]>([
    ['the way to it', { 'src/log.ts': pinoLog }, 'console.log(1);', { from: '../log', name: 'logger', as: 'logger' }],
    ['the way to it with the ending of its other imports', { 'src/log.ts': pinoLog, 'src/x.ts': 'export const x = 1;' }, "import { x } from '../x.js';", { from: '../log.js', name: 'logger', as: 'logger' }],
    ['the way to it with the ending that others write', { 'src/log.ts': pinoLog, 'src/b.ts': "import { logger as log } from './log.js';\nlog.info('b');" }, 'console.log(1);', { from: '../log.js', name: 'logger', as: 'log' }],
    ['a folder', { 'src/log/index.ts': "import pino from 'pino';\nexport default pino();" }, 'console.log(1);', { from: '../log', as: 'logger' }],
    ['the alias of others', { 'tsconfig.json': '{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }', 'src/log.ts': pinoLog, 'src/b.ts': "import { logger } from '@/log';\nlogger.info('b');" }, 'console.log(1);', { from: '@/log', name: 'logger', as: 'logger' }],
    ['a factory is not enough', { 'src/log.ts': "import pino from 'pino';\nexport const make = () => pino();" }, 'console.log(1);', null],
    ['one to create', {}, 'console.log(1);', { create: 'pino' }],
  ])('is %s', (_claim, files, code, expected) => {
    expect(importIn(files, code)).toEqual(expected === null || 'create' in expected ? expected : expect.objectContaining(expected));
  });

  it('says how lines are laid out', () => {
    const files = { 'src/log.ts': "import pino from 'pino';\nexport const logger = pino({ errorKey: 'error' });" };
    expect(importIn(files, 'console.log(1);')).toMatchObject({ layout: { fields: 'first', errorKey: 'error', errorArgument: 'first', object: null } });
    const wrapped = { 'src/log.ts': "import winston from 'winston';\nconst inner = winston.createLogger();\nexport const logger = { info: (message: string, meta?: object) => { inner.info(message, meta); }, error: (message: string, error: Error) => { inner.error(message, error); } };" };
    expect(importIn(wrapped, 'console.log(1);')).toMatchObject({ name: 'logger', levels: ['info', 'error'], layout: { fields: 'last', errorKey: null, errorArgument: 'last' } });
  });

  it('is nothing in the file of the logger', () => {
    expect(importIn({}, pinoLog, 'src/log.ts')).toBeNull();
  });
});
