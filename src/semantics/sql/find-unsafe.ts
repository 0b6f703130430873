import { stringValue, unwrap, type CallExpression, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { registryOf } from '../registry.js';
import { mentionsLibrary } from '../relevance.js';
import { homeOf } from '../home.js';
import { isGivenText } from './origins.js';
import { findParts, findTextIn, type Part } from './parts.js';
import { findRawText, findStatementText, mayBeRaw, readsLikeSql } from './sinks.js';

/** A value that becomes part of the text of a statement. */
export interface UnsafeValue {
  readonly node: Node;
  /** Whether a placeholder could stand for it: it is compared or stored, not the name of a column or a piece of a clause. */
  readonly isValue: boolean;
}

/** The values that a call puts into the text of a statement without a check, as far as they stand in this file. */
export function findUnsafeValues(module: Module, call: CallExpression): readonly UnsafeValue[] {
  const home = homeOf(module, call);
  if (!mentionsLibrary(home, registryOf(home))) return [];
  const isRaw = mayBeRaw(module, call);
  const candidate = call.arguments.slice(0, 2).some((argument) => argument.type !== 'SpreadElement' && isPutTogether(module, argument, isRaw));
  if (!candidate) return [];
  const raw = isRaw ? findRawText(module, call) : null;
  const text = raw ?? findStatementText(module, call);
  if (!text) return [];
  const parts = findParts(module, text);
  const [only] = parts;
  // A text that is handed on as a whole is judged where it is put together; a piece of SQL is not one.
  if (parts.length === 1 && only && 'value' in only && !raw) return [];
  return judge(module, parts);
}

/** The argument of a call that is such a text: itself, or an object that has it. */
export function findUnsafeText(module: Module, call: CallExpression): Node | null {
  if (findUnsafeValues(module, call).length === 0) return null;
  const text = findRawText(module, call) ?? findStatementText(module, call);
  return call.arguments.find((each) => each === text || (text !== null && each.type !== 'SpreadElement' && findTextIn(each) === text)) ?? null;
}

function isPutTogether(module: Module, argument: Node, isRaw: boolean): boolean {
  const node = findTextIn(argument);
  if (!node || stringValue(node) !== null || isFunctionOrLiteral(node)) return false;
  if (isRaw) return true;
  const parts = findParts(module, node);
  return parts.some((part) => 'value' in part) && readsLikeSql(parts.map((part) => ('text' in part ? part.text : ' ? ')).join(''));
}

function isFunctionOrLiteral(node: Node): boolean {
  return node.type === 'Literal' || node.type === 'ArrowFunctionExpression' || node.type === 'FunctionExpression' || node.type === 'ThisExpression';
}

function judge(module: Module, parts: readonly Part[]): readonly UnsafeValue[] {
  const unsafe: UnsafeValue[] = [];
  let before = '';
  for (const part of parts) {
    if ('text' in part) before += part.text;
    else {
      const node = unwrap(part.value);
      if (homeOf(module, node) === module && isGivenText(module, node)) unsafe.push({ node, isValue: isValuePosition(before) });
      before += '?';
    }
  }
  return unsafe;
}

/** Whether a value stands behind such a text: in quotes, behind an operator, in a list of values; not behind `ORDER BY`, `FROM` or `SET`. */
function isValuePosition(before: string): boolean {
  if ((before.match(/'/g)?.length ?? 0) % 2 === 1) return true;
  return /(?:[=<>](?:\s*")?|\b(?:like|ilike|limit|offset|between|between\s+\S+\s+and|in\s*\(|values\s*\([^()]*,?|in\s*\([^()]*,))\s*$/i.test(before);
}
