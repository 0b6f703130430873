/** Words that lead to a value and say nothing without it. */
export const LEADING: ReadonlySet<string> = new Set([
  'about', 'after', 'against', 'and', 'are', 'as', 'at', 'because', 'before', 'between', 'but', 'by', 'during', 'equals', 'every', 'for', 'from', 'has', 'in', 'inside', 'into',
  'is', 'named', 'of', 'on', 'onto', 'or', 'over', 'per', 'since', 'than', 'through', 'to', 'took', 'toward', 'towards', 'under', 'until', 'using', 'via', 'was', 'were', 'with', 'within',
  'above', 'across', 'among', 'around', 'behind', 'below', 'beneath', 'beyond', 'called', 'got', 'had', 'have', 'near', 'takes', 'upon', 'where',
]);

/** Verbs among them: a message that ends without one may no longer say what happened. */
export const LEADING_VERBS: ReadonlySet<string> = new Set(['are', 'equals', 'got', 'had', 'has', 'have', 'is', 'takes', 'took', 'was', 'were']);

export const ARTICLES: ReadonlySet<string> = new Set(['a', 'an', 'the', 'this', 'that']);

/** Nouns that only announce the value behind them: `with id 5`, `on port 80`. */
export const LABELS: ReadonlySet<string> = new Set([
  'address', 'addr', 'amount', 'arg', 'args', 'code', 'delay', 'duration', 'email', 'error', 'heights', 'host', 'id', 'ids', 'ip', 'key', 'keys', 'length', 'name', 'names', 'offset', 'offsets', 'path', 'payload', 'pid', 'port', 'price', 'reason',
  'size', 'slug', 'language', 'locale', 'status', 'type', 'uri', 'url', 'uuid', 'value', 'values', 'version', 'widths',
]);

/** What a number is counted in. */
export const UNITS: ReadonlySet<string> = new Set([
  'attempt', 'attempts', 'b', 'bytes', 'd', 'day', 'days', 'gb', 'h', 'hour', 'hours', 'kb', 'mb', 'mib', 'gib', 'kib', 'milliseconds', 'millis', 'min', 'mins', 'minute', 'minutes', 'ms', 'retries',
  's', 'sec', 'second', 'seconds', 'secs', 'times', 'tries', 'px', 'x', 'm', 'char', 'chars', 'characters', 'retry', 'try',
]);

/** Units that are things of their own where nothing leads to them: `Sent 20 bytes`. */
export const COUNTED: ReadonlySet<string> = new Set(['attempts', 'bytes', 'characters', 'chars', 'retries', 'tries', 'times', 'days', 'hours', 'minutes']);

/** Verbs that a phrase with a preposition is followed by: `request to X failed`. */
const VERBS = /^(?:.{2,}ed|is|was|are|were|has|had|have|will|would|can|could|cannot|can't|does|did|do|not|isn't|doesn't|didn't|took|timed|went|got|found|lost|sent|left|began|begins|exceeds?|failed|fails|succeeds|returns|took|takes|exists|expires|already|successfully|but|done|complete|ready|ok|successful|again|follows)$/u;

export function isVerb(word: string): boolean {
  return VERBS.test(word);
}

/** `orders` -> `order`; null when a word does not look like a plural. */
export function singularOf(word: string): string | null {
  if (/[a-z]Res$/u.test(word)) return null;
  if (/(?:statuses|aliases|bonuses|viruses)$/iu.test(word)) return word.slice(0, -2);
  if (/(?:ss|us|is|^res|^ans|^has|series|news|status|address|access|class|process|args|props|params|headers)$/iu.test(word)) {
    return /(?:args|params|headers|props)$/iu.test(word) ? word.slice(0, -1) : null;
  }
  if (/[a-z]ies$/u.test(word) && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(?:sses|xes|ches|shes|zes)$/u.test(word)) return word.slice(0, -2);
  return /[a-z]s$/u.test(word) && word.length > 2 ? word.slice(0, -1) : null;
}

/** `orderTotal` -> `['order', 'total']` */
export function wordsOf(name: string): string[] {
  return name
    .replace(/([a-z\d])([A-Z])/gu, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/gu, '$1 $2')
    .split(/[\s_$-]+/u)
    .filter(Boolean)
    .map((each) => each.toLowerCase());
}

export function capitalized(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** `['user', 'agent']` -> `userAgent` */
export function camelCase(words: readonly string[]): string {
  return words.map((each, index) => (index === 0 ? each : capitalized(each))).join('');
}
