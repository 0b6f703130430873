import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { espree, lint, typescript } from '../support/odd.js';
import { ruleCases } from '../support/rule-cases.js';

const packages = fileURLToPath(new URL('../../node_modules', import.meta.url));
/** Every so manieth file, none above that length: a large file shows little more than a small one. */
const [EVERY, MAX_LENGTH] = [6, 40_000];

/** Folders of packages that are here anyway: declarations, TypeScript, modules, scripts and tests by many hands. */
const FOLDERS: readonly (readonly [folder: string, least: number])[] = [
  ['typescript/lib', 10], ['@types/node', 5], ['rxjs/src', 30], ['zod/src', 15], ['qs/test', 1], ['find-my-way/test', 5], ['pino/test', 5], ['express/lib', 1], ['undici/lib', 10], ['core-js/modules', 50],
];

const SOURCE = /\.(?:[cm]?[jt]s|[jt]sx)$/u;

function sourcesOf(folder: string): readonly (readonly [file: string, code: string])[] {
  const files = readdirSync(path.join(packages, folder), { recursive: true, encoding: 'utf8' }).filter((file) => SOURCE.test(file)).sort();
  return files.filter((_, index) => index % EVERY === 0).map((file) => [file, readFileSync(path.join(packages, folder, file), 'utf8')] as const).filter(([, code]) => code.length <= MAX_LENGTH);
}

describe('code of others', () => {
  it.each(FOLDERS)('is linted without a throw: %s', (folder, least) => {
    expect(existsSync(path.join(packages, folder))).toBe(true);
    const sources = sourcesOf(folder);
    expect(sources.length).toBeGreaterThanOrEqual(least);
    for (const [file, code] of sources) {
      const languages = /ts$/u.test(file) ? [typescript] : [typescript, espree('commonjs'), espree('module')];
      for (const language of languages) expect(() => lint(code, language, { filename: path.join('/', folder, file) }), file).not.toThrow();
    }
  });
});

describe("ESLint's own parser, whose trees lack what only TypeScript has", () => {
  it.each(ruleCases.map(({ rule, valid, invalid }) => [rule, [...valid, ...invalid]] as const))('throws in no case of %s', (_rule, cases) => {
    for (const { name, code } of cases) expect(() => lint(code, espree('module'), { filename: 'file.js' }), name).not.toThrow();
  });
});
