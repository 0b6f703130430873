import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { ESLint, eslintVersion, Linter } from '../support/eslint.js';
import { createRuleTester } from '../support/rule-tester.js';

const expected = process.env['ESLINT_PKG'] === 'eslint9' ? /^9\./ : /^10\./;
const testsFolder = fileURLToPath(new URL('..', import.meta.url));

describe('the tests run on the ESLint that ESLINT_PKG names', () => {
  it('gives its Linter and ESLint classes', () => {
    expect(eslintVersion).toMatch(expected);
    expect(Linter.version).toMatch(expected);
    expect(ESLint.version).toMatch(expected);
  });

  const versionsSeen = new Set<string>();
  createRuleTester().run('the RuleTester runs rules', {
    name: 'see-linter',
    defaultOptions: [],
    meta: { type: 'problem', messages: { seen: 'Seen.' }, schema: [] },
    create(context) {
      versionsSeen.add(findCallingLinterVersion());
      return { Program: (node) => context.report({ node, messageId: 'seen' }) };
    },
  }, {
    valid: [],
    invalid: [{ name: 'in that ESLint', code: 'export const a: number = 1;', errors: [{ messageId: 'seen' }] }],
  });

  it('runs rules of the RuleTester in it', () => {
    expect([...versionsSeen]).toEqual([expect.stringMatching(expected)]);
  });

  it('is reached through tests/support only, since an import of eslint always gives ESLint 10', () => {
    const offenders = listTestFiles().filter((file) => /^import (?!type\b)[^;]*from 'eslint(\/[^']*)?';/mu.test(readFileSync(file, 'utf8')));
    expect(offenders.map((file) => path.relative(testsFolder, file))).toEqual([]);
  });
});

/** Reads the version from the package.json of the linter whose frames are on the stack. */
function findCallingLinterVersion(): string {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 100;
  const stack = new Error().stack ?? '';
  Error.stackTraceLimit = limit;
  const root = /\(([^()]*[\\/]node_modules[\\/]eslint[^\\/]*)[\\/]lib[\\/]linter[\\/]/u.exec(stack)?.[1];
  if (root === undefined) throw new Error(`no linter on the stack:\n${stack}`);
  return (JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string }).version;
}

function listTestFiles(): string[] {
  return readdirSync(testsFolder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.startsWith('package'))
    .map((file) => path.join(testsFolder, file));
}
