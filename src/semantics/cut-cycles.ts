import { noteCut } from './memo.js';

/** Asks once at a time about each part of a thing: `var o = { ...o }` leads back to itself, and is told null there. */
export function cutCycles<K extends object, T>(): (key: K, part: string, ask: () => T | null) => T | null {
  const open = new Map<K, Set<string>>();
  return (key, part, ask) => {
    const parts = open.get(key) ?? new Set();
    if (parts.has(part)) {
      noteCut();
      return null;
    }
    open.set(key, parts.add(part));
    try {
      return ask();
    } finally {
      parts.delete(part);
      if (parts.size === 0) open.delete(key);
    }
  };
}
