import { mkdirSync, mkdtempSync, realpathSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { projectFingerprint } from '../../src/project/fingerprint.js';

const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'resilience-fingerprint-')));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const WORKSPACE = {
  'package.json': '{ "name": "root", "workspaces": ["apps/*"] }',
  'apps/a/package.json': '{ "name": "a" }',
  'apps/a/src/index.ts': 'export const a = 1;',
  'apps/b/package.json': '{ "name": "b" }',
  'apps/b/tsconfig.json': '{}',
  'apps/b/src/index.ts': 'export const b = 1;',
};
let count = 0;

/** A workspace of its own, and how its fingerprint changes with what is done to it. */
function project(): { folder: string; write: (name: string, text: string) => void } {
  const folder = path.join(root, String((count += 1)));
  const write = (name: string, text: string): void => {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  };
  for (const [name, text] of Object.entries(WORKSPACE)) write(name, text);
  return { folder, write };
}

describe('the fingerprint of a project', () => {
  it.each([
    ['a source file', 'apps/a/src/index.ts', true],
    ['a source file of a sibling', 'apps/b/src/index.ts', true],
    ['a new file', 'apps/b/src/new.ts', true],
    ['a package.json', 'apps/b/package.json', true],
    ['a tsconfig', 'apps/b/tsconfig.json', true],
    ['a page', 'apps/a/README.md', false],
    ['an installed package', 'node_modules/pkg/index.js', false],
    ['build output', 'apps/a/dist/index.js', false],
  ])('follows a change of %s: %s -> %s', (_claim, name, isChanged) => {
    const { folder, write } = project();
    const cwd = path.join(folder, 'apps/a');
    const before = projectFingerprint(cwd);
    expect(projectFingerprint(cwd)).toBe(before);
    write(name, '{ "name": "c", "other": 1 }');
    expect(projectFingerprint(cwd) !== before).toBe(isChanged);
  });

  it('goes by content when asked to, whatever the times and the place', () => {
    const [one, other] = [project(), project()];
    utimesSync(path.join(other.folder, 'apps/a/src/index.ts'), 1, 1);
    expect(projectFingerprint(one.folder, { strategy: 'content' })).toBe(projectFingerprint(other.folder, { strategy: 'content' }));
    expect(projectFingerprint(one.folder)).not.toBe(projectFingerprint(other.folder));
    other.write('apps/a/src/index.ts', 'export const a = 2;');
    expect(projectFingerprint(one.folder, { strategy: 'content' })).not.toBe(projectFingerprint(other.folder, { strategy: 'content' }));
  });

  it('is a short text, also for a folder that is not there', () => {
    expect(projectFingerprint(root)).toMatch(/^[0-9a-f]{16}$/);
    expect(projectFingerprint(path.join(root, 'missing'))).toMatch(/^[0-9a-f]{16}$/);
  });
});
