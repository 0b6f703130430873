import { keyName, memberName, type Node, type Variable } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findDeclaredVariable, findSource } from '../bindings/index.js';
import type { ApiStep } from '../types.js';

/** A way that code takes from a value: the node it arrives at, and the steps that led there. */
export type Visit = (node: Node, steps: readonly ApiStep[]) => 'on' | 'stop';

/** How many names for parts of the value are followed one behind the other. */
const MAX_NAMES = 5;

/**
 * Follows a parameter through its file: into patterns, members, calls of members and constants that hold a part of it. `visit` is told
 * of each node on the way and says where to stop.
 */
export function followParameter(module: Module, parameter: Node, visit: Visit): void {
  followTarget(module, targetOf(parameter), [], visit, 0);
}

/** The pattern or name of a parameter, without its default and its modifiers. */
export function targetOf(parameter: Node): Node {
  if (parameter.type === 'TSParameterProperty') return targetOf(parameter.parameter);
  if (parameter.type === 'AssignmentPattern') return targetOf(parameter.left);
  return parameter.type === 'RestElement' ? targetOf(parameter.argument) : parameter;
}

function followTarget(module: Module, target: Node, steps: readonly ApiStep[], visit: Visit, names: number): void {
  if (names > MAX_NAMES || visit(target, steps) === 'stop') return;
  if (target.type === 'ObjectPattern') {
    for (const property of target.properties) {
      if (property.type === 'RestElement') followTarget(module, property.argument, steps, ignoring(visit, property.argument), names);
      else {
        const name = keyName(property);
        if (name !== null) followTarget(module, targetOf(property.value), [...steps, { kind: 'member', name }], visit, names);
      }
    }
  }
  if (target.type !== 'Identifier') return;
  const variable = findTargetVariable(module, target);
  for (const { identifier, init } of variable?.references ?? []) if (!init) climb(module, identifier, steps, visit, names);
}

/** What is left of a pattern is no part of its own. */
function ignoring(visit: Visit, rest: Node): Visit {
  return (node, steps) => (node === rest ? 'on' : visit(node, steps));
}

function findTargetVariable(module: Module, name: Extract<Node, { type: 'Identifier' }>): Variable | null {
  for (let at: Node | undefined = name.parent; at; at = at.parent) {
    const variable = findDeclaredVariable(module, at, name.name);
    if (variable) return variable;
    if (at.type === 'BlockStatement') return null;
  }
  return null;
}

/** From a mention of the value to what is made of it around that. */
function climb(module: Module, from: Node, start: readonly ApiStep[], visit: Visit, names: number): void {
  let [at, steps] = [from, start];
  for (;;) {
    const { parent }: { parent?: Node | undefined } = at;
    switch (parent?.type) {
      case 'TSAsExpression':
      case 'TSNonNullExpression':
      case 'TSSatisfiesExpression':
      case 'TSTypeAssertion':
      case 'ChainExpression':
      case 'AwaitExpression':
        at = parent;
        continue;
      case 'LogicalExpression':
        if (parent.left !== at) return;
        at = parent;
        continue;
      case 'MemberExpression': {
        const name = parent.object === at ? memberName(parent) : null;
        if (name === null) return;
        [at, steps] = [parent, [...steps, { kind: 'member', name }]];
        break;
      }
      case 'CallExpression':
        if (parent.callee !== at) return;
        [at, steps] = [parent, [...steps, { kind: 'call', node: parent }]];
        break;
      case 'VariableDeclarator':
        if (parent.init === at && isConstant(module, parent)) followTarget(module, parent.id, steps, visit, names + 1);
        return;
      default:
        return;
    }
    if (visit(at, steps) === 'stop') return;
  }
}

function isConstant(module: Module, declarator: Extract<Node, { type: 'VariableDeclarator' }>): boolean {
  if (declarator.id.type !== 'Identifier') return true;
  const variable = findDeclaredVariable(module, declarator, declarator.id.name);
  return variable !== null && findSource(variable) !== null;
}
