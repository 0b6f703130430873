import { isFunction, keyName, memberName, unwrap, type FunctionNode, type Identifier, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findLiteral, findVariable } from '../bindings/index.js';
import type { Run } from './types.js';

/** How many functions lead to a run. */
export function runsOf(run: Run | null): number {
  let count = 0;
  for (let each = run; each; each = each.caller) count += 1;
  return count;
}

export function isRunning(run: Run | null, fn: FunctionNode): boolean {
  for (let each = run; each; each = each.caller) if (each.fn === fn) return true;
  return false;
}

/** Values of the returns of a function itself, not of those inside it. */
export function returnsOf(fn: FunctionNode): readonly Node[] {
  if (!fn.body) return [];
  if (fn.body.type !== 'BlockStatement') return [fn.body];
  const found: Node[] = [];
  const visit = (nodes: readonly (Node | null | undefined)[]): void => {
    for (const node of nodes) {
      switch (node?.type) {
        case 'ReturnStatement':
          if (node.argument) found.push(node.argument);
          break;
        case 'BlockStatement':
          visit(node.body);
          break;
        case 'IfStatement':
          visit([node.consequent, node.alternate]);
          break;
        case 'TryStatement':
          visit([node.block, node.finalizer]);
          break;
        default:
      }
    }
  };
  visit(fn.body.body);
  return found;
}

/** The run of a function among those at hand. */
export function runFor(run: Run | null, fn: FunctionNode): Run | null {
  for (let each = run; each; each = each.caller) if (each.fn === fn) return each;
  return null;
}

/** The names and indexes from a pattern down to a name in it; null when it is not in it. */
export function keysTo(pattern: Node, name: Node): string[] | null {
  if (pattern === name) return [];
  switch (pattern.type) {
    case 'AssignmentPattern':
      return keysTo(pattern.left, name);
    case 'ArrayPattern':
      for (const [index, element] of pattern.elements.entries()) {
        const inner = element && keysTo(element, name);
        if (inner) return [`[${String(index)}]`, ...inner];
      }
      return null;
    case 'ObjectPattern':
      for (const property of pattern.properties) {
        if (property.type !== 'Property') continue;
        const inner = keysTo(property.value, name);
        if (inner) return [keyName(property) ?? '*', ...inner];
      }
      return null;
    default:
      return null;
  }
}

/** An expression as it reads where the question is asked: a parameter of a run, or a part of one, is what was given for it. */
export function outermost(module: Module, outer: Node, run: Run | null): { readonly node: Node; readonly run: Run | null } {
  let place = { node: unwrap(outer), run };
  for (let steps = 0; steps < 6; steps += 1) {
    const next = place.node.type === 'Identifier' ? givenFor(module, place.node, [], place.run) : place.node.type === 'MemberExpression' ? givenForMember(module, place.node, place.run) : null;
    if (!next) return place;
    place = next;
  }
  return place;
}

/** What a run was given for a parameter, down to a part of it where that was written in place. */
function givenFor(module: Module, name: Identifier, rest: readonly string[], run: Run | null): { readonly node: Node; readonly run: Run | null } | null {
  const variable = findVariable(module, name);
  const definition = variable === null || variable === 'global' ? undefined : variable.defs[0];
  if (definition?.type !== 'Parameter' || !isFunction(definition.node)) return null;
  const own = runFor(run, definition.node);
  const index = definition.node.params.findIndex((each) => keysTo(each, definition.name) !== null);
  const parameter = definition.node.params[index];
  const given = own?.call.arguments[index];
  if (!own || !parameter || !given || given.type === 'SpreadElement') return null;
  let node = unwrap(given);
  for (const key of [...(keysTo(parameter, definition.name) ?? []), ...rest]) {
    const literal = node.type === 'Identifier' ? (findLiteral(module, node) ?? node) : node;
    const property = literal.type === 'ObjectExpression' ? literal.properties.findLast((each) => each.type === 'Property' && keyName(each) === key) : undefined;
    if (property?.type !== 'Property') return null;
    node = unwrap(property.value);
  }
  return { node, run: own.caller };
}

/** `changes.stock` where `changes` is a parameter */
function givenForMember(module: Module, member: Node, run: Run | null): { readonly node: Node; readonly run: Run | null } | null {
  const keys: string[] = [];
  let at: Node = member;
  while (at.type === 'MemberExpression') {
    const name = memberName(at);
    if (name === null) return null;
    keys.unshift(name);
    at = unwrap(at.object);
  }
  return at.type === 'Identifier' && run ? givenFor(module, at, keys, run) : null;
}
