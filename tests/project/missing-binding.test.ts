import Module from 'node:module';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createSourceReader } from '../../src/project/source-file.js';
import { parseFile } from '../../src/project/parse.js';

type Resolve = (request: string, ...rest: unknown[]) => string;
const loader = Module as unknown as { _resolveFilename: Resolve };
const resolve = loader._resolveFilename;
const refused: string[] = [];

/** As on a platform that oxc ships no binary for. */
beforeAll(() => {
  loader._resolveFilename = (request, ...rest) => {
    if (!/^@oxc-parser\/binding|parser\.[\w-]+\.node$|parser\.wasi/.test(request)) return resolve.call(Module, request, ...rest);
    refused.push(request);
    throw Object.assign(new Error(`Cannot find module '${request}'`), { code: 'MODULE_NOT_FOUND' });
  };
});
afterAll(() => {
  loader._resolveFilename = resolve;
});

it('files are parsed by what the user has where the native binding is missing', () => {
  const parsed = parseFile('/a.ts', 'export const client = axios.create({ timeout: 1000 })');
  expect(refused.length).toBeGreaterThan(0);
  expect(parsed?.program.body.map((each) => each.type)).toEqual(['ExportNamedDeclaration']);
  // Only oxc's nodes have `start`.
  expect(parsed?.program).not.toHaveProperty('start');
  expect(createSourceReader().read(import.meta.filename)?.parsed?.program.body.length).toBeGreaterThan(5);
});
