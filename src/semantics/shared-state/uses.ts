import { findEnclosingFunction, isFunction, memberName, unwrap, wrapped, type FunctionNode, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findDeclaredVariable, findFunction, findSource, findVariable } from '../bindings/index.js';
import { describeHandler } from '../describe-handler.js';
import { runPlacesOf } from '../flow/run-places.js';
import { homeOf } from '../home.js';
import type { CollectionKind, SharedHolder } from './holders.js';

/**
 * What a piece of code does with shared data. `add`: one more entry, under a key where there is one; `remove`: fewer of them, or all of it anew;
 * `measure`: it looks at how many there are; `write`: something in it, or all of it, becomes another; `unknown`: it leaves our sight.
 */
export interface SharedUse {
  readonly does: 'add' | 'remove' | 'measure' | 'write' | 'read' | 'unknown';
  readonly node: Node;
  readonly key: Node | null;
}

const REMOVING = new Set(['delete', 'clear', 'pop', 'shift', 'splice']);
const WRITING = new Set(['fill', 'copyWithin', 'sort', 'reverse']);
const READERS = new Set(['Object', 'JSON', 'Array', 'console', 'String', 'Number', 'Math', 'Promise']);
/** How many names, parameters and results that stand for the data are followed one behind the other. */
const MAX_ALIASES = 4;

/** What all the mentions of a holder do, in whichever files. */
export function describeUses(module: Module, { uses, kind }: SharedHolder): readonly SharedUse[] {
  return uses.flatMap((use) => describeUse(homeOf(module, use), use, kind, 0));
}

function one(does: SharedUse['does'], node: Node, key: Node | null = null): readonly SharedUse[] {
  return [{ does, node, key }];
}

function describeUse(module: Module, mention: Node, kind: CollectionKind | null, depth: number): readonly SharedUse[] {
  const at = wrapped(mention);
  const { parent } = at;
  switch (parent?.type) {
    case 'MemberExpression':
      return parent.object === at ? ofMember(parent, kind) : one('read', at);
    case 'AssignmentExpression':
      if (parent.left === at) return isBuiltUpon(parent.right, mention) ? one('add', parent) : one(parent.operator === '=' ? 'remove' : 'write', parent, parent.right);
      return one('unknown', at);
    case 'UpdateExpression':
      return one('write', parent);
    case 'CallExpression':
    case 'NewExpression':
      return parent.callee === at ? one('read', at) : ofArgument(module, parent, at, kind, depth);
    case 'VariableDeclarator':
      return parent.init === at ? ofAlias(module, parent, kind, depth) : one('read', at);
    case 'ReturnStatement':
      return ofResult(module, at, kind, depth);
    case 'ArrowFunctionExpression':
      return parent.body === at ? ofResult(module, at, kind, depth) : one('read', at);
    case 'Property':
      return parent.value === at ? ofHolding(module, parent.parent) : one('read', at);
    case 'ArrayExpression':
      return ofHolding(module, parent);
    case 'JSXExpressionContainer':
    case 'YieldExpression':
    case 'AwaitExpression':
      return one('unknown', at);
    default:
      return one('read', at);
  }
}

/** `[...items, item]`, `items.concat(item)`, `{ ...seen, [id]: true }` */
function isBuiltUpon(value: Node, mention: Node): boolean {
  const name = mention.type === 'Identifier' ? mention.name : memberName(mention);
  const isIt = (node: Node): boolean => (node.type === 'Identifier' ? node.name : memberName(node)) === name;
  const node = unwrap(value);
  if (node.type === 'ArrayExpression') return node.elements.some((each) => each?.type === 'SpreadElement' && isIt(each.argument)) && node.elements.length > 1;
  if (node.type === 'ObjectExpression') return node.properties.some((each) => each.type === 'SpreadElement' && isIt(each.argument)) && node.properties.some((each) => each.type === 'Property' && each.computed);
  return node.type === 'CallExpression' && node.callee.type === 'MemberExpression' && memberName(node.callee) === 'concat' && isIt(node.callee.object);
}

function ofMember(member: Extract<Node, { type: 'MemberExpression' }>, kind: CollectionKind | null): readonly SharedUse[] {
  const name = memberName(member);
  const at = wrapped(member);
  const { parent } = at;
  if (parent?.type === 'AssignmentExpression' && parent.left === at) return ofAssignment(member, parent, kind);
  if (parent?.type === 'UpdateExpression') return member.computed && name === null ? one(kind === 'object' ? 'add' : 'write', parent, member.property) : one('write', parent);
  if (parent?.type === 'UnaryExpression' && parent.operator === 'delete') return one('remove', parent);
  if (parent?.type === 'CallExpression' && parent.callee === at && name !== null && kind !== 'object') return ofMethod(name, parent, kind);
  if (name === 'size' || name === 'length') return one(isCompared(at) ? 'measure' : 'read', member);
  // `cache[key].push(item)`, `cache.config.name = …`: what it holds, not itself.
  return one('read', member);
}

function ofAssignment(member: Extract<Node, { type: 'MemberExpression' }>, assignment: Extract<Node, { type: 'AssignmentExpression' }>, kind: CollectionKind | null): readonly SharedUse[] {
  const name = memberName(member);
  if (name === 'length' && kind === 'array') return one('remove', assignment);
  if (name !== null || !member.computed) return one('write', assignment, assignment.right);
  if (kind === 'array') {
    const index = unwrap(member.property);
    // `items[items.length] = item`
    return one(index.type === 'MemberExpression' && memberName(index) === 'length' ? 'add' : 'write', assignment);
  }
  const value = unwrap(assignment.right);
  const isNothing = (value.type === 'Identifier' && value.name === 'undefined') || (value.type === 'Literal' && value.value === null);
  return one(isNothing ? 'write' : 'add', assignment, member.property);
}

