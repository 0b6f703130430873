import { findReturns, findSingleReturn, isFunction, isInside, keyName, memberName, unwrap, type ClassNode, type FunctionNode, type Invocation, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findClass, findFunction, findSource, findVariable, resolveValue } from '../bindings/index.js';
import { describeCall } from '../describe-call.js';
import { readMadeOptions } from '../made-options.js';
import { memo } from '../memo.js';
import type { ClientModel, ConstructionModel } from '../types.js';
import { isKept } from './kept.js';

/** A connection, or a pool of them, that a call opens anew each time. */
export interface OpenedConnection {
  /** Where it is made, in whichever file. */
  readonly construction: Invocation;
  readonly client: ClientModel;
  readonly model: ConstructionModel;
}

/** How many calls and names are followed one behind the other. */
const MAX_DEPTH = 8;
let depth = 0;

/**
 * What a call or construction opens and hands to its caller: a client of a library, a factory that gives one, a class of the project
 * that makes one for its fields. Null for everything that is given what exists already.
 */
export const findOpened: (module: Module, node: Invocation) => OpenedConnection | null = memo('opened connection', (module, node) => {
  if (node.type === 'TaggedTemplateExpression') return null;
  const described = describeCall(module, node);
  if (described?.kind === 'client') {
    const made = described.made.at(-1);
    const model = made?.model;
    if (made && model?.opensNothingWith?.some((option) => readMadeOptions(module, made).read(option).state === 'set')) return null;
    return model?.opens && !described.uncertain ? { construction: node, client: described.client, model } : null;
  }
  if (described || depth >= MAX_DEPTH) return null;
  depth += 1;
  try {
    if (node.type === 'NewExpression') {
      const made = findClass(module, node.callee);
      return made && findOpenedByClass(module, made);
    }
    const fn = findFunction(module, node.callee);
    return fn && findHandedOut(module, fn);
  } finally {
    depth -= 1;
  }
});

/** What a function opens each time it is called, and gives to its caller. */
export const findHandedOut: (module: Module, fn: FunctionNode) => OpenedConnection | null = memo('handed out connection', (module, fn) => {
  if (fn.generator) return null;
  const single = findSingleReturn(fn);
  if (single) return findInValue(module, single, fn, 0);
  // `switch (kind) { case 'a': return new Pool(a); case 'b': return new Pool(b); }`
  for (const returned of findReturns(fn)) {
    const found = returned && findInValue(module, returned, fn, 0);
    if (found && !isKept(module, found.construction)) return found;
  }
  return null;
});

/** A class of the project that opens one for each of its instances: a field that is given it, or its constructor. */
const findOpenedByClass: (module: Module, owner: ClassNode) => OpenedConnection | null = memo('connection of a class', (module, owner) => {
  for (const element of owner.body.body) {
    if (element.type === 'PropertyDefinition' && !element.static && element.value) {
      const found = findInValue(module, element.value, element, 0);
      if (found) return found;
    }
    if (element.type !== 'MethodDefinition' || element.kind !== 'constructor' || !isFunction(element.value)) continue;
    for (const value of fieldsSetIn(element.value)) {
      const found = findInValue(module, value, element.value, 0);
      if (found) return found;
    }
  }
  return null;
});

/** What `this.pool = …` gives its fields, but for what depends on a condition. */
function fieldsSetIn({ body }: FunctionNode): readonly Node[] {
  if (body?.type !== 'BlockStatement') return [];
  return body.body.flatMap((each) => {
    const set = each.type === 'ExpressionStatement' ? each.expression : null;
    return set?.type === 'AssignmentExpression' && set.operator === '=' && set.left.type === 'MemberExpression' && set.left.object.type === 'ThisExpression' ? [set.right] : [];
  });
}

/** The connection that a value is, holds, or is made around: `{ db: knex() }`, `new Kysely({ dialect })`, `client.db('shop')`. */
function findInValue(module: Module, outer: Node, inside: Node, steps: number): OpenedConnection | null {
  const node = unwrap(outer);
  // `return (cached = new Pool())` keeps it.
  if (steps > MAX_DEPTH || isAssigned(node, outer)) return null;
  const next = (each: Node): OpenedConnection | null => findInValue(module, each, inside, steps + 1);
  switch (node.type) {
    case 'NewExpression':
    case 'CallExpression': {
      const own = findOpened(module, node);
      if (own) return own;
      const receiver = node.callee.type === 'MemberExpression' ? next(node.callee.object) : null;
      if (receiver) return receiver.client.gives?.includes(memberName(node.callee) ?? '') === true ? receiver : null;
      return resolveValue(module, node.callee)?.package ? firstOf(node.arguments, next) : null;
    }
    case 'ObjectExpression':
      return firstOf(node.properties, (each) => (each.type === 'Property' && keyName(each) !== null && !isFunction(each.value) ? next(each.value) : null));
    case 'MemberExpression':
      return next(node.object);
    case 'Identifier': {
      const variable = findVariable(module, node);
      // A variable of the function: what one outside of it holds is kept.
      if (variable === null || variable === 'global' || !variable.defs.every(({ name }) => isInside(name, inside))) return null;
      const source = findSource(variable);
      return source && isInside(source.value, inside) ? next(source.value) : null;
    }
    default:
      return null;
  }
}

function isAssigned(inner: Node, outer: Node): boolean {
  for (let at: Node | undefined = inner; at && at !== outer; at = at.parent) if (at.parent?.type === 'AssignmentExpression') return true;
  return false;
}

function firstOf(nodes: readonly Node[], find: (node: Node) => OpenedConnection | null): OpenedConnection | null {
  for (const each of nodes) {
    const found = find(each);
    if (found) return found;
  }
  return null;
}
