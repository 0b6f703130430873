import { chmodSync, mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createSourceReader, readSourceFile } from '../../src/project/source-file.js';

const folder = mkdtempSync(path.join(tmpdir(), 'resilience-source-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

let count = 0;
function write(text: string | Uint8Array, ending = '.ts'): string {
  const file = path.join(folder, `file-${(count += 1)}${ending}`);
  writeFileSync(file, text);
  return file;
}

/** A reader whose clock is moved by hand, in milliseconds. */
function readerWithClock(options: { maxFiles?: number; maxCharacters?: number } = {}) {
  const clock = { now: 10_000 };
  return { clock, read: createSourceReader({ ...options, now: () => clock.now }).read };
}

describe('a file that is read again', () => {
  it('is the same object while it stays as it is', () => {
    const file = write('export const a = 1;');
    const { clock, read } = readerWithClock();
    const first = read(file);
    clock.now += 5000;
    expect(read(file)).toBe(first);
    expect(first?.parsed?.program.body).toHaveLength(1);
    expect(read(file)?.parsed).toBe(first?.parsed);
  });

  it('is seen as edited a second later, not before', () => {
    const file = write('export const a = 1;');
    const { clock, read } = readerWithClock();
    const first = read(file);
    writeFileSync(file, 'export const a = 1; export const b = 2;');
    clock.now += 999;
    expect(read(file)).toBe(first);
    clock.now += 1;
    expect(read(file)?.text).toContain('b = 2');
    expect(read(file)?.parsed?.program.body).toHaveLength(2);
    expect(first?.parsed?.program.body).toHaveLength(1);
    expect(read(file)?.stamp).not.toBe(first?.stamp);
  });

  it('is seen as edited where only its time changed, and where another file of its size and time took its place', () => {
    const file = write('aaaa');
    const { clock, read } = readerWithClock();
    utimesSync(file, 1000, 1000);
    expect(read(file)?.text).toBe('aaaa');
    writeFileSync(file, 'bbbb');
    utimesSync(file, 1001, 1001);
    clock.now += 1000;
    expect(read(file)?.text).toBe('bbbb');
    const other = write('cccc');
    utimesSync(other, 1001, 1001);
    renameSync(other, file);
    clock.now += 1000;
    expect(read(file)?.text).toBe('cccc');
  });

  it('is found once it is written and gone once it is deleted', () => {
    const file = path.join(folder, 'later.ts');
    const { clock, read } = readerWithClock();
    expect(read(file)).toBeNull();
    writeFileSync(file, 'a');
    expect(read(file)).toBeNull();
    clock.now += 1000;
    expect(read(file)?.text).toBe('a');
    rmSync(file);
    clock.now += 1000;
    expect(read(file)).toBeNull();
  });

  it('is looked at again after the clock was set back', () => {
    const file = write('a');
    const { clock, read } = readerWithClock();
    read(file);
    writeFileSync(file, 'ab');
    clock.now -= 5000;
    expect(read(file)?.text).toBe('ab');
  });
});

describe('the cache', () => {
  it('forgets the file that was asked for longest ago, by number of files', () => {
    const [a, b, c] = [write('a'), write('b'), write('c')];
    const { read } = readerWithClock({ maxFiles: 2 });
    const [first, second] = [read(a), read(b)];
    read(a);
    read(c);
    expect(read(a)).toBe(first);
    expect(read(b)).not.toBe(second);
  });

  it('forgets by the sum of the texts, and reads a file above the sum without keeping it', () => {
    const [small, large, huge] = [write('a'.repeat(10)), write('b'.repeat(85)), write('c'.repeat(500))];
    const { read } = readerWithClock({ maxCharacters: 100 });
    const first = read(small);
    read(large);
    expect(read(small)).toBe(first);
    expect(read(huge)?.text).toHaveLength(500);
    read(write('d'.repeat(20)));
    expect(read(small)).toBe(first);
    expect(read(huge)).not.toBe(read(huge));
  });
});

describe('what is on disk', () => {
  it('a byte-order mark is stripped, so that offsets are those of ESLint', () => {
    const file = readSourceFile(write('\uFEFFconst a = 1;'));
    expect(file?.text).toBe('const a = 1;');
    expect(file?.parsed?.program.body[0]?.range).toEqual([0, 12]);
  });

  it('a `#!` line stays in the text and is no code', () => {
    const file = readSourceFile(write('#!/usr/bin/env node\nmain();', '.js'));
    expect(file?.text.startsWith('#!/usr')).toBe(true);
    expect(file?.parsed?.program.body[0]?.range).toEqual([20, 27]);
  });

  it('a half-typed file is read, and does not parse', () => {
    const file = readSourceFile(write('export const a = {'));
    expect(file).not.toBeNull();
    expect(file?.parsed).toBeNull();
  });

  it('a file above one mebibyte is skipped, one below is read', () => {
    expect(readSourceFile(write(`/*${' '.repeat(3 * 1024 * 1024)}*/`))).toBeNull();
    expect(readSourceFile(write(`/*${' '.repeat(1024 * 1024 - 4)}*/`))?.parsed).not.toBeNull();
    expect(readSourceFile(write(`/*${' '.repeat(1024 * 1024 - 3)}*/`))).toBeNull();
  });

  it('a binary and a file of UTF-16 are no text', () => {
    expect(readSourceFile(write(Uint8Array.from([0x47, 0, 0, 1, 0xff])))).toBeNull();
    expect(readSourceFile(write(Buffer.from('\uFEFFexport const a = 1;', 'utf16le')))).toBeNull();
  });

  it('bytes that are no UTF-8 are read as unknown characters', () => {
    const file = readSourceFile(write(Buffer.concat([Buffer.from("const a = '"), Uint8Array.from([0xff, 0xc3, 0x28]), Buffer.from("'; b;")])));
    expect(file?.parsed?.program.body).toHaveLength(2);
    expect(file?.text.slice(...(file.parsed?.program.body[1]?.range ?? [0, 0]))).toBe('b;');
  });

  it('a folder, a missing file, a loop of links, a name with NUL and one too long are nothing', () => {
    const named = path.join(folder, 'folder.ts');
    mkdirSync(named);
    const loop = path.join(folder, 'loop.ts');
    symlinkSync(loop, loop);
    for (const file of [named, loop, path.join(folder, 'none.ts'), path.join(named, 'file.ts'), '/a\0.ts', `/${'a'.repeat(5000)}.ts`, '']) {
      expect([file.slice(0, 80), readSourceFile(file)]).toEqual([file.slice(0, 80), null]);
    }
  });

  it.skipIf(process.getuid?.() === 0)('a file that may not be read is nothing', () => {
    const file = write('a');
    chmodSync(file, 0);
    expect(readSourceFile(file)).toBeNull();
  });
});
