import { unwrap, type Node } from '../../ast/index.js';
import type { PlaceholderModel } from '../types.js';
import type { Piece } from './pieces.js';

/** A place in the text of a statement where a placeholder is to stand. */
export interface Spot {
  /** What it takes the place of, in the file: the value, with the quotes around it. */
  readonly start: number;
  readonly end: number;
  /** What is to be written behind the placeholder: the quote that closes a text whose last piece is the value. */
  readonly closing: string;
  /** The value: one expression, or a text that is put together from several. */
  readonly content: readonly Piece[];
  /** Whether it is a text that is put together, not one expression. */
  readonly isText: boolean;
  readonly isQuoted: boolean;
  /** The constant pieces before it, with placeholders' places left empty. */
  readonly before: string;
}

/** Stands for a value in a text that is looked at. */
const VALUE = '\u0000';

const STATEMENT = /^\s*(?:select|insert|update|delete|with|replace)\b/i;
const CLAUSES = /\b(?:select|from|where|set|values|having|on|group\s+by|order\s+by|limit|offset|returning|join|union|using|insert|update|delete)\b/gi;
const OF_VALUES = /^(?:where|set|values|having|on|limit|offset)$/i;
const LIST = String.raw`(?:(?:[^()]|\([^()]*\))*,)?`;
/** Operators and lists behind which a value stands; in front of other quotes may stand what makes it a constant of its own: `INTERVAL '…'`. */
const BEFORE = new RegExp(String.raw`(?:(?:^|[\s\w"\x60\])])(?:=|<>|!=|<=|>=|<|>)|\b(?:like|ilike|between)|\bbetween\s+\S+\s+and|\bin\s*\(${LIST}|\bvalues\s*\(${LIST}|\blimit|\boffset)\s*$`, 'i');
/** Texts in which quotes, comments or several statements are more than they seem. */
const UNCLEAR = /--|\/\*|\$\$|\\|''|;\s*\S/;

/** Where placeholders can stand for some of the values that are put into a text; the others stay as they are. */
export function findSpots(pieces: readonly Piece[], values: ReadonlySet<Node>, form: PlaceholderModel, isPiece: boolean): readonly Spot[] {
  const whole = pieces.map((each) => (each.kind === 'text' ? each.text : VALUE)).join('');
  if (UNCLEAR.test(whole) || (!isPiece && !STATEMENT.test(whole)) || count(whole, "'") % 2 === 1) return [];
  const spots: Spot[] = [];
  let before = '';
  for (let index = 0; index < pieces.length; index += 1) {
    const piece = pieces[index];
    if (!piece) break;
    if (piece.kind === 'text') {
      before += piece.text;
      continue;
    }
    if (!values.has(unwrap(piece.node))) {
      before += VALUE;
      continue;
    }
    const found = findSpot(pieces, index, before, form);
    if (found && mayStand(found.spot, form, isPiece)) {
      spots.push(found.spot);
      // What is left of the text behind the value begins behind its quote.
      const last = pieces[found.last];
      before = `${found.spot.before}${VALUE}${last?.kind === 'text' ? last.text.slice(found.spot.end - last.start) : ''}`;
      index = found.last;
    } else before += VALUE;
  }
  return spots;
}

function findSpot(pieces: readonly Piece[], index: number, before: string, { quotesDouble }: PlaceholderModel): { readonly spot: Spot; readonly last: number } | null {
  const open = count(before, "'") % 2 === 1 ? "'" : quotesDouble && count(before, '"') % 2 === 1 ? '"' : null;
  if (open === null && count(before, '"') % 2 === 1) return null;
  return open === null ? findBare(pieces, index, before) : findQuoted(pieces, index, before, open);
}

function findBare(pieces: readonly Piece[], index: number, before: string): { readonly spot: Spot; readonly last: number } | null {
  const [previous, own, next] = [pieces[index - 1], pieces[index], pieces[index + 1]];
  if (previous?.kind !== 'text' || own?.kind !== 'value' || next?.kind === 'value') return null;
  if (next && !/^(?:$|[\s),;:])/.test(next.text)) return null;
  // `VALUES (${columns})` and `IN (${ids})` may be lists of their own.
  if (/\bin\s*\([^()]*$/i.test(before) || (/\(\s*$/.test(before) && /^\s*\)/.test(next?.text ?? ''))) return null;
  const isTemplate = previous.quote === '`';
  if (next && next.quote !== previous.quote) return null;
  const [start, end] = isTemplate ? [own.start, own.end] : [previous.end, next ? next.start : own.end];
  return { spot: { start, end, closing: next ? '' : previous.quote, content: [own], isText: false, isQuoted: false, before }, last: index };
}

/** `'%${term}%'`: from the quote before it to the one behind it. */
function findQuoted(pieces: readonly Piece[], index: number, before: string, open: string): { readonly spot: Spot; readonly last: number } | null {
  const previous = pieces[index - 1];
  if (previous?.kind !== 'text') return null;
  const from = previous.text.lastIndexOf(open);
  if (from < 0) return null;
  const head = previous.text.slice(from + 1);
  const content: Piece[] = head === '' ? [] : [{ ...previous, text: head }];
  for (let at = index; at < pieces.length; at += 1) {
    const piece = pieces[at];
    if (!piece) return null;
    if (piece.kind === 'value') {
      content.push(piece);
      continue;
    }
    if (piece.quote !== previous.quote) return null;
    const to = piece.text.indexOf(open);
    if (to < 0) {
      content.push(piece);
      continue;
    }
    if (to > 0) content.push({ ...piece, text: piece.text.slice(0, to) });
    const spot = { start: previous.start + from, end: piece.start + to + 1, closing: '', content, isText: content.length > 1, isQuoted: true, before: before.slice(0, before.lastIndexOf(open)) };
    return content.every((each) => each.kind === 'value' || !/[`$]/.test(each.text)) ? { spot, last: at } : null;
  }
  return null;
}

function mayStand({ before, isQuoted }: Spot, { form }: PlaceholderModel, isPiece: boolean): boolean {
  if (!BEFORE.test(before)) return false;
  const clause = before.replace(/'[^']*'/g, VALUE).match(CLAUSES)?.at(-1) ?? (isPiece ? 'where' : '');
  // `ON a.id = ${column}`
  if (!isQuoted && /^on$/i.test(clause)) return false;
  // A text behind `LIMIT` is an error where the driver quotes it.
  return OF_VALUES.test(clause) && (form === '$1' || !/^(?:limit|offset)$/i.test(clause));
}

function count(text: string, sought: string): number {
  return text.split(sought).length - 1;
}
