import { ARTICLES, COUNTED, isVerb, LABELS, LEADING, UNITS } from './english.js';

/** A message as one string: a value is a character of `HOLE`, a text that stays as an expression one of `FIXED`. */
export const HOLE_START = 0xe000;
export const FIXED_START = 0xf000;

/** A word of the message, or the place where a value stood. */
interface Item {
  readonly word: string;
  readonly isGap: boolean;
  /** It stood in quotes, or was one of two values put together. */
  readonly isApart: boolean;
  /** Punctuation behind a value. */
  readonly after: string;
  readonly hole: number;
}

const HOLE = /[\uE000-\uEFFF]/u;
/** `[worker]` in front of a message. */
const TAG = /^(?:\[[^\]]*\]\s*)+[-–—:]?\s*/u;
const SEPARATOR = /^(?:[-–—|:>~=•·]+|=>|->|→|<-)$/u;

/** What is left of a message without its values, as a person would have written it; null when nothing is that says what happened. */
export function wordMessage(raw: string, nounOf: (hole: number) => string | null): string | null {
  const text = dropGroups(raw.replace(/\s+/gu, ' ').trim());
  const items = itemsOf(text);
  if (!items) return null;
  const startsWithGap = items[0]?.isGap === true;
  const words = dropLabels(dropList(items));
  if (words.some((item, at) => item.isGap && hidesVerb(words, at)) || hasLoneWord(words)) return null;
  const subject = startsWithGap ? findSubject(words, nounOf) : '';
  if (subject === null) return null;
  const sentence = tidy(`${subject} ${join(dropLeading(words, nounOf))}`);
  const message = startsWithGap && /^[a-z]+(?:[ .!]|$)/u.test(sentence) ? sentence.charAt(0).toUpperCase() + sentence.slice(1) : sentence;
  return isTelling(message, raw) ? message : null;
}

/** `(attempt 2 of 5)`, `[worker 3]`: what stands in brackets around values goes with them, at the start of a message without them. */
function dropGroups(text: string): string {
  const group = /[([{<]([^()[\]{}<>]*)[)\]}>]/gu;
  return text.replace(group, (all: string, inside: string, at: number) => {
    if (!HOLE.test(inside)) return all;
    const words = inside.split(' ').filter((each) => /\p{L}{2}/u.test(each) && !HOLE.test(each));
    const holes = [...inside].filter((each) => HOLE.test(each)).join(' ');
    if (words.length === 0) return holes;
    if (at === 0) return `${all[0]}${words.join(' ').replace(/[:=#]+$/u, '')}${all.at(-1)} `;
    return words.length <= 3 ? '' : all;
  });
}

/** The words and gaps of a message; null where a value is part of a word. */
function itemsOf(text: string): Item[] | null {
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

function wordItem(word: string): Item {
  return { word, isGap: false, isApart: false, after: '', hole: -1 };
}

/** `Import finished: 3 created, 2 updated`: a list of values behind what happened. */
function dropList(items: readonly Item[]): readonly Item[] {
  const at = items.findIndex(({ word }) => /[:–—]$/u.test(word) || SEPARATOR.test(word));
  const first = items.findIndex(({ isGap }) => isGap);
  if (at < 1 || first < at) return items;
  if (at + (SEPARATOR.test(items[at]?.word ?? '') ? 0 : 1) < 2) return items;
  const rest = items.slice(at + 1);
  let words = 0;
  let gaps = 0;
  const isDropped = (): boolean => gaps > 0 && words <= 2;
  for (const { word, isGap, after } of rest) {
    if (isGap) gaps += 1;
    else if (!SEPARATOR.test(word)) words += 1;
    if (/[,;|]/u.test(isGap ? after : word.slice(-1)) || SEPARATOR.test(word)) {
      if (!isDropped()) return items;
      [words, gaps] = [0, 0];
    }
  }
  return isDropped() ? [...items.slice(0, at + 1), ...rest.filter(({ isGap }) => isGap).slice(-1).map((each) => ({ ...each, after: '' }))] : items;
}

/** `User created, id: 5` and `cache hit key=5`: a label goes with its value, unless it is all that the message starts with. */
function dropLabels(items: readonly Item[]): readonly Item[] {
  const kept: Item[] = [];
  for (const item of items) {
    const last = kept.at(-1);
    if (item.isGap && last && !last.isGap && /[:=]$/u.test(last.word) && !SEPARATOR.test(last.word)) {
      let start = kept.length - 1;
      while (start > 0 && !kept[start - 1]?.isGap && !endsClause(kept[start - 1])) start -= 1;
      const isAssigned = last.word.endsWith('=');
      const isOwn = start === 0 || endsClause(kept[start - 1]);
      const hasMore = isOwn && /\p{L}/u.test(join(kept.slice(0, start)).replace(TAG, ''));
      if (hasMore && kept.length - start <= 2) kept.length = start;
      else if (isAssigned && kept.length > 1) kept.length -= 1;
    }
    kept.push(item);
  }
  return kept;
}

function endsClause(item: Item | undefined): boolean {
  return !item || (item.isGap ? /[,;.|]/u.test(item.after) : /[,;.:)\]!?]$/u.test(item.word) || SEPARATOR.test(item.word));
}

