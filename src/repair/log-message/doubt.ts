import { ARTICLES, isVerb, LEADING, LEADING_VERBS } from './english.js';
import { bare, type Item, isEnd } from './items.js';

/** A message without its values. */
interface Shortened {
  readonly raw: string;
  /** What it was before. */
  readonly items: readonly Item[];
  /** What is left, with the places where values stood. */
  readonly kept: readonly Item[];
  /** What was put in front of it. */
  readonly subject: string;
  readonly message: string;
}

/** Whether a person might have worded a shortened message otherwise: grammar or what happened may have gone with its values. */
export function findDoubt({ raw, items, kept, subject, message }: Shortened): boolean {
  return (subject === '' && lacksSubject(kept)) || losesVerb(items, kept) || losesFailure(items, message) || hasDangling(kept) || hasTwoNouns(items) || hasChoiceBesideGap(raw) || isLoneVerb(kept, message);
}

/** `${name}: ${id} succeeded`, `[env] ${key} not set`: what the message was about is a value. */
function lacksSubject(kept: readonly Item[]): boolean {
  const first = kept.findIndex(({ isGap, word }) => !isGap && /^\p{L}/u.test(word));
  const before = kept[first - 1];
  if (!before?.isGap || before.after !== '') return false;
  const word = bare(kept[first]?.word ?? '');
  return isVerb(word) || LEADING.has(word);
}

/** `JSON parsing took ${ms}ms`: the verb led to the value. */
function losesVerb(items: readonly Item[], kept: readonly Item[]): boolean {
  const isLost = items.some((item) => LEADING_VERBS.has(bare(item.word)) && !kept.some(({ word }) => bare(word) === bare(item.word)));
  return isLost && !kept.some(({ word }) => isVerb(bare(word)));
}

const FAILURE = /\b(?:error|errors|fail(?:ed|ure|s)?|exception|warning|timeout|invalid|denied|rejected|unable|cannot|could not|couldn't|can't|not)\b/iu;

/** `Redis (error ${code})`: the word that told that something went wrong. */
function losesFailure(items: readonly Item[], message: string): boolean {
  return items.some(({ word }) => FAILURE.test(word)) && !FAILURE.test(message);
}

/** A word that stood between two values has lost what it was about. */
function hasDangling(kept: readonly Item[]): boolean {
  const isLeading = (item: Item | undefined): boolean => item !== undefined && !item.isGap && /^\p{L}/u.test(item.word) && (LEADING.has(item.word.toLowerCase()) || ARTICLES.has(item.word.toLowerCase()));
  return kept.some((item, at) => {
    if (!item.isGap) return false;
    const [before, next] = [kept[at - 1], kept[at + 1]];
    // `Deleting ${n} of`
    if (next && !next.isGap && bare(next.word) === 'of' && before && !before.isGap && /(?:ing|ed)$/u.test(bare(before.word))) return true;
    // `, ${total} in all`
    return Boolean(before && !before.isGap && /[,;]$/u.test(before.word) && isLeading(next));
  });
}

/** `user ${userId} step ${step}`: two things side by side. */
function hasTwoNouns(items: readonly Item[]): boolean {
  return items.some((item, at) => {
    const [gap, noun, end] = [items[at + 1], items[at + 2], items[at + 3]];
    if (item.isGap || isEnd(item) || !gap?.isGap || gap.after !== '' || !noun || noun.isGap || !end?.isGap) return false;
    const word = bare(noun.word);
    return word === noun.word.toLowerCase() && /^\p{L}+$/u.test(word) && !isVerb(word) && !LEADING.has(word) && !/(?:ing|ly)$/u.test(word) && !isVerb(bare(item.word)) && !/ing$/u.test(bare(item.word));
  });
}

/** `${attempts}${attempts === 1 ? ' try' : ' tries'}`: a text that stays is about the value before it. */
function hasChoiceBesideGap(raw: string): boolean {
  return /[\uE000-\uEFFF][\uF000-\uF8FF]/u.test(raw);
}

/** `Transferred ${count} ${resource}`: the thing it was done to is a value. */
function isLoneVerb(kept: readonly Item[], message: string): boolean {
  return /^\P{L}*\p{L}+ed\P{L}*$/u.test(message) && kept.filter(({ isGap }) => isGap).length > 1;
}
