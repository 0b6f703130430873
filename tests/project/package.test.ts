import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { findPackage, possibleMajors } from '../../src/project/index.js';

const root = mkdtempSync(path.join(tmpdir(), 'resilience-package-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

function write(file: string, text: string): string {
  const target = path.join(root, file);
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, text);
  return target;
}

describe('the package of a file', () => {
  it('is the nearest package.json above it', () => {
    write('mono/package.json', JSON.stringify({ dependencies: { pg: '^8.0.0' } }));
    write('mono/apps/api/package.json', JSON.stringify({ dependencies: { axios: '^1.0.0' } }));
    const api = findPackage(path.join(root, 'mono/apps/api/src/server.ts'));
    expect(api?.folder).toBe(path.join(root, 'mono/apps/api'));
    expect([api?.dependsOn('axios'), api?.dependsOn('pg')]).toEqual([true, false]);
  });

  it.each([
    ['is nothing for text without a file', '<input>'],
    ['is nothing for a relative path', 'src/server.ts'],
  ])('%s', (_claim, filename) => {
    expect(findPackage(filename)).toBeNull();
  });

  it.each([
    ['broken', '{ "dependencies": '],
    ['a list', '[]'],
    ['a number', '7'],
    ['empty', ''],
  ])('passes over a package.json that is %s', (name, text) => {
    const folder = `${name.replace(/\W/g, '')}/inner`;
    write(`${folder}/package.json`, text);
    write(`${name.replace(/\W/g, '')}/package.json`, '{}');
    const found = findPackage(path.join(root, folder, 'a.ts'));
    expect(found === null || found.dependsOn('axios') === false).toBe(true);
  });

  it('reads a byte-order mark and every kind of dependency', () => {
    write('bom/package.json', `\uFEFF${JSON.stringify({ devDependencies: { a: '1' }, peerDependencies: { b: '2' }, optionalDependencies: { c: '3' } })}`);
    const found = findPackage(path.join(root, 'bom/a.ts'));
    expect(['a', 'b', 'c', 'd'].map((name) => found?.rangeOf(name))).toEqual(['1', '2', '3', null]);
  });
});

describe('the majors that may be installed', () => {
  const known = [11, 12, 13, 14];
  const majors = (range: string) => {
    const folder = `majors-${range.replace(/\W/g, '_')}`;
    write(`${folder}/package.json`, JSON.stringify({ dependencies: { got: range } }));
    return possibleMajors(findPackage(path.join(root, folder, 'a.ts')), 'got', known);
  };

  it.each([
    ['^12.1.0', [12]],
    ['12.6.1', [12]],
    ['~11.8.0', [11]],
    ['11 || 13', [11, 13]],
    ['>=13', [13, 14]],
    ['<12', [11]],
    ['^14.0.0-beta.1', [14]],
    ['workspace:^12.0.0', [12]],
    ['npm:got-fork@^13.0.0', [13]],
    ['npm:@acme/got@^13.0.0', [13]],
    ['^99.0.0', [14]],
    ['^3.0.0', known],
    ['*', known],
    ['latest', known],
    ['catalog:', known],
    ['workspace:*', known],
    ['github:sindresorhus/got', known],
    ['not a range', known],
  ])('%s: %j', (range, expected) => {
    expect(majors(range)).toEqual(expected);
  });

  it('are all of them without a package.json or a declaration', () => {
    expect(possibleMajors(null, 'got', known)).toEqual(known);
    expect(possibleMajors(findPackage(path.join(root, 'bom/a.ts')), 'got', known)).toEqual(known);
  });
});
