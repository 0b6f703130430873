import { dropAsides, dropList, dropLabels, hasLoneWord, findSubject, hidesVerb } from './clauses.js';
import { LABELS, LEADING } from './english.js';
import { findDoubt } from './doubt.js';
import { HOLE, TAG, itemsOf, join } from './items.js';
import { dropLeading } from './leading.js';

/** The message of a repaired line. */
export interface Wording {
  readonly message: string;
  /** Whether it says what happened as well as the line before did. */
  readonly readsWell: boolean;
}

/** What is left of a message without its values, as a person would have written it; null when nothing is that says what happened. */
export function wordMessage(raw: string, nounOf: (hole: number) => string | null): Wording | null {
  const text = dropGroups(raw.replace(/\s+/gu, ' ').trim());
  const items = itemsOf(text);
  if (!items) return null;
  const startsWithGap = items[0]?.isGap === true;
  const listless = dropList(items);
  const words = dropAsides(dropLabels(listless));
  if (words.some((item, at) => item.isGap && hidesVerb(words, at)) || hasLoneWord(words)) return null;
  const subject = startsWithGap ? findSubject(words, nounOf) : '';
  if (subject === null) return null;
  const kept = dropLeading(words, nounOf);
  const sentence = tidy(`${subject} ${join(kept)}`);
  const message = startsWithGap && /^[a-z]+(?:[ .!]|$)/u.test(sentence) ? sentence.charAt(0).toUpperCase() + sentence.slice(1) : sentence;
  return isTelling(message, raw) ? { message, readsWell: !findDoubt({ raw, items: listless, kept, subject, message }) } : null;
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
