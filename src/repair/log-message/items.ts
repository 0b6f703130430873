import { LEADING, UNITS } from './english.js';

/** A message as one string: a value is a character of `HOLE`, a text that stays as an expression one of `FIXED`. */
export const HOLE_START = 0xe000;

export const FIXED_START = 0xf000;

/** A word of the message, or the place where a value stood. */
export interface Item {
  readonly word: string;
  readonly isGap: boolean;
  /** It stood in quotes, or was one of two values put together. */
  readonly isApart: boolean;
  /** Punctuation behind a value. */
  readonly after: string;
  readonly hole: number;
}

export const HOLE = /[\uE000-\uEFFF]/u;

/** `[worker]` in front of a message. */
export const TAG = /^(?:\[[^\]]*\]\s*)+[-–—:]?\s*/u;

export const SEPARATOR = /^(?:[-–—|:>~=•·]+|=>|->|→|<-)$/u;

export function wordItem(word: string): Item {
  return { word, isGap: false, isApart: false, after: '', hole: -1 };
}

export function bare(word: string): string {
  return word.toLowerCase().replace(/[.,!?;:…]+$/u, '');
}

export function isEnd(item: Item | undefined): boolean {
  return !item || item.isGap || !/^\p{L}/u.test(item.word) || LEADING.has(item.word.toLowerCase());
}

/** The words and gaps of a message; null where a value is part of a word. */
export function itemsOf(text: string): Item[] | null {
  const items: Item[] = [];
  for (const token of text.split(' ').filter(Boolean)) {
    if (!HOLE.test(token)) {
      items.push(wordItem(token));
      continue;
    }
    const [, before = '', inside = '', behind = ''] = /^([^\uE000-\uEFFF]*)(.*?)([^\uE000-\uEFFF]*)$/u.exec(token) ?? [];
    const lead = before.replace(/["'`([{<#@$~*_|«“‘+/]+$/u, '');
    if (/[\p{L}\d]{2}/u.test(inside.replace(/[\uE000-\uEFFF]/gu, ' '))) return null;
    const isLabel = /^[^\p{L}]*\p{L}[\p{L}\d_. -]*[:=]$/u.test(lead);
    if (/\p{L}/u.test(lead) && lead === before && !isLabel && !/^v$/iu.test(lead)) return null;
    if (/\p{L}/u.test(lead) && !/^v$/iu.test(lead)) items.push(wordItem(lead));
    else if (lead !== '' && items.length > 0 && /^[-–—:|]+$/u.test(lead)) items.push(wordItem(lead));
    const end = /^["'`)\]}>»”’*_%]*(.*)$/u.exec(behind)?.[1] ?? '';
    const [, glued = '', after = ''] = /^(['’]s|[\p{L}°/]*)(.*)$/u.exec(end) ?? [];
    if (glued !== '' && !/^['’]s$/u.test(glued) && !UNITS.has(glued.toLowerCase())) return null;
    if (/[\p{L}\d]/u.test(after)) return null;
    const last = [...inside].findLast((each) => HOLE.test(each)) ?? '';
    items.push({ word: '', isGap: true, isApart: lead !== before || end !== behind || inside.length > 1, after: after.replace(/["'`)\]}>»”’*_%]+/gu, ''), hole: last.charCodeAt(0) - HOLE_START });
  }
  return items;
}

export function join(items: readonly Item[]): string {
  let text = '';
  for (const [at, { word, isGap, after }] of items.entries()) {
    if (!isGap) text += `${text === '' || text.endsWith(' ') ? '' : ' '}${word}`;
    else if (after !== '' && /\p{L}/u.test(text) && !/[.,:;!?=]$/u.test(text)) text += at === items.length - 1 ? after : after.slice(0, 1);
  }
  return text;
}
