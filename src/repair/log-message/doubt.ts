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
  if (subject === '' && lacksSubject(kept)) return true;
  if (lacksObject(raw, items, kept) || lacksResult(items, message) || hasLoosePunctuation(message)) return true;
  if (saysTwice(message) || standsInRatio(raw, items, kept)) return true;
  return losesVerb(items, kept) || losesFailure(items, message) || hasDangling(items, kept) || hasTwoNouns(items) || hasChoiceBesideGap(raw);
}

/** `${name}: ${id} succeeded`, `[env] ${key} not set`: what the message was about is a value. */
function lacksSubject(kept: readonly Item[]): boolean {
  const first = kept.findIndex(({ isGap, word }) => !isGap && /^\p{L}/u.test(word));
  const before = kept[first - 1];
  if (!before?.isGap) return false;
  const word = bare(kept[first]?.word ?? '');
  return isVerb(word) || (before.after === '' && LEADING.has(word));
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

/** `Deleting ${stale} of ${total} objects`, `, ${total} in all`: a word that stood behind a value. */
function hasDangling(items: readonly Item[], kept: readonly Item[]): boolean {
  const isPart = ({ isGap }: Item, at: number): boolean => isGap && bare(items[at + 1]?.word ?? '') === 'of' && /(?:ing|ed)$/u.test(bare(items[at - 1]?.word ?? ''));
  if (items.some(isPart) && kept.some(({ word }) => bare(word) === 'of')) return true;
  const isLeading = (item: Item | undefined): boolean => item !== undefined && !item.isGap && /^\p{L}/u.test(item.word) && (LEADING.has(item.word.toLowerCase()) || ARTICLES.has(item.word.toLowerCase()));
  return kept.some((item, at) => {
    if (!item.isGap) return false;
    const [before, next] = [kept[at - 1], kept[at + 1]];
    // `timer for ${name} restarting`
    if (isLeading(before) && next && /.{2}ing$/u.test(next.word)) return true;
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

/** `Transferred ${count} ${resource}`, `Demoted ${email} from admin`, `Skipping (${status})`: the thing it was done to is a value. */
function lacksObject(raw: string, items: readonly Item[], kept: readonly Item[]): boolean {
  if (/^\P{L}*\p{L}+(?:ed|ing) \([\uE000-\uEFFF]\)/u.test(raw)) return true;
  // `Skipping ${kind} "${id}" because`
  if (items.some((item, index) => /.{2}(?:ed|ing)$/u.test(item.word) && items[index + 1]?.isGap === true && items[index + 2]?.isGap === true)) return true;
  const at = kept.findIndex(({ isGap, word }) => isGap || /^\p{L}/u.test(word));
  const [verb, gap, next] = kept.slice(at);
  if (!verb || verb.isGap || !/.{2}(?:ed|ing)$/u.test(verb.word) || !gap?.isGap) return false;
  return next !== undefined && !next.isGap && LEADING.has(bare(next.word));
}

/** `Both return ${a}`, `Marked order ${id} as ${state}`: what it came to is a value. */
function lacksResult(items: readonly Item[], message: string): boolean {
  if (/\b(?:returns?|contains?|exceeds?|requires?|needs?|wants?|expects?|expected)\P{L}*$/iu.test(message)) return true;
  return items.some(({ word }, at) => bare(word) === 'as' && items[at + 1]?.isGap === true) && /^\P{L}*(?:mark|treat|set|flag|classif)/iu.test(message);
}

/** `still missing missing fields` */
function saysTwice(message: string): boolean {
  return /\b(\p{L}{3,}) \1\b/iu.test(message);
}

/** `Attempt ${attempt}/${max}: …`: a word that was put in for one of two numbers. */
function standsInRatio(raw: string, items: readonly Item[], kept: readonly Item[]): boolean {
  return /[\uE000-\uEFFF]\/[\uE000-\uEFFF]/u.test(raw) && kept.some((item) => !item.isGap && !items.includes(item));
}

/** `exists: - ignored` */
function hasLoosePunctuation(message: string): boolean {
  return /\p{L}[:,]["'\s]+[-–—:]/u.test(message);
}
