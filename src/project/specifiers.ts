import type { Module } from './module.js';

/** What a quick look at a text finds, without parsing it. */
export interface ScannedText {
  /** Every specifier, once, in order: of imports, exports from, `import()` and `require()`; also what only looks like one. */
  readonly specifiers: readonly string[];
  /** The words of the vocabulary that the text contains, once. */
  readonly words: readonly string[];
}

const KEYWORDS: ReadonlySet<string> = new Set(['from', 'import', 'require']);
const MAX_SPECIFIER = 1000;
/** Comments between a keyword and its string; a bound, so that no text takes more than linear time. */
const MAX_COMMENTS = 20;

/**
 * Finds the specifiers of a text, and which words of a vocabulary it contains, in one pass. Comments and strings are read like
 * code: what is found is a candidate. Not found are specifiers that are computed or written with a backslash.
 *
 * @param vocabulary identifiers to look for.
 */
export function scanText(text: string, vocabulary: readonly string[] = []): ScannedText {
  const pattern = patternOf(vocabulary);
  const wanted = new Set(vocabulary);
  const comments = new CommentEnds(text);
  const specifiers = new Set<string>();
  const words = new Set<string>();
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const [word] = match;
    if (wanted.has(word)) words.add(word);
    if (!KEYWORDS.has(word)) continue;
    const specifier = specifierAt(text, pattern.lastIndex, comments);
    if (specifier !== null) specifiers.add(specifier);
  }
  return { specifiers: [...specifiers], words: [...words] };
}

const known = new WeakMap<object, readonly string[]>();

/** The specifiers of a file; looked for once in each text. */
export function specifiersOf({ source, text }: Pick<Module, 'source' | 'text'>): readonly string[] {
  let specifiers = known.get(source);
  if (!specifiers) known.set(source, (specifiers = scanText(text).specifiers));
  return specifiers;
}

let latest: { readonly key: string; readonly pattern: RegExp } | undefined;

function patternOf(vocabulary: readonly string[]): RegExp {
  const key = vocabulary.join('\n');
  if (latest?.key !== key) {
    const words = [...new Set([...KEYWORDS, ...vocabulary])].map((word) => word.replace(/[^\w]/g, '\\$&'));
    latest = { key, pattern: new RegExp(`(?<![\\w$])(?:${words.join('|')})(?![\\w$])`, 'g') };
  }
  return latest.pattern;
}

/** The string after a keyword: `from 'x'`, `import 'x'`, `import('x')`, `import.defer('x')`, `require?.('x')`, with comments between. */
function specifierAt(text: string, position: number, comments: CommentEnds): string | null {
  let at = position;
  for (let seen = 0; seen <= MAX_COMMENTS;) {
    const character = text[at];
    if (character === undefined) return null;
    if (character === '"' || character === "'" || character === '`') return stringAt(text, at, character);
    if (character === '(' || isSpace(character)) at += 1;
    else if (text.startsWith('?.', at)) at += 2;
    else if (text.startsWith('.defer', at)) at += '.defer'.length;
    else if (text.startsWith('.source', at)) at += '.source'.length;
    else if (text.startsWith('/*', at) || text.startsWith('//', at)) {
      at = text[at + 1] === '*' ? comments.blockEnd(at + 2) : comments.lineEnd(at + 2);
      seen += 1;
    } else return null;
  }
  return null;
}

function isSpace(character: string): boolean {
  return character === ' ' || character === '\n' || character === '\r' || character === '\t' || /\s/.test(character);
}

/** The string that a quote opens. Null for one that is empty, goes on in another line, has an escape or has a placeholder. */
function stringAt(text: string, opening: number, quote: string): string | null {
  const limit = Math.min(text.length, opening + MAX_SPECIFIER);
  for (let at = opening + 1; at < limit; at += 1) {
    const character = text[at];
    if (character === quote) return at === opening + 1 ? null : text.slice(opening + 1, at);
    if (character === '\n' || character === '\\' || (character === '$' && quote === '`' && text[at + 1] === '{')) return null;
  }
  return null;
}

/** Where comments end. Remembers the end found last: a text of a thousand openings and one end is searched once. */
class CommentEnds {
  readonly #text: string;
  readonly #ends = new Map<string, { from: number; end: number }>();

  constructor(text: string) {
    this.#text = text;
  }

  blockEnd(from: number): number {
    return this.#after('*/', from);
  }

  lineEnd(from: number): number {
    return this.#after('\n', from);
  }

  #after(mark: string, from: number): number {
    const known = this.#ends.get(mark);
    if (known && known.from <= from && from <= known.end) return known.end + mark.length;
    const found = this.#text.indexOf(mark, from);
    const end = found === -1 ? this.#text.length : found;
    this.#ends.set(mark, { from, end });
    return end + mark.length;
  }
}
