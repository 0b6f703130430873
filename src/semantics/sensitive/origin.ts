import { isFunction, memberName, stringValue, unwrap, type FunctionNode, type Node, type Variable } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findSource, findVariable } from '../bindings/index.js';
import { findPatternKeys } from '../bindings/variables.js';

/** A value on the way from an expression back to where it comes from, and the keys that lead from there to the expression. */
export interface Origin {
  readonly node: Node;
  readonly keys: readonly string[];
}

/** How many names are followed one behind the other. */
const MAX_STEPS = 25;

/** Methods that give the same text, or all of the same content, in another form. */
const SAME = new Set(['toString', 'trim', 'toObject', 'valueOf', 'toLowerCase', 'json', 'text', 'exec', 'execute']);

/**
 * The values that an expression is a part of, itself first: `req.body.user`, `req.body`, `req` for `user` of
 * `const { user } = req.body`. The last one is where it comes from.
 */
export function findOrigins(module: Module, start: Node): readonly Origin[] {
  const origins: Origin[] = [];
  let [at, keys]: [Node | null, readonly string[]] = [start, []];
  for (let steps = 0; at && steps < MAX_STEPS; steps += 1) {
    const node: Node = unwrap(at);
    origins.push({ node, keys });
    const next: Origin | null = findNext(module, node, keys, origins);
    at = next?.node ?? null;
    keys = next?.keys ?? keys;
  }
  return origins;
}

function findNext(module: Module, node: Node, keys: readonly string[], origins: Origin[]): Origin | null {
  switch (node.type) {
    case 'MemberExpression': {
      const name = memberName(node);
      // `rows[0]`, `list[i]`: one of the same
      if (name === null || /^\d+$/.test(name)) return node.computed ? { node: node.object, keys } : null;
      return { node: node.object, keys: [name, ...keys] };
    }
    case 'CallExpression':
      return findSame(node, keys);
    case 'Identifier': {
      const variable = findVariable(module, node);
      return variable === null || variable === 'global' ? null : followVariable(variable, keys, origins);
    }
    case 'LogicalExpression':
      return { node: node.left, keys };
    default:
      return null;
  }
}

/** `JSON.parse(text)`, `header.slice(7)`, `header.split(' ')` and the like keep the content. */
function findSame(node: Extract<Node, { type: 'CallExpression' }>, keys: readonly string[]): Origin | null {
  const { callee } = node;
  const [first] = node.arguments;
  if (callee.type !== 'MemberExpression') return null;
  const name = memberName(callee);
  if (callee.object.type === 'Identifier' && callee.object.name === 'JSON') return first && (name === 'parse' || name === 'stringify') ? { node: first, keys } : null;
  // `Object.fromEntries(formData)`
  if (callee.object.type === 'Identifier' && callee.object.name === 'Object') return first && name === 'fromEntries' ? { node: first, keys } : null;
  if (name === null) return null;
  return (SAME.has(name) && node.arguments.length === 0) || leavesOutScheme(node) ? { node: callee.object, keys } : null;
}

/** What leaves out the scheme of a header only: `slice(7)`, `substring('Bearer '.length)`, `replace('Bearer ', '')`, `split(' ')`. */
export function leavesOutScheme({ callee, arguments: given }: Extract<Node, { type: 'CallExpression' }>): boolean {
  const [first, second] = given;
  const method = memberName(callee);
  if (!first) return false;
  if (method === 'slice' || method === 'substring' || method === 'substr') return given.length === 1 && first.type !== 'UnaryExpression';
  const text = stringValue(first);
  if (method === 'split') return text === ' ' || text === 'Bearer ';
  if (method !== 'replace' || !second || stringValue(second) !== '') return false;
  return /^(bearer|basic|token)\s*$/i.test(text ?? '') || (first.type === 'Literal' && 'regex' in first && /bearer|basic|token/i.test(first.regex.pattern));
}

function followVariable(variable: Variable, keys: readonly string[], origins: Origin[]): Origin | null {
  const [definition] = variable.defs;
  if (!definition || variable.defs.length !== 1) return null;
  if (definition.type === 'Parameter' || definition.type === 'Variable') origins.push({ node: definition.name, keys });
  if (definition.type === 'Variable') {
    const source = findSource(variable) ?? findFirst(variable);
    return source && { node: source.value, keys: [...source.keys, ...keys] };
  }
  if (definition.type !== 'Parameter' || definition.name.type !== 'Identifier') return null;
  // `({ body, headers }) => …`
  const parameter = findParameterOf(definition.node, definition.name);
  const inner = parameter && findPatternKeys(parameter, definition.name);
  if (parameter && inner && inner.length > 0) origins.push({ node: parameter, keys: [...inner, ...keys] });
  return null;
}

/** `let token = null; … token = auth.slice(7)` is left alone; `const [, token] = …` and a default are what they are taken from. */
function findFirst(variable: Variable): { value: Node; keys: readonly string[] } | null {
  const [definition] = variable.defs;
  if (definition?.type !== 'Variable' || definition.node.type !== 'VariableDeclarator') return null;
  const { id, init } = definition.node;
  if (!init || id.type !== 'ArrayPattern' || variable.references.some((reference) => reference.isWrite() && !reference.init)) return null;
  return { value: init, keys: [] };
}

/** The parameter of a function, without default and modifiers, that a name stands in. */
export function findParameterOf(fn: Node, name: Node): Node | null {
  if (!isFunction(fn)) return null;
  const parameter = fn.params.find(({ range }) => range[0] <= name.range[0] && name.range[1] <= range[1]);
  return parameter ? withoutDefault(parameter) : null;
}

function withoutDefault(parameter: Node): Node {
  if (parameter.type === 'TSParameterProperty') return withoutDefault(parameter.parameter);
  return parameter.type === 'AssignmentPattern' ? withoutDefault(parameter.left) : parameter;
}

/** The functions around a node, the nearest first. */
export function functionsAround(node: Node): readonly FunctionNode[] {
  const found: FunctionNode[] = [];
  for (let at = node.parent; at; at = at.parent) if (isFunction(at)) found.push(at);
  return found;
}
