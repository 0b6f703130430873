import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const script = path.join(root, 'scripts/create-rule.mjs');
const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');

let folder: string;

beforeEach(() => {
  folder = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'resilience-rule-')));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('npm run create-rule', () => {
  it('writes a rule, its test and its page, and says so', () => {
    const { stdout, stderr, status } = createRule('no-lost-update');
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
    expect(listFiles()).toEqual(['docs/rules/no-lost-update.md', 'src/rules/no-lost-update.ts', 'tests/rules/no-lost-update.test.ts']);
    for (const file of listFiles()) expect(stdout).toContain(`wrote ${file}\n`);
    expect(stdout).toContain('npm run generate');
  });

  it('puts the name where it belongs and leaves no placeholder', () => {
    createRule('require-idempotency-key');
    expect(read('src/rules/require-idempotency-key.ts')).toContain("name: 'require-idempotency-key',");
    expect(read('tests/rules/require-idempotency-key.test.ts')).toContain("from '../../src/rules/require-idempotency-key.js';");
    expect(read('docs/rules/require-idempotency-key.md')).toMatch(/^# Require idempotency key \(`resilience\/require-idempotency-key`\)\n/u);
    expect(listFiles().filter((file) => read(file).includes('RULE_'))).toEqual([]);
  });

  it('writes code that the compiler accepts beside this repository\'s kit', { timeout: 60_000 }, () => {
    createRule('no-lost-update');
    symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'), 'junction');
    writeFileSync(path.join(folder, 'package.json'), '{ "type": "module" }');
    writeFileSync(path.join(folder, 'tsconfig.json'), JSON.stringify({
      extends: path.join(root, 'tsconfig.json'),
      compilerOptions: { rootDirs: [root, folder] },
      include: ['src', 'tests'],
    }));
    const { stdout, status } = spawnSync(process.execPath, [tsc, '-p', folder], { encoding: 'utf8' });
    expect({ stdout, status }).toEqual({ stdout: '', status: 0 });
  });

  it.each(['lost-update', 'no', 'no-', 'no-LostUpdate', 'no_lost_update', 'no--update', 'no-update-', 'no-../../escape', 'require-1x'])('refuses the name %s', (name) => {
    const { stderr, status } = createRule(name);
    expect(status).toBe(1);
    expect(stderr).toContain(`"${name}" is no rule name`);
    expect(listFiles()).toEqual([]);
  });

  it('refuses to run without a name, with two, or with an unknown option', () => {
    expect(createRule()).toMatchObject({ status: 1, stderr: expect.stringContaining('Usage:') });
    expect(createRule('no-this', 'no-that')).toMatchObject({ status: 1, stderr: expect.stringContaining('Usage:') });
    expect(createRule('no-this', '--force')).toMatchObject({ status: 1, stderr: expect.stringContaining('--force') });
    expect(listFiles()).toEqual([]);
  });

  it.each(['src/rules/no-lost-update.ts', 'tests/rules/no-lost-update.test.ts', 'docs/rules/no-lost-update.md'])('writes nothing at all where there is already %s', (file) => {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), 'mine');
    expect(createRule('no-lost-update')).toMatchObject({ status: 1, stderr: expect.stringContaining(file) });
    expect(listFiles()).toEqual([file]);
    expect(read(file)).toBe('mine');
  });
});

function createRule(...args: string[]): { stdout: string; stderr: string; status: number | null } {
  return spawnSync(process.execPath, [script, ...args, '--dir', folder], { encoding: 'utf8', cwd: root });
}

function listFiles(): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'))
    .sort();
}

function read(file: string): string {
  return readFileSync(path.join(folder, file), 'utf8');
}
