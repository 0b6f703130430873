import Module from 'node:module';
import { afterAll, expect } from 'vitest';
import { overflows } from '../../src/kit/outlast.js';

// ESLINT_PKG=eslint9 runs the suite on ESLint 9. The RuleTester is CommonJS and asks for `eslint` by `require`, which a
// Vite alias does not reach: only Node's own resolution does.
const eslintPackage = process.env['ESLINT_PKG'] ?? 'eslint';
const patched = Symbol.for('eslint-plugin-resilience.eslint-package');

interface Resolver {
  _resolveFilename(request: string, ...rest: unknown[]): string;
  [patched]?: true;
}

const resolver = Module as unknown as Resolver;

if (eslintPackage !== 'eslint' && resolver[patched] !== true) {
  const resolveFilename = resolver._resolveFilename;
  resolver._resolveFilename = function (request, ...rest) {
    const isESLint = request === 'eslint' || request.startsWith('eslint/');
    return resolveFilename.call(this, isESLint ? eslintPackage + request.slice('eslint'.length) : request, ...rest);
  };
  resolver[patched] = true;
}

// A rule outlives code that overflows the stack; what is in our tests must not.
afterAll(() => expect(overflows.count).toBe(0));
