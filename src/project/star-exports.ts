import { LRUCache } from 'lru-cache';
import type { Resolution } from './resolve.js';
import { tick } from './ticker.js';

/** What `export *` of one file may lead to for a name. */
export interface StarExports {
  /** Files whose text may export it, in order. */
  readonly files: readonly string[];
  readonly packages: readonly string[];
  /** One of them cannot be read. */
  readonly isUnknown: boolean;
}

interface Entry {
  readonly exports: StarExports;
  readonly tick: number;
}

/** A barrel of hundreds of files is asked for the same names by every file that imports it. */
const entries = new LRUCache<string, Entry>({ max: 5000 });

/** Whom a file that passes on others' exports may have a name from, as their texts show. */
export function findStarExports(
  filename: string,
  stars: readonly string[],
  name: string,
  resolve: (specifier: string) => Resolution,
  textOf: (filename: string) => string | null,
): StarExports {
  const key = `${filename}\0${name}`;
  const known = entries.get(key);
  const now = tick();
  if (known?.tick === now) return known.exports;
  const files: string[] = [];
  const packages: string[] = [];
  let isUnknown = false;
  for (const specifier of stars) {
    const found = resolve(specifier);
    const text = found.kind === 'file' ? textOf(found.filename) : null;
    if (found.kind === 'package') packages.push(specifier);
    else if (found.kind !== 'file' || text === null) isUnknown = true;
    else if (mayExport(text, name)) files.push(found.filename);
  }
  const exports = { files, packages, isUnknown };
  entries.set(key, { exports, tick: now });
  return exports;
}

/** Whether a text can export a name: it has it behind `export`, or passes on what others export. */
function mayExport(text: string, name: string): boolean {
  return text.includes(name) && isExportOf(name).test(text) ? true : /\bexport\s*\*|\bexports\b/.test(text);
}

/** `export const name`, `export { other as name }`, `export const { name }`. */
function isExportOf(name: string): RegExp {
  const escaped = name.replace(/\$/g, '\\$');
  return new RegExp(`\\bexport\\s+(?:[\\w$*]+\\s+)+${escaped}(?![\\w$])|\\bexport\\s*(?:(?:type|const|let|var)\\s*)?[{[][^}\\]]*(?<![\\w$])${escaped}(?![\\w$])`);
}