/** `3 allowed, 2 denied`: a part of the sentence that is left with one word. */
function hasLoneWord(items: readonly Item[]): boolean {
  let [clause, words, gaps] = [0, 0, 0];
  const isLone = (): boolean => clause > 0 && words === 1 && gaps > 0;
  for (const { word, isGap, after } of items) {
    if (isGap) gaps += 1;
    else if (/\p{L}/u.test(word)) words += 1;
    if (!/[,:;]/u.test(isGap ? after : word.slice(-1))) continue;
    if (isLone()) return true;
    [clause, words, gaps] = [clause + 1, 0, 0];
  }
  return isLone();
}

/** `${user.name} logged in`: what the verb is about, which the message starts with. Null where a sentence cannot do without. */
function findSubject([first, next]: readonly Item[], nounOf: (hole: number) => string | null): string | null {
  if (!first || !next || next.isGap || first.after !== '' || !isVerb(bare(next.word))) return '';
  const noun = first.isApart ? null : nounOf(first.hole);
  return noun ?? (/^(?:is|was|are|were|has|had|have|not|does|did|do|will|would|can|could|cannot|\w+n't)$/u.test(next.word) ? null : '');
}

/** `Failed to ${action}`: the value is the verb. */
function hidesVerb(items: readonly Item[], at: number): boolean {
  const [verb, to] = [items[at - 2], items[at - 1]];
  if (to?.word.toLowerCase() !== 'to' || !verb || verb.isGap) return false;
  return /^(?:fail|unable|try|tried|attempt|able|want|about|going|need|how|used)/iu.test(verb.word);
}

/** Takes out what only led to a value: `for`, `with id`, `in … seconds`; names what a verb is left without. */
function dropLeading(items: readonly Item[], nounOf: (hole: number) => string | null): readonly Item[] {
  const kept: Item[] = [];
  for (const [at, item] of items.entries()) {
    const before = items[at - 1];
    if (!item.isGap) {
      const word = bare(item.word);
      const lead = items[at - 2];
      const isLed = lead === undefined || lead.isGap || LEADING.has(bare(lead.word)) || /[:=(]$/u.test(lead.word);
      const isUnit = before?.isGap === true && UNITS.has(word) && (isLed || !COUNTED.has(word)) && isEnd(items[at + 1]);
      if (isUnit && kept.at(-1)?.isGap) kept.push({ ...item, isGap: true, word: '', after: /[.,!]*$/u.exec(item.word)?.[0] ?? '' });
      else kept.push(item);
      continue;
    }
    const next = items.slice(at + 1).find(({ isGap, word }) => !isGap || word !== '');
    const word = next && !next.isGap ? bare(next.word) : '';
    const isUnitNext = UNITS.has(word) && !(COUNTED.has(word) && !LEADING.has(bare(before?.word ?? '')));
    const following = bare(items[at + 2]?.word ?? '');
    const isAdjective = !item.isApart && /ed$/u.test(word) && !isEnd(items[at + 2]) && !isVerb(following) && !/^(?:out|up|down|off|back|away)$/u.test(following) && next?.word === word;
    const isNoun = next !== undefined && items[at + 1] === next && item.after === '' && /^\p{L}/u.test(next.word) && !LEADING.has(word) && (!isVerb(word) || isAdjective) && !isUnitNext;
    const { length } = kept;
    if (!isNoun) dropTail(kept);
    const noun = isUnitNext || kept.length < length || item.after === '' && !isEnd(items[at + 1]) ? null : nounOf(item.hole);
    const last = kept.at(-1);
    if (noun !== null && last && !last.isGap && wantsNoun(kept) && !kept.some(({ word }) => word.toLowerCase().includes(noun.split(' ').at(-1) ?? noun))) {
      kept.push(wordItem(noun));
    }
    kept.push(item);
  }
  return kept;
}

/** Takes words that lead to a value from the end of a list. */
function dropTail(kept: Item[]): void {
  for (let last = kept.at(-1); last && !last.isGap; last = kept.at(-1)) {
    const word = last.word.toLowerCase().replace(/[:=#]+$/u, '');
    const before = kept.at(-2)?.word.toLowerCase() ?? '';
    const isParticle = /^(?:in|out|up|on|off|over)$/u.test(word) && /^(?:log|sign|check|opt|lock|turn|shut|start|clean|time|back|set|roll|went|go|tak|kick|carr)/u.test(before);
    if (isParticle) return;
    if (LABELS.has(word) && kept.length > 2 && LEADING.has(before)) kept.length -= 2;
    else if (word === 'id' && kept.length > 2) kept.length -= 1;
    else if (LEADING.has(word) || ARTICLES.has(word)) kept.length -= 1;
    else return;
  }
}

function bare(word: string): string {
  return word.toLowerCase().replace(/[.,!?;:…]+$/u, '');
}

/** Whether the words end with a verb that lacks what it is about: `Failed to fetch`, `Deleting`, `Error creating`. */
function wantsNoun(kept: readonly Item[]): boolean {
  const words = kept.filter(({ isGap }) => !isGap).map(({ word }) => word.toLowerCase());
  const [last = '', before = ''] = [words.at(-1), words.at(-2)];
  if (!/^\p{L}+$/u.test(last) || kept.at(-1)?.isGap) return false;
  return words.length === 1 || /^(?:to|not|cannot|could|can't|couldn't)$/u.test(before) || /.{2}ing$/u.test(last) || /^(?:invalid|unknown|unsupported|unexpected|missing)$/u.test(last);
}

function isEnd(item: Item | undefined): boolean {
  return !item || item.isGap || !/^\p{L}/u.test(item.word) || LEADING.has(item.word.toLowerCase());
}

function join(items: readonly Item[]): string {
  let text = '';
  for (const [at, { word, isGap, after }] of items.entries()) {
    if (!isGap) text += `${text === '' || text.endsWith(' ') ? '' : ' '}${word}`;
    else if (after !== '' && /\p{L}/u.test(text) && !/[.,:;!?=]$/u.test(text)) text += at === items.length - 1 ? after : after.slice(0, 1);
  }
  return text;
}

/** Nothing dangles: no separator at an end, no space before a comma, no bracket or quote without its other half. */
function tidy(text: string): string {
  return text
    .replace(/\s+([,;:.!?])/gu, '$1')
    .replace(/([,;:])(?:\s*[,;:])+/gu, '$1')
    .replace(/\s(?:[-–—|]|=>|->|→)(?:\s(?:[-–—|]|=>|->|→))+\s/gu, ' - ')
    .replace(/^(?:[-–—,:;.|/)\]}>=*+&→•·…\s]|->|=>)+/u, '')
    .replace(/(?:[\s,:;=\-–—|/@#([{<→+&*~_•]|->|=>)+$/u, '')
    .replace(/[,:;]+([.!?])$/u, '$1')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** One word of a sort that says what happened, or more. */
function isTelling(message: string, raw: string): boolean {
  const words = message.replace(TAG, '').split(' ').filter((each) => /\p{L}{2}|[\uF000-\uF8FF]/u.test(each));
  const [first = ''] = words;
  const [, second = ''] = /[:,] (\p{L}+)/u.exec(message) ?? [];
  if (!isBalanced(message) || (LEADING.has(second) && /[:,]/u.test(raw) && HOLE.test(/[:,](.*)/u.exec(raw)?.[1]?.slice(0, 4) ?? '')) || /^(?:and|or|but)$/iu.test(first)) return false;
  if (words.length === 1) return !/\p{L}["')\]]*\s*[:=]/u.test(raw) && /\p{L}{4}/u.test(first) && !LABELS.has(first.toLowerCase().replace(/\W+$/u, '')) && !GENERIC.test(first);
  return words.some((each) => /\p{L}{3}/u.test(each) && !LEADING.has(each.toLowerCase()));
}

const GENERIC = /^\W*(?:value|data|result|results|info|debug|test|user|warn|warning|hello|stock|price|total|count|owner|current|previous|expected|received|details|items|body|headers|params|query|request|response|date|time|user_?agent|username|password|token)\W*$/iu;

function isBalanced(message: string): boolean {
  const count = (each: RegExp): number => message.match(each)?.length ?? 0;
  return count(/[([{]/gu) === count(/[)\]}]/gu) && count(/"/gu) % 2 === 0 && count(/`/gu) % 2 === 0;
}
