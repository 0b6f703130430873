import { ARTICLES, COUNTED, isVerb, LABELS, LEADING, UNITS } from './english.js';
import { type Item, wordItem, bare, isEnd } from './items.js';

/** Takes out what only led to a value: `for`, `with id`, `in … seconds`; names what a verb is left without. */
export function dropLeading(items: readonly Item[], nounOf: (hole: number) => string | null): readonly Item[] {
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

/** Whether the words end with a verb that lacks what it is about: `Failed to fetch`, `Deleting`, `Error creating`. */
function wantsNoun(kept: readonly Item[]): boolean {
  const words = kept.filter(({ isGap }) => !isGap).map(({ word }) => word.toLowerCase());
  const [last = '', before = ''] = [words.at(-1), words.at(-2)];
  if (!/^\p{L}+$/u.test(last) || kept.at(-1)?.isGap) return false;
  return words.length === 1 || /^(?:to|not|cannot|could|can't|couldn't)$/u.test(before) || /.{2}ing$/u.test(last) || /^(?:invalid|unknown|unsupported|unexpected|missing)$/u.test(last);
}
