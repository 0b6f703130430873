import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import plugin from '../../src/index.js';
import { GuidePage, isLinkAlive } from '../support/guide.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const load = async <T>(file: string) => (await import(new URL(`../../benchmarks/${file}`, import.meta.url).href)) as T;

interface Row {
  name: string;
  rules: number | null;
  findings: number;
  unread: number;
  seconds: number;
  perNoRules: number;
  rulesPerParse: number | null;
  peak: number;
}

const { MODES } = await load<{ MODES: { name: string; typed?: boolean; runs: string }[] }>('modes.mjs');
const { describe: describePage } = await load<{ describe(report: object): string }>('page.mjs');
const { plotModes, plotGrowth } = await load<{ plotModes(tables: object[]): string; plotGrowth(growth: object[]): string }>('plot.mjs');

const rowsOf = (isTyped: boolean, unread = 0): Row[] =>
  MODES.filter(({ typed }) => isTyped || !typed).map(({ name, runs }, index) => ({
    name, rules: runs === 'oxlint' ? null : index, findings: 3, unread, seconds: 10.04 + index, perNoRules: 1 + index / 10, rulesPerParse: runs === 'oxlint' ? null : index / 7, peak: 300.4,
  }));
const tables = [
  { name: 'TypeScript', packages: ['a@1.0.0', 'b@2.0.0'], files: 900, lines: 114_000, rounds: 3, rows: rowsOf(true) },
  { name: 'JavaScript', packages: ['c@3.0.0'], files: 1400, lines: 86_000, rounds: 3, rows: rowsOf(false) },
];
const growth = [10_000, 200_000].map((lines) => ({ lines, rounds: 3, rows: new Map(['no rules', 'strict', 'strict, crossFile: false'].map((name) => [name, { name, seconds: lines / 10_000, peak: 200 }])) }));
const rules = Object.keys(plugin.rules).map((name, index) => ({ name, ms: index / 3 }));
const sample = describePage({ environment: { node: '20.20.2', threads: 2, versions: ['eslint 10.15.0'] }, tables, rules, growth, loadMs: 38.6 });

/** A page without what differs between two runs: numbers, packages and the order of rules. */
function formOf(page: string): string[] {
  const prose = page.split('\n').filter((line) => !line.startsWith('| [') && !line.startsWith('Files that could not be read'));
  return prose
    .join('\n')
    .replace(/in one run: .*\. Each number/, 'in one run. Each number')
    .replace(/(lines in .* files): .*\./g, '$1.')
    .replace(/^(?:\| [\d ]+ (?:\| [\d. ]+)+\|\n)+/gm, '| sizes |\n')
    .replace(/\d[\d. ]*\d|\d/g, '#')
    .replace(/\n{3,}/g, '\n\n')
    .split('\n');
}

describe('the page about performance', () => {
  it('has a row for each mode, size and rule, and each number in its place', () => {
    for (const { rows } of tables) for (const { name } of rows) expect(sample).toContain(`| ${name} | `);
    expect(sample).toContain('| strict | 2 | 12.0 | 1.20 | 0.29 | 300 |');
    expect(sample).toContain('| Oxlint, strict |  | 16.0 | 1.60 |  | 300 |');
    expect(sample).toContain('| 200 000 | 20.0 | 20.0 | 20.0 | 200 | 200 | 200 |');
    for (const { name } of rules) expect(sample).toContain(`| [${name}](rules/${name}.md) | `);
    expect(sample).not.toMatch(/NaN|undefined|null/);
    for (const [head = '', line = '', first = ''] of sample.split('\n\n').filter((part) => part.startsWith('|')).map((part) => part.split('\n'))) {
      expect(new Set([head, line, first].map((each) => each.split('|').length)).size, head).toBe(1);
    }
  });

  it('says so where files could not be read', () => {
    const page = describePage({ environment: { node: '1', threads: 1, versions: [] }, tables: [{ ...tables[0], rows: rowsOf(true, 7) }], rules, growth, loadMs: 1 });
    expect(page).toContain('Files that could not be read: no rules 7, ');
  });

  it('has pictures that are well-formed', () => {
    for (const picture of [plotModes(tables), plotGrowth(growth)]) {
      expect(picture).not.toMatch(/NaN|undefined|null|Infinity/);
      const open: string[] = [];
      for (const [tag, slash, name = ''] of picture.matchAll(/<(\/?)([a-z]+)[^>]*>/g)) {
        if (slash) expect(open.pop()).toBe(name);
        else if (!tag.endsWith('/>')) open.push(name);
      }
      expect(open).toEqual([]);
    }
  });

  it.skipIf(!existsSync(path.join(root, 'docs/performance.md')))('is, in docs, of the form that the command writes', () => {
    const page = new GuidePage('docs/performance.md');
    expect(formOf(page.text)).toEqual(formOf(sample));
    const links = [...page.text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link);
    expect(links.filter((link) => !isLinkAlive(page, link))).toEqual([]);
  });
});

describe('the command', () => {
  it.each([
    [['--rounds', '0'], '--rounds is a whole number from 1 on'],
    [['--minutes', 'some'], '--minutes is a number above 0'],
    [['--glob', '**'], '--glob comes after the --dir that it belongs to'],
    [['--mode', 'strict'], '--mode goes with --dir: the page has all modes'],
    [['--fast'], /^Unknown option '--fast'/],
  ])('says in one sentence why %j does not go', (args, sentence) => {
    const { status, stderr } = spawnSync(process.execPath, ['benchmarks/run.mjs', ...args], { cwd: root, encoding: 'utf8' });
    expect(status).toBe(1);
    expect(stderr.trim().split('\n')).toEqual([typeof sentence === 'string' ? sentence : expect.stringMatching(sentence)]);
  });

  it('installs from a lockfile that names no host', () => {
    expect(readFileSync(path.join(root, 'benchmarks/package-lock.json'), 'utf8')).not.toMatch(/"resolved"|https?:\/\/(?!.*(?:sponsors|funding|github\.com|opencollective|eslint\.org))/);
  });
});
