import { readFileSync, statSync } from 'node:fs';
import { LRUCache } from 'lru-cache';
import { noteChange } from './changes.js';
import { readFunctionNames } from './function-names.js';
import { parseFile, type ParsedFile } from './parse.js';
import { tickerFor } from './ticker.js';

/** One file of the project as it is saved. The same object until the file changes. */
export interface SourceFile {
  readonly filename: string;
  /** Without a byte-order mark; `#!` stays, as in ESLint's text. */
  readonly text: string;
  /** Functions that the text declares at its top. */
  readonly functionNames: ReadonlySet<string>;
  /** Null when the file does not parse: an unknown, never "no exports". Computed on first read, and again when it was not read for long. */
  readonly parsed: ParsedFile | null;
  /** Identity of the content, to notice an edit. */
  readonly stamp: string;
}

export interface SourceFileOptions {
  /** Milliseconds. */
  readonly now?: () => number;
  readonly maxFiles?: number;
  /** Sum of the lengths of the texts. */
  readonly maxCharacters?: number;
}

interface SourceReader {
  readonly read: (filename: string) => SourceFile | null;
  readonly lookAgain: () => void;
}

interface Entry {
  readonly file: SourceFile | null;
  readonly stamp: string;
  /** The moment at which it was looked at. */
  tick: number;
}

const MAX_BYTES = 1024 * 1024;
const MAX_FILES = 10_000;
/** Of texts: they are cheap to keep, and most questions about a file end at its text. */
const MAX_CHARACTERS = 24 * 1024 * 1024;
/**
 * Of texts that have a tree: those weigh 27 bytes a character and scopes 12 (measured over 1000 files of TypeScript), 310 MB at most. A
 * project of 200 000 lines fits; with less, its files are parsed again for each file that leads to them.
 */
const MAX_PARSED_CHARACTERS = 8 * 1024 * 1024;
/** Text has no NUL; git looks as far for one. */
const BINARY_WITHIN = 8000;

/** A reader with a cache of its own. */
export function createSourceReader(options: SourceFileOptions = {}): SourceReader {
  const { now, maxFiles = MAX_FILES, maxCharacters = MAX_CHARACTERS } = options;
  const entries = new LRUCache<string, Entry>({
    max: maxFiles,
    maxSize: maxCharacters,
    sizeCalculation: ({ file }) => (file?.text.length ?? 0) + 1,
  });
  const tick = tickerFor(now);
  const read = (filename: string): SourceFile | null => {
    const known = entries.get(filename);
    const time = tick();
    if (known?.tick === time) return known.file;
    const stamp = stampOf(filename);
    if (known?.stamp === stamp) {
      known.tick = time;
      return known.file;
    }
    if (known) noteChange();
    const file = stamp === '' ? null : openFile(filename, stamp);
    entries.set(filename, { file, stamp, tick: time });
    return file;
  };
  return { read, lookAgain: () => [...entries.keys()].forEach(read) };
}

const { read, lookAgain } = createSourceReader();

/**
 * A file by its absolute path, looked at again at most once a second.
 * Null when it cannot be read, is no regular file, is above 1 MiB or is a binary.
 */
export function readSourceFile(filename: string): SourceFile | null {
  return read(filename);
}

/** Has every file that was read looked at again, unless that was done in this moment. */
export function lookAgainAtFiles(): void {
  lookAgain();
}

/** Empty when there is no such file, or none that may be read. */
function stampOf(filename: string): string {
  try {
    const stat = statSync(filename, { throwIfNoEntry: false });
    return stat?.isFile() && stat.size <= MAX_BYTES ? `${stat.mtimeMs}:${stat.size}:${stat.ino}` : '';
  } catch {
    return '';
  }
}

function openFile(filename: string, stamp: string): SourceFile | null {
  const text = readText(filename);
  return text === null ? null : createSourceFile(filename, text, stamp);
}

function readText(filename: string): string | null {
  try {
    const bytes = readFileSync(filename);
    if (bytes.length > MAX_BYTES || bytes.subarray(0, BINARY_WITHIN).includes(0)) return null;
    const text = bytes.toString('utf8');
    return text.startsWith('\uFEFF') ? text.slice(1) : text;
  } catch {
    return null;
  }
}

/** A file that does not parse is remembered as such. */
interface Parsed {
  readonly result: ParsedFile | null;
}

/** What is kept of a tree keeps it: where trees give way to others, that must end, too. */
let evicted = 0;
const trees = new LRUCache<SourceFile, Parsed>({
  maxSize: MAX_PARSED_CHARACTERS,
  sizeCalculation: (_parsed, { text }) => text.length + 1,
  dispose: (_parsed, { text }) => {
    evicted += text.length;
    if (evicted < MAX_PARSED_CHARACTERS / 4) return;
    evicted = 0;
    noteChange();
  },
});

function createSourceFile(filename: string, text: string, stamp: string): SourceFile {
  let names: ReadonlySet<string> | undefined;
  const file: SourceFile = {
    filename,
    text,
    stamp,
    get functionNames() {
      return (names ??= readFunctionNames(text));
    },
    get parsed() {
      let known = trees.get(file);
      if (!known) trees.set(file, (known = { result: parseFile(filename, text) }));
      return known.result;
    },
  };
  return file;
}
