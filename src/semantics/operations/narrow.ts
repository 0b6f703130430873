import { keyName, memberName, stringValue, unwrap, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findLiteral } from '../bindings/index.js';
import { isNothing } from '../values.js';

/** What a filter leaves: all there is, a few records by their key, some number that nothing tells, or that cannot be seen. */
export type Narrowing = 'all' | 'few' | 'some' | 'unknown';

/** Keys that no two records share, by the convention of every ORM and driver. */
const KEY = /^(?:id|_id|uuid|\w*(?:Key|Token|_key|_token))$/;
const MAX_DEPTH = 6;

/** How far a filter narrows a list: an object of conditions, a condition of a query builder, a pipeline of stages. */
export function narrowsToFew(module: Module, outer: Node, depth = 0): Narrowing {
  if (depth > MAX_DEPTH) return 'unknown';
  const node = findLiteral(module, outer) ?? unwrap(outer);
  if (isNothing(module, node)) return 'all';
  switch (node.type) {
    case 'ObjectExpression':
      return narrowsByKeys(module, node, depth);
    case 'ArrayExpression':
      return isStages(module, node) ? narrowsByStages(module, node) : narrowsByAny(module, node, depth);
    case 'ConditionalExpression': {
      const sides = [narrowsToFew(module, node.consequent, depth + 1), narrowsToFew(module, node.alternate, depth + 1)];
      return sides.includes('unknown') ? 'unknown' : sides.every((each) => each === 'few') ? 'few' : sides.includes('all') ? 'all' : 'some';
    }
    case 'CallExpression':
      return narrowsByCall(module, node, depth);
    // `where('id', value)`, `where('users.id = :id', { id })`
    case 'Literal':
    case 'TemplateLiteral': {
      const text = stringValue(node);
      return text === null ? 'unknown' : KEY.test(text.split('.').at(-1) ?? '') || /\bid\s*(?:=|in)\s*[:$?(]/i.test(text) || /\bin\s*\(/i.test(text) ? 'few' : 'some';
    }
    default:
      return node.type === 'Identifier' || node.type === 'MemberExpression' ? 'unknown' : 'some';
  }
}

function narrowsByKeys(module: Module, node: Extract<Node, { type: 'ObjectExpression' }>, depth: number): Narrowing {
  let narrowing: Narrowing = 'all';
  // A stretch of time of one parent: `{ roomId, startsAt: { gte: dayStart, lte: dayEnd } }`.
  if (node.properties.length > 1 && node.properties.some((each) => each.type === 'Property' && isStretch(each.value)) && node.properties.some((each) => each.type === 'Property' && each.value.type !== 'ObjectExpression')) return 'few';
  for (const property of node.properties) {
    if (property.type === 'SpreadElement') {
      const inner = narrowsToFew(module, property.argument, depth + 1);
      if (inner === 'few' || inner === 'unknown') return inner;
      if (inner === 'some') narrowing = 'some';
      continue;
    }
    const name = keyName(property);
    if (name !== null && KEY.test(name) && !isRange(property.value)) return 'few';
    if (isJunction(property)) {
      const inner = narrowsToFew(module, property.value, depth + 1);
      if (inner === 'few' || inner === 'unknown') return inner;
      narrowing = 'some';
      continue;
    }
    if (isList(module, property.value)) return 'few';
    if (name === 'AND' && narrowsToFew(module, property.value, depth + 1) === 'few') return 'few';
    narrowing = 'some';
  }
  return narrowing;
}

/** `OR: [{ … }, { … }]`, `$or: […]`, `[Op.or]: […]`: conditions, no values. */
function isJunction({ key, computed }: Extract<Node, { type: 'Property' }>): boolean {
  const name = computed ? memberName(key) : key.type === 'Identifier' ? key.name : key.type === 'Literal' ? String(key.value) : null;
  return /^\$?(?:or|nor|and|not)$/i.test(name ?? '');
}

/** `{ gt: cursor }`, `{ not: id }`: a part of all, not one. */
function isRange(value: Node): boolean {
  return value.type === 'ObjectExpression' && value.properties.some((each) => each.type === 'Property' && /^\$?(gte?|lte?|not|ne|notIn|nin)$/.test(keyName(each) ?? ''));
}

/** `{ gte: start, lt: end }` */
function isStretch(value: Node): boolean {
  const names = value.type === 'ObjectExpression' ? value.properties.map((each) => (each.type === 'Property' ? (keyName(each) ?? '') : '')) : [];
  return names.some((name) => /^\$?gte?$/.test(name)) && names.some((name) => /^\$?lte?$/.test(name));
}

/** `{ in: ids }`, `{ $in: ids }`, `In(ids)`, `[a, b]` */
function isList(module: Module, outer: Node): boolean {
  const value = findLiteral(module, outer) ?? outer;
  if (value.type === 'ArrayExpression') return true;
  if (value.type === 'CallExpression') return value.callee.type === 'Identifier' && value.callee.name === 'In';
  if (value.type !== 'ObjectExpression') return false;
  return value.properties.some((each) => each.type === 'Property' && (/^\$?in$/.test(keyName(each) ?? '') || (each.computed && memberName(each.key) === 'in')));
}

const ENDS = /^\$(limit|group|count|sample|bucket|facet|out|merge|sortByCount)$/;

/** `[{ status: 'open' }, { status: 'late' }]`: what any of them finds. */
function narrowsByAny(module: Module, node: Extract<Node, { type: 'ArrayExpression' }>, depth: number): Narrowing {
  const sides = node.elements.map((each) => (each && each.type !== 'SpreadElement' ? narrowsToFew(module, each, depth + 1) : 'unknown'));
  // Of several, one that leaves all leaves all.
  if (sides.length === 0 || sides.includes('all')) return 'all';
  return sides.includes('unknown') ? 'unknown' : sides.every((each) => each === 'few') ? 'few' : 'some';
}

function isStages(module: Module, { elements }: Extract<Node, { type: 'ArrayExpression' }>): boolean {
  return elements.length === 0 || elements.some((each) => each?.type === 'SpreadElement') || elements.some((each) => {
    const stage = each && findLiteral(module, each);
    const [first] = stage?.type === 'ObjectExpression' ? stage.properties : [];
    return first?.type === 'Property' && /^\$/.test(keyName(first) ?? '');
  });
}

/** `[{ $match }, { $limit }]`: the stages of a pipeline. */
function narrowsByStages(module: Module, node: Extract<Node, { type: 'ArrayExpression' }>): Narrowing {
  const names: (string | null)[] = node.elements.map((each) => {
    const stage = each && each.type !== 'SpreadElement' ? findLiteral(module, each) : null;
    const [first] = stage?.type === 'ObjectExpression' ? stage.properties : [];
    return first?.type === 'Property' ? keyName(first) : null;
  });
  if (names.some((name) => name === null)) return 'unknown';
  if (names.some((name) => ENDS.test(name ?? ''))) return 'few';
  return names.includes('$match') ? 'some' : 'all';
}

/** `and(eq(users.id, id), …)`, `inArray(users.id, ids)`, `(eb) => …` */
function narrowsByCall(module: Module, node: Extract<Node, { type: 'CallExpression' }>, depth: number): Narrowing {
  const name = node.callee.type === 'Identifier' ? node.callee.name : memberName(node.callee);
  const [first] = node.arguments;
  if (name === 'inArray') return 'few';
  if (name === 'eq' && first) return KEY.test(memberName(unwrap(first)) ?? '') ? 'few' : 'some';
  if (name === 'and') return node.arguments.some((each) => narrowsToFew(module, each, depth + 1) === 'few') ? 'few' : 'some';
  return /^(or|gt|gte|lt|lte|ne|like|ilike|isNull|isNotNull|between|exists|not)$/.test(name ?? '') ? 'some' : 'unknown';
}
