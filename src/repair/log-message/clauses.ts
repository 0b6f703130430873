import { isVerb, LEADING, LEADING_VERBS } from './english.js';
import { type Item, TAG, SEPARATOR, bare, join } from './items.js';

/** `Import finished: 3 created, 2 updated`: a list of values behind what happened. */
export function dropList(items: readonly Item[]): readonly Item[] {
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
    // What follows is a sentence of its own: `Unknown type: ${type}. Using the default.`
    if (isGap && /[.!?]/u.test(after) && rest.at(-1)?.isGap === false) return items;
    if (/[,;|]/u.test(isGap ? after : word.slice(-1)) || SEPARATOR.test(word)) {
      if (!isDropped()) return items;
      [words, gaps] = [0, 0];
    }
  }
  return isDropped() ? [...items.slice(0, at + 1), ...rest.filter(({ isGap }) => isGap).slice(-1).map((each) => ({ ...each, after: '' }))] : items;
}

/** `User created, id: 5` and `cache hit key=5`: a label goes with its value, unless it is all that the message starts with. */
export function dropLabels(items: readonly Item[]): readonly Item[] {
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

/** `Closing ${count} invoices, ${total} in all`, `…, offsets ${first} to ${last}`: a part behind a comma that is left with next to nothing. */
export function dropAsides(items: readonly Item[]): readonly Item[] {
  const clauses: Item[][] = [[]];
  for (const item of items) {
    clauses.at(-1)?.push(item);
    if (/[,;]$/u.test(item.isGap ? item.after : item.word)) clauses.push([]);
  }
  const [main = [], ...asides] = clauses;
  if (main.filter(({ word }) => /\p{L}{2}/u.test(word)).length < 2) return items;
  const isEmpty = (clause: readonly Item[]): boolean => {
    const [first, second] = clause;
    if (!first || !clause.some(({ isGap }) => isGap)) return false;
    const telling = clause.filter(({ word }) => /\p{L}/u.test(word) && !LEADING.has(bare(word)));
    if (first.isGap) return second !== undefined && !second.isGap && LEADING.has(bare(second.word)) && !LEADING_VERBS.has(bare(second.word)) && telling.length < 2;
    // `, offsets ${first} to ${last}`: what is one word and several values.
    return telling.length === 1 && first === telling[0] && clause[1]?.isGap === true && !isVerb(bare(first.word));
  };
  const kept = asides.filter((clause) => !isEmpty(clause));
  if (kept.length === asides.length) return items;
  const gaps = asides.filter(isEmpty).flat().filter(({ isGap }) => isGap).map((each) => ({ ...each, after: '' }));
  return [...main, ...kept.flat(), ...gaps.slice(-1)];
}

function endsClause(item: Item | undefined): boolean {
  return !item || (item.isGap ? /[,;.|]/u.test(item.after) : /[,;.:)\]!?]$/u.test(item.word) || SEPARATOR.test(item.word));
}

/** `3 allowed, 2 denied`: a part of the sentence that is left with one word. */
export function hasLoneWord(items: readonly Item[]): boolean {
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
export function findSubject([first, next]: readonly Item[], nounOf: (hole: number) => string | null): string | null {
  if (!first || !next || next.isGap || first.after !== '' || !isVerb(bare(next.word))) return '';
  const noun = first.isApart ? null : nounOf(first.hole);
  return noun ?? (/^(?:is|was|are|were|has|had|have|not|does|did|do|will|would|can|could|cannot|\w+n't)$/u.test(next.word) ? null : '');
}

/** `Failed to ${action}`: the value is the verb. */
export function hidesVerb(items: readonly Item[], at: number): boolean {
  const [verb, to] = [items[at - 2], items[at - 1]];
  if (to?.word.toLowerCase() !== 'to' || !verb || verb.isGap) return false;
  return /^(?:fail|unable|try|tried|attempt|able|want|about|going|need|how|used)/iu.test(verb.word);
}
