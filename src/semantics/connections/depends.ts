import { findEnclosingFunction, isFunction, isInside, walk, type FunctionNode, type Node, type Variable } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findVariable } from '../bindings/index.js';

/**
 * Whether a value depends on who calls the function around it, as far as its names tell: on a parameter, or on what a variable was given
 * that depends on one. A pool made for the database of a tenant cannot be shared by all.
 */
export function dependsOnCaller(module: Module, value: Node): boolean {
  return dependsOn(module, value, value, new Set());
}

function dependsOn(module: Module, value: Node, root: Node, seen: Set<Variable>): boolean {
  let depends = false;
  walk(value, (node) => {
    if (depends) return false;
    const variable = node.type === 'Identifier' ? findVariable(module, node) : null;
    if (variable && variable !== 'global' && !seen.has(variable)) {
      seen.add(variable);
      depends = isGivenByCaller(module, variable, root, seen);
    }
    return !depends;
  });
  return depends;
}

function isGivenByCaller(module: Module, variable: Variable, root: Node, seen: Set<Variable>): boolean {
  const [definition] = variable.defs;
  if (!definition || !findFunctionOf(variable)) return false;
  // A parameter of a function that is part of the value is nobody's but its own.
  if (definition.type === 'Parameter') return isInside(root, definition.node);
  if (definition.type === 'CatchClause') return true;
  if (definition.type !== 'Variable') return false;
  const given: Node[] = variable.references.flatMap(({ writeExpr }) => (writeExpr ? [writeExpr] : []));
  const { parent } = definition.node;
  // The element of a loop.
  if (parent.parent.type === 'ForOfStatement' || parent.parent.type === 'ForInStatement') given.push(parent.parent.right);
  return given.some((each) => dependsOn(module, each, root, seen));
}

/** The variables of module scope that a value names; null where it means something else there: it names one of a function around it, or `this`. */
export function findNames(module: Module, value: Node): readonly Variable[] | null {
  const names: Variable[] = [];
  let isBound = false;
  walk(value, (node) => {
    if (node.type === 'ThisExpression' || node.type === 'Super' || node.type === 'AwaitExpression' || node.type === 'YieldExpression') isBound = true;
    const variable = node.type === 'Identifier' ? findVariable(module, node) : null;
    if (!variable || variable === 'global') return !isBound;
    const around = findFunctionOf(variable);
    if (around && !isInside(around, value)) isBound = true;
    else if (!around) names.push(variable);
    return !isBound;
  });
  return isBound ? null : names;
}

/** The function that a variable is declared in; null for one of module scope. */
export function findFunctionOf({ scope: { block } }: Variable): FunctionNode | null {
  return isFunction(block) ? block : findEnclosingFunction(block);
}
