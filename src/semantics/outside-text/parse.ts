import { memberName, type CallExpression, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { isGlobal } from '../bindings/index.js';
import { findOwnWriting } from './own-column.js';
import { isOwnEntry } from './own-entry.js';
import { findOutsideText, type OutsideText } from './source.js';
import { findUnguarded, type Unguarded } from './unguarded.js';

/** A `JSON.parse` of text from outside whose error nothing catches. */
export interface UnguardedParse {
  readonly text: OutsideText;
  readonly place: Unguarded;
  /** It is done for each of several texts: one of them that is wrong takes the others with it. */
  readonly isRepeated: boolean;
  /** All writes of it in the package make it with `JSON.stringify()`. */
  readonly isOwn: boolean;
}

/** What a call parses, and where its error ends up; null where it is no `JSON.parse`, of a text of its own, or caught. */
export function findUnguardedParse(module: Module, call: CallExpression): UnguardedParse | null {
  const { callee, arguments: [given] } = call;
  if (callee.type !== 'MemberExpression' || memberName(callee) !== 'parse' || !isGlobal(module, callee.object, 'JSON')) return null;
  const text = given && findOutsideText(module, given);
  const place = text && findUnguarded(module, callee);
  if (!place || !isHarm(text, place)) return null;
  if (text.from === 'cache' && isOwnEntry(module, text.call)) return null;
  const writing = text.from === 'row' ? findOwnWriting(module, given, text.call) : null;
  // What a write gives back is what it was given.
  return writing === 'returned' ? null : { text, place, isRepeated: isRepeated(call), isOwn: writing === 'only' };
}

/** What comes with the code is as good as the code; what is wrong when the service starts is found by whoever starts it, unless the service itself wrote it. */
function isHarm(text: OutsideText, { where }: Unguarded): boolean {
  if (text.from === 'file' && text.read.isShipped) return false;
  return where !== 'start' || text.from === 'environment' || (text.from === 'file' && text.read.isWritten);
}

function isRepeated(call: Node): boolean {
  let inner: Node = call;
  for (let at = call.parent; at; inner = at, at = at.parent) {
    if (at.type === 'ForOfStatement' || at.type === 'ForStatement' || at.type === 'WhileStatement' || at.type === 'ForInStatement') return true;
    // `JSON.parse(text).map(…)` parses once.
    if (at.type === 'CallExpression' && at.callee !== inner && /^(map|forEach|flatMap|reduce)$/.test(memberName(at.callee) ?? '')) return true;
    if (at.type === 'FunctionDeclaration' || at.type === 'MethodDefinition') return false;
  }
  return false;
}
