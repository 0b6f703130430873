import { createRequire } from 'node:module';
import { parse } from '@typescript-eslint/parser';

interface Parsed {
  readonly tokens?: readonly { readonly type: string; readonly range: readonly [number, number] }[];
}

/** What ESLint parses JavaScript with; it has no types. */
const espree = createRequire(import.meta.url)('espree') as { parse(code: string, options: object): Parsed };

/** Numbers from 0 to below 1 that are the same for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

interface Token {
  readonly type: string;
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/** Code that parses, cut into its tokens. */
export interface Specimen {
  readonly code: string;
  readonly tokens: readonly Token[];
  /** For each token that is a bracket, where its partner is; for the others -1. */
  readonly partners: readonly number[];
  readonly isJavaScript: boolean;
}

const CLOSERS: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}', '${': '}' };

/** Null for what does not parse, and for what has too few tokens to change. */
export function cutIntoTokens(code: string): Specimen | null {
  const javaScript = parseWith(() => espree.parse(code, { range: true, tokens: true, ecmaVersion: 'latest', sourceType: 'module', ecmaFeatures: { jsx: true } }));
  const program = javaScript ?? parseWith(() => parse(code, { range: true, tokens: true, jsx: isJsx(code) }) as Parsed);
  const tokens = (program?.tokens ?? []).map(({ type, range }) => ({ type, value: code.slice(...range), start: range[0], end: range[1] }));
  if (tokens.length < 4) return null;
  const open: number[] = [];
  const partners = tokens.map(() => -1);
  tokens.forEach(({ type, value }, index) => {
    if (type !== 'Punctuator') return;
    if (CLOSERS[value]) open.push(index);
    else if (/^[)\]}]$/u.test(value)) {
      const opener = open.pop();
      if (opener === undefined) return;
      partners[opener] = index;
      partners[index] = opener;
    }
  });
  return { code, tokens, partners, isJavaScript: javaScript !== null };
}

function parseWith(ask: () => Parsed): Parsed | null {
  try {
    return ask();
  } catch {
    return null;
  }
}

export const isJsx = (code: string): boolean => /<\/|\/>/u.test(code);

/** From one token to another, both included. */
type Span = readonly [first: number, last: number];

/** What an argument, a property, a statement or a member is to a reader: what lies between two separators of one depth, around a token. */
function elementAround({ tokens, partners }: Specimen, at: number): Span {
  let first = at;
  while (first > 0) {
    const before = first - 1;
    const partner = partners[before]!;
    if (isSeparator(tokens[before]!) || partner > before) break;
    // A block ends the statement before.
    if (tokens[before]!.value === '}' && partner !== -1 && first !== at && tokens[first]!.value !== ')' && /^(?:Keyword|Identifier)$/u.test(tokens[first]!.type)) break;
    first = partner === -1 ? before : partner;
  }
  let last = Math.max(at, partners[at]!);
  while (last < tokens.length - 1) {
    const partner = partners[last + 1]!;
    if (isSeparator(tokens[last + 1]!) || (partner !== -1 && partner <= last)) break;
    last = partner === -1 ? last + 1 : partner;
  }
  return [first, last];
}

const isSeparator = ({ type, value }: Token): boolean => type === 'Punctuator' && /^[,;]$/u.test(value);

/** Words that code about code trips over. */
const WORDS = ['constructor', '__proto__', 'undefined', 'arguments', 'this', 'await', 'hasOwnProperty', 'super', 'default', 'async', 'of', 'null', '[]', '{}', '0', '``', '``()', '(() => {})', 'class {}', '...[]', '#a', 'x!', 'new x', 'a?.b', 'import.meta'];

type Change = (specimen: Specimen, random: () => number, others: readonly Specimen[]) => string;

const pick = <T>(list: readonly T[], random: () => number): T => list[Math.floor(random() * list.length)]!;
const anyToken = ({ tokens }: Specimen, random: () => number): number => Math.floor(random() * tokens.length);
const textOf = ({ code, tokens }: Specimen, [first, last]: Span): string => code.slice(tokens[first]!.start, tokens[last]!.end);
const replace = ({ code, tokens }: Specimen, [first, last]: Span, text: string): string => code.slice(0, tokens[first]!.start) + text + code.slice(tokens[last]!.end);

/** A span with the separator behind it. */
const withSeparator = ({ tokens }: Specimen, [first, last]: Span): Span => (tokens[last + 1] && isSeparator(tokens[last + 1]!) ? [first, last + 1] : [first, last]);

