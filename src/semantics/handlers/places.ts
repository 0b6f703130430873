import { isFunction, keyName, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findLiteral } from '../bindings/index.js';
import type { FunctionPlace, HandlerRole } from '../types.js';

/** An expression where a function is expected, and what the function would be there. */
export interface Place {
  readonly node: Node;
  /** Null: the last of the call is the handler, those before it middleware. */
  readonly role: HandlerRole | null;
}

/** The arguments that a model calls functions; arrays are taken apart. `skipped` is the argument that holds a route. */
export function findPlaces(module: Module, given: readonly Node[], places: readonly FunctionPlace[], skipped: number | null): Place[] {
  return places.flatMap(({ argument, option, role = argument === 'any' ? null : 'handler' }) => {
    const holders = argument === 'any' ? given.filter((_, index) => index !== skipped) : given.slice(argument, argument + 1);
    return holders
      .flatMap((holder) => findBelow(module, holder, option === undefined ? [] : splitPath(option)))
      .filter((node) => argument !== 'any' || mayBeFunction(module, node))
      .map((node) => ({ node, role }));
  });
}

/** `a.{b,c}.*` -> its parts. */
function splitPath(path: string): readonly string[] {
  return path.split(/\.(?![^{]*\})/);
}

/** The values at a path below an expression: through arrays, names, spreads and literals. */
export function findBelow(module: Module, holder: Node, path: readonly string[], depth = 0): Node[] {
  if (depth > 8) return [];
  if (holder.type === 'SpreadElement') return findBelow(module, holder.argument, path, depth + 1);
  const value = findLiteral(module, holder);
  if (value?.type === 'ArrayExpression') {
    return value.elements.flatMap((each) => (each === null ? [] : findBelow(module, each, path, depth + 1)));
  }
  const [part, ...rest] = path;
  if (part === undefined) return [holder];
  if (value?.type !== 'ObjectExpression') return [];
  return value.properties.flatMap((property) => {
    if (property.type === 'SpreadElement') return findBelow(module, property.argument, path, depth + 1);
    const name = keyName(property);
    return name !== null && isNamed(part, name) ? findBelow(module, property.value, rest, depth + 1) : [];
  });
}

function isNamed(part: string, name: string): boolean {
  if (part === '*') return !name.startsWith('__');
  return part === name || (part.startsWith('{') && part.slice(1, -1).split(',').includes(name));
}

/** Not a text, a pattern or options. */
function mayBeFunction(module: Module, node: Node): boolean {
  const value = findLiteral(module, node);
  return isFunction(value) || (value !== null && !['Literal', 'TemplateLiteral', 'ObjectExpression', 'BinaryExpression'].includes(value.type));
}

/** The objects that a dotted path leads to from an expression; the expression's own when the path is empty. */
export function findObjects(module: Module, holder: Node, option: string | undefined): Extract<Node, { type: 'ObjectExpression' }>[] {
  return findBelow(module, holder, option === undefined ? [] : splitPath(option)).flatMap((node) => {
    const value = findLiteral(module, node);
    return value?.type === 'ObjectExpression' ? [value] : [];
  });
}

/** Whether an object may stand at a path below an expression although nobody sees it: a name from elsewhere, a spread, a call. */
export function mayBeHidden(module: Module, holder: Node, option: string | undefined): boolean {
  return isOpen(module, holder, option === undefined ? [] : splitPath(option), 0);
}

function isOpen(module: Module, node: Node, [part, ...rest]: readonly string[], depth: number): boolean {
  const value = findLiteral(module, node);
  if (depth > 8) return true;
  if (isFunction(value) || value?.type === 'Literal' || value?.type === 'ArrayExpression') return false;
  if (value?.type !== 'ObjectExpression') return true;
  const named = part === undefined ? [] : value.properties.flatMap((each) => (each.type === 'Property' && isNamed(part, keyName(each) ?? '') ? [each.value] : []));
  if (named.length > 0) return named.some((each) => isOpen(module, each, rest, depth + 1));
  const path = part === undefined ? [] : [part, ...rest];
  return value.properties.some((each) => (each.type === 'SpreadElement' ? isOpen(module, each.argument, path, depth + 1) : keyName(each) === null));
}
