import { stringValue, type Identifier, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findLiteral, findVariable } from '../bindings/index.js';
import type { Verb } from '../types.js';
import { readPart } from './parts.js';
import type { Operation, Statement } from './types.js';

/** Something is put in where no value stands: a name, a clause, the end of the statement. */
const OPEN = /(?<!(?:[=<>(,%'"+*/|-]|\b(?:like|ilike|in|values|limit|offset|between|and|then|else|interval|select|any|all))\s*) \? /i;

/** How deep texts are followed that are put together from others. */
const MAX_DEPTH = 8;

const VERBS: Readonly<Record<string, Verb>> = {
  select: 'read-many', values: 'read-many', show: 'read-many', with: 'read-many', insert: 'insert', replace: 'upsert', merge: 'upsert', update: 'update-many', delete: 'delete-many',
  truncate: 'delete-many', begin: 'begin', start: 'begin', commit: 'commit', rollback: 'rollback', lock: 'lock',
};

/** What the text of a statement says; null where it does not begin with a constant. */
export function readStatement(module: Module, operation: Pick<Operation, 'model' | 'calls'>): Statement | null {
  const fact = readPart(module, operation, 'text');
  const [first] = fact.state === 'set' ? fact.values : [];
  return first ? parseStatement(module, first) : null;
}

/** What an expression says that gives the text of a statement. */
export function parseStatement(module: Module, node: Node): Statement | null {
  const interpolated: Node[] = [];
  const text = textOf(module, node, interpolated, 0);
  if (text === null) return null;
  const bare = text.replace(/--[^\n]*|\/\*[\s\S]*?\*\//g, ' ').replace(/'(?:[^']|'')*'/g, "''");
  const word = /^[\s(]*(\w+)/.exec(bare)?.[1]?.toLowerCase();
  if (word === undefined) return null;
  const verb = verbOf(word, bare);
  return {
    verb,
    table: /\b(?:from|into|update|truncate(?:\s+table)?|table)\s+(?:only\s+)?((?:["`[]?\w+["`\]]?\.)?["`[]?\w+)/i.exec(bare)?.[1]?.replace(/["`[\]]/g, '').split('.').at(-1) ?? null,
    text,
    interpolated,
    isOpen: OPEN.test(text),
    hasWhere: /\bwhere\b/i.test(bare),
    hasLimit: /\b(?:limit\b|fetch\s+(?:first|next)\b|top\s*\(?\s*\d)/i.test(bare),
    locks: /\bfor\s+(?:no\s+key\s+)?(?:update|share)\b/i.test(bare),
  };
}

function verbOf(word: string, text: string): Verb {
  const main = word === 'with' ? (/\)\s*(select|insert|update|delete)\b/i.exec(text)?.[1]?.toLowerCase() ?? word) : word;
  if (main === 'insert' && /\bon\s+(?:conflict|duplicate\s+key)\b|^\s*insert\s+(?:or\s+)?(?:ignore|replace)\b/i.test(text)) return 'upsert';
  // What is aggregated over all rows is one row.
  if (main === 'select' && /^[\s(]*select\s+(?:count|sum|min|max|avg|exists)\s*\(/i.test(text) && !/\bgroup\s+by\b/i.test(text)) return 'count';
  return VERBS[main] ?? 'statement';
}

/** The constant parts of a text; null where nothing of it is constant. */
function textOf(module: Module, outer: Node, interpolated: Node[], depth: number): string | null {
  const node = findLiteral(module, outer) ?? outer;
  if (depth > MAX_DEPTH) return null;
  const constant = stringValue(node);
  if (constant !== null) return constant;
  switch (node.type) {
    case 'TemplateLiteral':
      return node.quasis.map(({ value }, index) => value.cooked + partOf(module, node.expressions[index], interpolated, depth)).join('');
    case 'Identifier':
      return textOfBuilt(module, node, interpolated, depth);
    case 'TaggedTemplateExpression':
      return textOf(module, node.quasi, interpolated, depth + 1);
    case 'BinaryExpression': {
      if (node.operator !== '+') return null;
      const left = textOf(module, node.left, interpolated, depth + 1);
      return left === null ? null : left + partOf(module, node.right, interpolated, depth);
    }
    // `sql.raw('…')`, `sql('…')`: a text that is handed on.
    case 'CallExpression': {
      const [first] = node.arguments;
      return first && node.arguments.length === 1 ? textOf(module, first, interpolated, depth + 1) : null;
    }
    default:
      return null;
  }
}

/** `let sql = 'select …'; if (status) sql += ' where …'`: all that it may hold, in the order that it is written. */
function textOfBuilt(module: Module, name: Identifier, interpolated: Node[], depth: number): string | null {
  const variable = findVariable(module, name);
  const [definition] = variable === null || variable === 'global' ? [] : variable.defs;
  if (variable === null || variable === 'global' || definition?.type !== 'Variable' || !definition.node.init) return null;
  let text = textOf(module, definition.node.init, interpolated, depth + 1);
  for (const { identifier, init } of variable.references.filter((reference) => reference.isWrite())) {
    if (init) continue;
    const assignment = identifier.parent;
    if (text === null || assignment?.type !== 'AssignmentExpression' || assignment.operator !== '+=') return null;
    text += partOf(module, assignment.right, interpolated, depth);
  }
  return text;
}

function partOf(module: Module, node: Node | undefined, interpolated: Node[], depth: number): string {
  if (!node) return '';
  const own: Node[] = [];
  const text = textOf(module, node, own, depth + 1);
  if (text !== null) {
    interpolated.push(...own);
    return text;
  }
  interpolated.push(node);
  return ' ? ';
}