/** The code up to a token, as it is while somebody types, with the brackets closed that are open there, as editors do. */
function typedSoFar({ code, tokens, partners }: Specimen, last: number): string {
  const open = partners.flatMap((partner, index) => (index <= last && partner > last ? [CLOSERS[tokens[index]!.value]] : []));
  return code.slice(0, tokens[last]!.end) + open.reverse().join('');
}

const CHANGES: readonly (readonly [weight: number, Change])[] = [
  [4, (specimen, random) => typedSoFar(specimen, anyToken(specimen, random))],
  // Up to the end of something complete.
  [4, (specimen, random) => typedSoFar(specimen, elementAround(specimen, anyToken(specimen, random))[1])],
  [1, ({ code, tokens }, random) => code.slice(0, pick(tokens, random).end)],
  [1, (specimen, random) => deleteTokens(specimen, random, 1)],
  [1, (specimen, random) => deleteTokens(specimen, random, 2 + Math.floor(random() * 4))],
  [4, (specimen, random) => replace(specimen, withSeparator(specimen, elementAround(specimen, anyToken(specimen, random))), '')],
  // All that a pair of brackets holds.
  [3, (specimen, random) => {
    const openers = specimen.partners.flatMap((partner, index) => (partner > index + 1 ? [index] : []));
    if (openers.length === 0) return specimen.code;
    const opener = pick(openers, random);
    return replace(specimen, [opener + 1, specimen.partners[opener]! - 1], '');
  }],
  [1, (specimen, random) => {
    const at = anyToken(specimen, random);
    return replace(specimen, [at, at], `${specimen.tokens[at]!.value} ${specimen.tokens[at]!.value}`);
  }],
  [3, (specimen, random) => {
    const span = elementAround(specimen, anyToken(specimen, random));
    const whole = withSeparator(specimen, span);
    const text = textOf(specimen, whole);
    return replace(specimen, whole, whole === span ? `${text}${pick([',', ';', '\n'], random)}${text}` : `${text} ${text}`);
  }],
  [1, (specimen, random) => {
    const at = Math.min(anyToken(specimen, random), specimen.tokens.length - 2);
    return replace(specimen, [at, at + 1], `${specimen.tokens[at + 1]!.value} ${specimen.tokens[at]!.value}`);
  }],
  // Two tokens of a kind change places.
  [4, (specimen, random) => {
    const one = anyToken(specimen, random);
    const alike = specimen.tokens.flatMap(({ type }, index) => (type === specimen.tokens[one]!.type ? [index] : []));
    return swap(specimen, [one, one], ((at) => [at, at])(pick(alike, random)));
  }],
  [3, (specimen, random) => swap(specimen, elementAround(specimen, anyToken(specimen, random)), elementAround(specimen, anyToken(specimen, random)))],
  [3, (specimen, random) => {
    const at = anyToken(specimen, random);
    return replace(specimen, [at, at], pick(WORDS, random));
  }],
  [3, (specimen, random) => replace(specimen, elementAround(specimen, anyToken(specimen, random)), pick(WORDS, random))],
  // An element of other code takes the place of one of this.
  [3, (specimen, random, others) => {
    const other = pick(others, random);
    return replace(specimen, elementAround(specimen, anyToken(specimen, random)), textOf(other, elementAround(other, anyToken(other, random))));
  }],
  [2, (specimen, random, others) => `${specimen.code}\n${pick(others, random).code}`],
];

function deleteTokens(specimen: Specimen, random: () => number, count: number): string {
  const at = anyToken(specimen, random);
  return replace(specimen, [at, Math.min(at + count, specimen.tokens.length) - 1], '');
}

function swap(specimen: Specimen, one: Span, other: Span): string {
  const [[first, last], [nextFirst, nextLast]] = one[0] <= other[0] ? [one, other] : [other, one];
  if (last >= nextFirst) return specimen.code;
  return replace(specimen, [first, nextLast], textOf(specimen, [nextFirst, nextLast]) + specimen.code.slice(specimen.tokens[last]!.end, specimen.tokens[nextFirst]!.start) + textOf(specimen, [first, last]));
}

const BAG = CHANGES.flatMap(([weight, change]) => Array.from({ length: weight }, () => change));

/** Code with one change, sometimes with more, sometimes with other line ends. */
export function mutate(specimen: Specimen, random: () => number, others: readonly Specimen[]): string {
  let changed = pick(BAG, random)(specimen, random, others);
  for (let more = random(); more < 0.25; more = random()) {
    const again = cutIntoTokens(changed);
    if (!again) break;
    changed = pick(BAG, random)(again, random, others);
  }
  const odd = random();
  if (odd < 0.02) return `\uFEFF${changed}`;
  return odd < 0.06 ? changed.replace(/\r?\n/gu, '\r\n') : changed;
}
