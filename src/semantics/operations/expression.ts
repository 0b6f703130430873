import { keyName, stringValue, unwrap, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findLiteral } from '../bindings/index.js';
import { readPart } from './parts.js';
import type { Operation } from './types.js';

/** A column that an expression of a store compares or sets, with the value; null where the store computes it, or it is out of sight. */
export interface ExpressionPair {
  readonly column: string;
  readonly value: Node | null;
}

type Asked = Pick<Operation, 'model' | 'calls'>;

/** What an expression sets (`SET #s = :s, stock = stock - :n ADD visits :one`), or finds its records by (`pk = :pk AND sk > :from`). */
export function readExpression(module: Module, operation: Asked, part: 'filter' | 'data'): readonly ExpressionPair[] {
  if (!operation.model.names) return [];
  const fact = readPart(module, operation, part);
  const texts = fact.state === 'set' ? fact.values.flatMap((value) => textOf(module, value) ?? []) : [];
  return texts.flatMap((text) => (part === 'data' ? setBy(module, operation, text) : comparedBy(module, operation, text)));
}

function textOf(module: Module, node: Node): string | null {
  return stringValue(findLiteral(module, node) ?? unwrap(node));
}

function setBy(module: Module, operation: Asked, text: string): readonly ExpressionPair[] {
  const pairs: ExpressionPair[] = [];
  for (const [, clause = '', body = ''] of text.matchAll(/\b(SET|ADD|REMOVE|DELETE)\b([\s\S]*?)(?=\b(?:SET|ADD|REMOVE|DELETE)\b|$)/gi)) {
    for (const piece of body.split(/,(?![^(]*\))/)) {
      const [, path = '', mark] = /^\s*([\w#.[\]]+)\s*(?:=\s*(:\w+)\s*$)?/.exec(piece) ?? [];
      if (path !== '') pairs.push({ column: columnOf(module, operation, path), value: clause.toUpperCase() === 'SET' && mark !== undefined ? valueOf(module, operation, mark) : null });
    }
  }
  return pairs;
}

function comparedBy(module: Module, operation: Asked, text: string): readonly ExpressionPair[] {
  return [...text.matchAll(/([\w#.[\]]+)\s*(?:=|<>|<=?|>=?)\s*(:\w+)/g)].map(([, path = '', mark = '']) => ({ column: columnOf(module, operation, path), value: valueOf(module, operation, mark) }));
}

/** `status` for `#s`, and for `profile.#s` the last one. */
function columnOf(module: Module, operation: Asked, path: string): string {
  const last = path.replace(/\[\d+\]/g, '').split('.').at(-1) ?? path;
  const named = last.startsWith('#') ? entryOf(module, operation, 'names', last) : null;
  return (named && textOf(module, named)) ?? last.replace(/^#/, '');
}

function valueOf(module: Module, operation: Asked, mark: string): Node | null {
  return entryOf(module, operation, 'values', mark);
}

function entryOf(module: Module, operation: Asked, part: 'names' | 'values', key: string): Node | null {
  const fact = readPart(module, operation, part);
  for (const value of fact.state === 'set' ? fact.values : []) {
    const literal = findLiteral(module, value) ?? unwrap(value);
    const property = literal.type === 'ObjectExpression' ? literal.properties.find((each) => each.type === 'Property' && keyName(each) === key) : undefined;
    if (property?.type === 'Property') return unwrap(property.value);
  }
  return null;
}
