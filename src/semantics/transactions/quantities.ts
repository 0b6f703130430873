import { isInside, keyName, memberName, someNode, stringValue, unwrap, type FunctionNode, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findLiteral, findVariable } from '../bindings/index.js';
import { readPart } from '../operations/index.js';
import { givenAlong } from './given-along.js';
import { pathOf } from './keys.js';
import { rootOf } from './root-of.js';
import type { WriteSite } from './sites.js';

/** Columns that only tell how often something was tried or looked at, and that nothing is counted against. */
const TELLING = /attempt|retr(?:y|ies)|version|revision|view|visit|click|impression|fail|position|index|page|seq/i;

/** Whether a write takes from a quantity or adds to it. */
export function changesQuantity(module: Module, unit: FunctionNode, site: WriteSite): boolean {
  const { call, operation, isDirect } = site;
  if (!/^(?:update|update-many|increment|save)$/.test(operation.does)) return false;
  if (operation.does === 'increment') return true;
  if (operation.does === 'save') return isDirect && isCountedUp(module, unit, call);
  if (operation.statement) return isCountedInText(operation.statement.text) || isCountedByValues(module, site, operation.statement.text) || isCountedByArgument(site);
  const data = readPart(module, operation, 'data');
  // `SET stock = stock - :n`, `ADD orders :one`
  if (operation.model.names) return data.state === 'set' && data.values.some((value) => /\bADD\s+[#\w]|([#\w.]+)\s*=\s*(?:if_not_exists\(\s*\1[^)]*\)|\1)\s*[-+]/i.test(stringValue(value) ?? ''));
  return data.state === 'set' && data.values.some((value) => someNode(value, (node) => isComputed(module, site, node)));
}

/** `SET stock = stock - 1` */
function isCountedInText(text: string): boolean {
  const column = /\bset\b[\s\S]*?\b(\w+)\s*=\s*(?:\w+\.)?\1\s*[-+]/i.exec(text)?.[1];
  return column !== undefined && !TELLING.test(column);
}

/** `SET balance = $1` with `[account.balance - amount, id]` */
function isCountedByValues(module: Module, site: WriteSite, text: string): boolean {
  const set = /\bset\b([\s\S]*?)(?:\bwhere\b|$)/i.exec(text)?.[1] ?? '';
  const columns = [...set.matchAll(/(\w+)\s*=\s*(?:\$\d+|\?|[:@]\w+)/g)].flatMap(([, name]) => name ?? []);
  const fact = readPart(module, site.operation, 'values');
  const given = [...(fact.state === 'set' ? fact.values : []), ...(site.operation.statement?.interpolated ?? [])];
  const values = given.flatMap((each) => {
    const list = unwrap(each);
    return list.type === 'ArrayExpression' ? list.elements.flatMap((value) => value ?? []) : [each];
  });
  return columns.some((column) => values.some((value) => isSumOf(module, site, column, value, 3)));
}

/** `{ stock: product.stock - n }` among what a function is called with that writes what it is given. */
function isCountedByArgument({ call, isDirect }: WriteSite): boolean {
  if (isDirect || call.type === 'TaggedTemplateExpression') return false;
  return call.arguments.some((each) => unwrap(each).type === 'ObjectExpression' && someNode(each, isPlainSum));
}

function isPlainSum(node: Node): boolean {
  const name = node.type === 'Property' ? keyName(node) : null;
  const value = node.type === 'Property' ? unwrap(node.value) : null;
  return name !== null && !TELLING.test(name) && value?.type === 'BinaryExpression' && /^[-+]$/.test(value.operator) && pathOf(value.left)?.endsWith(`.${name}`) === true;
}

/** `{ decrement: n }`, `$inc`, `stock: product.stock - n` */
function isComputed(module: Module, site: WriteSite, node: Node): boolean {
  if (node.type !== 'Property' || node.computed) return false;
  const name = keyName(node) ?? '';
  if (/^(?:increment|decrement)$/.test(name)) return !isOfTelling(node);
  const value = unwrap(node.value);
  if (name === '$inc') return value.type !== 'ObjectExpression' || value.properties.some((each) => each.type !== 'Property' || !TELLING.test(keyName(each) ?? ''));
  if (value.type === 'TaggedTemplateExpression') return !TELLING.test(name) && value.quasi.quasis.some(({ value: { raw } }) => /^\s*[-+]\s*(?:\d|$)/.test(raw));
  return isSumOf(module, site, name, value, 3);
}

/** `views: { increment: 1 }` */
function isOfTelling(node: Node): boolean {
  const column = node.parent?.parent;
  return column?.type === 'Property' && TELLING.test(keyName(column) ?? '');
}

/** Whether a value is what a column was, and something more or less: `account.balance - amount`, in a constant or handed over by a call as well. */
function isSumOf(module: Module, site: WriteSite, column: string, outer: Node, depth: number): boolean {
  const node = unwrap(outer);
  if (node.type === 'BinaryExpression') return /^[-+]$/.test(node.operator) && !TELLING.test(column) && [node.left, node.right].some((side) => isColumn(column, side));
  if (depth <= 0) return false;
  if (node.type === 'CallExpression') return /^(?:Math|String|Number|Decimal)\b|toFixed$/.test(pathOf(node.callee) ?? memberName(node.callee) ?? '') && [...node.arguments, node.callee].some((each) => isSumOf(module, site, column, each, depth - 1));
  if (node.type === 'MemberExpression' && /^(?:toFixed|toString)$/.test(memberName(node) ?? '')) return isSumOf(module, site, column, node.object, depth - 1);
  if (node.type !== 'Identifier' && node.type !== 'MemberExpression') return false;
  const given = givenAlong(module, node, site.path);
  const value = given ?? (node.type === 'Identifier' ? findLiteral(module, node) : null);
  return value !== null && value !== node && isSumOf(module, site, column, value, depth - 1);
}

/** Whether something is named like a column: `balance` or `account.balance` like `balance_cents`. */
function isColumn(column: string, side: Node): boolean {
  const wanted = plain(column);
  return someNode(side, (each) => {
    const name = each.type === 'Identifier' ? plain(each.name) : '';
    const bare = name.replace(/^(?:new|next|current|old|previous|remaining)(?=.)/, '');
    return [name, bare].some((text) => text.length > 2 && wanted.startsWith(text));
  });
}

function plain(name: string): string {
  return name.replace(/_/g, '').toLowerCase();
}

/** `product.stock -= n` before `save(product)` or `product.save()` */
function isCountedUp(module: Module, unit: FunctionNode, call: Node): boolean {
  if (call.type !== 'CallExpression') return false;
  const [given] = call.arguments;
  const saved = given?.type === 'Identifier' ? given : rootOf(call);
  const variable = saved?.type === 'Identifier' ? findVariable(module, saved) : null;
  if (variable === null || variable === 'global') return false;
  return variable.references.some(({ identifier }) => {
    const member = identifier.parent;
    const assigned = member?.type === 'MemberExpression' && member.object === identifier ? member.parent : null;
    return assigned?.type === 'AssignmentExpression' && assigned.left === member && /^[-+]=$/.test(assigned.operator) && isInside(assigned as Node, unit) && assigned.range[0] < call.range[0];
  });
}