function ofMethod(name: string, call: Extract<Node, { type: 'CallExpression' }>, kind: CollectionKind | null): readonly SharedUse[] {
  const [key = null] = call.arguments;
  if (REMOVING.has(name)) return one('remove', call);
  if ((kind === 'map' && (name === 'set' || name.startsWith('getOrInsert'))) || (kind === 'set' && name === 'add')) return one('add', call, key);
  if (kind === 'array' && (name === 'push' || name === 'unshift')) return one('add', call);
  return one(WRITING.has(name) ? 'write' : 'read', call);
}

/** `cache.size >= MAX`; not `items.length > 0`. */
function isCompared(node: Node): boolean {
  for (let at: Node = node; at.parent; at = at.parent) {
    const { parent }: { parent: Node } = at;
    if (parent.type === 'BinaryExpression' && /^[<>]=?$/u.test(parent.operator)) {
      const other = parent.left === at ? parent.right : parent.left;
      return !(other.type === 'Literal' && (other.value === 0 || other.value === 1));
    }
    if (parent.type === 'BinaryExpression' && /^[=!]==?$/u.test(parent.operator)) return !(parent.right.type === 'Literal' && (parent.right.value === 0 || parent.right.value === 1));
    if (parent.type !== 'BinaryExpression' && !parent.type.startsWith('TS')) return false;
  }
  return false;
}

/** A name for the same data. */
function ofAlias(module: Module, declarator: Extract<Node, { type: 'VariableDeclarator' }>, kind: CollectionKind | null, depth: number): readonly SharedUse[] {
  if (declarator.id.type !== 'Identifier') return one('read', declarator);
  const variable = findDeclaredVariable(module, declarator, declarator.id.name);
  if (!variable || depth >= MAX_ALIASES || findSource(variable) === null) return one('unknown', declarator);
  return variable.references.filter(({ init }) => !init).flatMap(({ identifier }) => describeUse(module, identifier, kind, depth + 1));
}

/** What a function gives back: to a framework, to be sent; else to the calls of it that are in sight. */
function ofResult(module: Module, node: Node, kind: CollectionKind | null, depth: number): readonly SharedUse[] {
  const fn = findEnclosingFunction(node);
  if (!fn) return one('unknown', node);
  if (describeHandler(module, fn)) return one('read', node);
  const places = depth < MAX_ALIASES ? (runPlacesOf(module, fn)?.places ?? []) : [];
  if (places.length === 0) return one('unknown', node);
  return [...one('read', node), ...places.flatMap((place) => describeResult(homeOf(module, place), place, kind, depth))];
}

function describeResult(module: Module, call: Node, kind: CollectionKind | null, depth: number): readonly SharedUse[] {
  const awaited = wrapped(call).parent;
  return describeUse(module, awaited?.type === 'AwaitExpression' ? awaited : call, kind, depth + 1);
}

/** An object or list that holds it is sent, or leaves our sight. */
function ofHolding(module: Module, literal: Node): readonly SharedUse[] {
  const at = wrapped(literal);
  const { parent } = at;
  if ((parent?.type === 'CallExpression' || parent?.type === 'NewExpression') && parent.callee !== at) return one(isReader(module, parent) ? 'read' : 'unknown', literal);
  const fn = findEnclosingFunction(literal);
  const isReturned = parent?.type === 'ReturnStatement' || (parent?.type === 'ArrowFunctionExpression' && parent.body === at);
  return one(isReturned && fn !== null && describeHandler(module, fn) !== null ? 'read' : 'unknown', literal);
}

function ofArgument(module: Module, call: Extract<Node, { type: 'CallExpression' | 'NewExpression' }>, argument: Node, kind: CollectionKind | null, depth: number): readonly SharedUse[] {
  if (isReader(module, call)) return one('read', call);
  if (call.type === 'NewExpression') return one(call.callee.type === 'Identifier' && ['Map', 'Set', 'Array'].includes(call.callee.name) ? 'read' : 'unknown', call);
  const fn = findFunction(module, call.callee);
  const parameter = fn?.params[call.arguments.findIndex((each) => each === argument)];
  if (!fn || parameter?.type !== 'Identifier' || depth >= MAX_ALIASES) return one('unknown', call);
  return ofParameter(homeOf(module, fn), fn, parameter.name, kind, depth);
}

function ofParameter(module: Module, fn: FunctionNode, name: string, kind: CollectionKind | null, depth: number): readonly SharedUse[] {
  const variable = findDeclaredVariable(module, fn, name);
  return (variable?.references ?? []).flatMap(({ identifier }) => describeUse(module, identifier, kind, depth + 1));
}

/** `res.json(items)`, `JSON.stringify(items)`, `Object.keys(seen)`: it is read, and nothing keeps it. */
function isReader(module: Module, call: Extract<Node, { type: 'CallExpression' | 'NewExpression' }>): boolean {
  if (call.type !== 'CallExpression' || call.callee.type !== 'MemberExpression') return false;
  let root: Node = call.callee;
  while (root.type === 'MemberExpression' || root.type === 'CallExpression') root = unwrap(root.type === 'MemberExpression' ? root.object : root.callee);
  if (root.type !== 'Identifier') return false;
  const variable = findVariable(module, root);
  if (variable === 'global') return READERS.has(root.name) && memberName(call.callee) !== 'assign';
  const definition = variable?.defs[0];
  // What a framework gives a handler to answer with.
  return definition?.type === 'Parameter' && isFunction(definition.node) && describeHandler(module, definition.node) !== null;
}
