import Module from 'node:module';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { resolveSpecifier } from '../../src/project/resolve.js';
import { parseFile } from '../../src/project/parse.js';
import { fixtures } from '../fixtures/projects.js';
import { findingsOf, Project } from '../fixtures/project.js';

type Resolve = (request: string, ...rest: unknown[]) => string;
const loader = Module as unknown as { _resolveFilename: Resolve };
const resolve = loader._resolveFilename;
const refused = new Set<string>();

/** As on a platform that neither parser nor resolver ships a binary for. */
beforeAll(() => {
  loader._resolveFilename = (request, ...rest) => {
    if (!/^oxc-(parser|resolver)$/.test(request)) return resolve.call(Module, request, ...rest);
    refused.add(request);
    throw Object.assign(new Error(`Cannot find module '${request}'`), { code: 'MODULE_NOT_FOUND' });
  };
});
afterAll(() => {
  loader._resolveFilename = resolve;
});

describe('without the native bindings the same is found', () => {
  it.each(fixtures)('$name', ({ files, findings }) => {
    expect(findingsOf(new Project(files), Object.entries(files))).toEqual(findings);
  });

  it('by the parser and the resolver in JavaScript', () => {
    expect([...refused].sort()).toEqual(['oxc-parser', 'oxc-resolver']);
    // Only oxc's nodes have `start`.
    expect(parseFile('/a.ts', 'export {}')?.program).not.toHaveProperty('start');
    const { folder, at } = new Project({ 'a.ts': '', 'b.ts': '' });
    expect(resolveSpecifier(at('a.ts'), './b.js', folder)).toEqual({ kind: 'file', filename: at('b.ts') });
  });
});
