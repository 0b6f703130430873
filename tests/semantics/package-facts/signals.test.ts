import { describe, expect, it } from 'vitest';
import { findSignalHandlers, type SignalHandler } from '../../../src/semantics/index.js';
import { factIn, manifest } from './ask.js';

const print = ({ library, signals }: SignalHandler): string => `${library ?? 'process'} ${signals.join(' ')}`.trim();
const handlersOf = (text: string) => factIn({ 'package.json': manifest({}), 'src/server.ts': text }, findSignalHandlers, print);

describe('what runs when the process is told to stop', () => {
  it.each<[string, string, string | string[]]>([
    ['a listener', "process.on('SIGTERM', () => server.close());", ['src/server.ts: process SIGTERM']],
    ['a listener of the imported process', "import process from 'node:process';\nprocess.once('SIGINT', stop);", ['src/server.ts: process SIGINT']],
    ['a listener for each of a list', "const signals = ['SIGINT', 'SIGTERM'] as const;\nfor (const signal of signals) process.on(signal, stop);", ['src/server.ts: process SIGINT SIGTERM']],
    ['a listener for each of a list given by a callback', "['SIGINT', 'SIGTERM'].forEach((signal) => process.on(signal, stop));", ['src/server.ts: process SIGINT SIGTERM']],
    ['the hooks of NestJS', "import { NestFactory } from '@nestjs/core';\nconst app = await NestFactory.create(class {});\napp.enableShutdownHooks();", ['src/server.ts: @nestjs/core SIGTERM SIGINT']],
    ['terminus', "import { createTerminus } from '@godaddy/terminus';\ncreateTerminus(server, {});", ['src/server.ts: @godaddy/terminus SIGTERM']],
    ['lightship', "import { createLightship } from 'lightship';\nconst lightship = await createLightship();", ['src/server.ts: lightship SIGTERM SIGHUP SIGINT']],
    ['close-with-grace', "const closeWithGrace = require('close-with-grace');\ncloseWithGrace({ delay: 500 }, async () => {});", ['src/server.ts: close-with-grace SIGTERM SIGINT']],
    ['a helper that listens for nothing itself', "import stoppable from 'stoppable';\nconst server = stoppable(http.createServer(), 5000);", ['src/server.ts: stoppable']],
    ['an event of something else', "import { EventEmitter } from 'node:events';\nnew EventEmitter().on('SIGTERM', stop);", 'no'],
    ['a signal that is sent', "process.kill(pid, 'SIGTERM');\nchild.kill('SIGTERM');", 'no'],
    ['another event of the process', "process.on('exit', () => console.log('SIGTERM'));", 'no'],
    ['a library that is imported and not used', "import { createTerminus } from '@godaddy/terminus';\nexport {};", 'no'],
  ])('%s', (_claim, text, expected) => {
    expect(handlersOf(text)).toEqual(expected);
  });
});
