import { findSingleReturn, isFunction, keyName, memberName, stringValue, unwrap, type CallExpression, type Node, type Variable } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findFunction, findLiteral, findVariable } from '../bindings/index.js';
import { homeOf } from '../home.js';
import { memo } from '../memo.js';

/** A piece of a text that is put together: what is constant, and what is put in between. */
export type Part = { readonly text: string } | { readonly value: Node };

/** How deep texts are followed that are put together from others, and how many pieces are looked at. */
const MAX_DEPTH = 8;
const MAX_PARTS = 300;

/** The pieces that an expression puts a text together from, in order. */
export function findParts(module: Module, node: Node): readonly Part[] {
  const parts: Part[] = [];
  collect(module, node, parts, 0, new Set());
  return parts;
}

function collect(module: Module, outer: Node, parts: Part[], depth: number, seen: Set<Variable>): void {
  const node = unwrap(outer);
  if (depth > MAX_DEPTH || parts.length > MAX_PARTS) {
    parts.push({ value: node });
    return;
  }
  const add = (each: Node): void => collect(module, each, parts, depth + 1, seen);
  const constant = stringValue(node);
  if (constant !== null) parts.push({ text: constant });
  else if (node.type === 'TemplateLiteral') {
    for (const [index, quasi] of node.quasis.entries()) {
      parts.push({ text: quasi.value.cooked ?? '' });
      const value = node.expressions[index];
      if (value) add(value);
    }
  } else if (node.type === 'BinaryExpression' && node.operator === '+') {
    add(node.left);
    add(node.right);
  } else if (node.type === 'ConditionalExpression') {
    add(node.consequent);
    add(node.alternate);
  } else if (node.type === 'AssignmentExpression' && (node.operator === '=' || node.operator === '+=')) add(node.right);
  else if (node.type === 'Identifier') collectVariable(module, node, parts, depth, seen);
  else if (node.type === 'CallExpression') collectCall(module, node, parts, depth, seen);
  else if (node.type === 'ArrayExpression') {
    for (const each of node.elements) if (each && each.type !== 'SpreadElement') add(each);
  } else parts.push({ value: node });
}

function collectVariable(module: Module, node: Extract<Node, { type: 'Identifier' }>, parts: Part[], depth: number, seen: Set<Variable>): void {
  const variable = findVariable(module, node);
  const definition = variable === null || variable === 'global' ? undefined : variable.defs[0];
  if (variable === null || variable === 'global' || !definition || seen.has(variable)) {
    parts.push({ value: node });
    return;
  }
  if (definition.type === 'ImportBinding') {
    const literal = findLiteral(module, node);
    const constant = literal && stringValue(literal);
    parts.push(typeof constant === 'string' ? { text: constant } : { value: node });
    return;
  }
  const given = definition.type === 'Variable' && definition.node.id.type === 'Identifier' ? (writesOf(module, variable) ?? []) : [];
  // What is no text of its own is judged by its name: `const { sort } = req.query`, `const id = req.params.id`.
  if (given.length === 0 || !given.some(isText)) {
    parts.push({ value: node });
    return;
  }
  const inner = new Set(seen).add(variable);
  for (const each of given) collect(module, each, parts, depth + 1, inner);
}

/** What a variable is given, appended and pushed, in the order of the file. */
const writesOf = memo<Variable, readonly Node[]>('what a text is given', (_module, variable) => {
  const given: Node[] = [];
  for (const { identifier, init, writeExpr } of variable.references) {
    if (init && writeExpr) given.push(writeExpr);
    const parent = identifier.parent;
    if (parent?.type === 'AssignmentExpression' && parent.left === identifier) given.push(parent.right);
    const call = parent?.type === 'MemberExpression' && parent.object === identifier && /^(push|unshift)$/.test(memberName(parent) ?? '') ? parent.parent : null;
    if (call?.type === 'CallExpression' && call.callee === parent) given.push(...call.arguments.filter((each) => each.type !== 'SpreadElement'));
  }
  return given;
});

function isText(outer: Node): boolean {
  const node = unwrap(outer);
  if (stringValue(node) !== null || node.type === 'TemplateLiteral' || node.type === 'ArrayExpression') return true;
  if (node.type === 'BinaryExpression') return node.operator === '+' && (isText(node.left) || isText(node.right));
  // `q === 'undefined' ? '' : q` is a value; `q ? `WHERE a = ${q}` : ''` is a piece of SQL.
  if (node.type === 'ConditionalExpression') return [node.consequent, node.alternate].some((each) => stringValue(unwrap(each)) === null && isText(each));
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return false;
  const [callback] = node.arguments;
  const returned = memberName(node.callee) === 'map' && callback && isFunction(callback) ? findSingleReturn(callback) : null;
  return /^(join|concat)$/.test(memberName(node.callee) ?? '') || (returned !== null && isText(returned));
}

/** `clauses.join(' AND ')`, `columns.map((column) => `…`).join(', ')`, `text.trim()`, `buildQuery(filter)` */
function collectCall(module: Module, node: CallExpression, parts: Part[], depth: number, seen: Set<Variable>): void {
  const add = (each: Node): void => collect(module, each, parts, depth + 1, seen);
  const name = node.callee.type === 'MemberExpression' ? memberName(node.callee) : null;
  if (node.callee.type === 'MemberExpression' && name !== null) {
    const list = unwrap(node.callee.object);
    if (name === 'join' && isList(list)) return add(list);
    if (/^(trim|trimEnd|trimStart|filter)$/.test(name) && (isText(list) || list.type === 'Identifier')) return add(list);
    const [callback] = node.arguments;
    if (name === 'map' && callback && isFunction(callback)) {
      const returned = findSingleReturn(callback);
      if (returned) return add(returned);
    }
  }
  const fn = node.callee.type === 'Identifier' ? findFunction(module, node.callee) : null;
  const returned = fn && homeOf(module, fn) === homeOf(module, node) ? findSingleReturn(fn) : null;
  if (returned && isText(returned)) add(returned);
  else parts.push({ value: node });
}

function isList(node: Node): boolean {
  if (node.type === 'ArrayExpression' || node.type === 'Identifier') return true;
  return node.type === 'CallExpression' && node.callee.type === 'MemberExpression' && /^(map|filter)$/.test(memberName(node.callee) ?? '');
}

/** The expression of an argument that may be the text of a statement: itself, or an option of it. */
export function findTextIn(argument: Node): Node | null {
  const node = unwrap(argument);
  if (node.type !== 'ObjectExpression') return node;
  for (const each of node.properties) if (each.type === 'Property' && /^(text|sql|query)$/.test(keyName(each) ?? '')) return each.value;
  return null;
}
