import { findEnclosingFunction, memberName, type Node, type Variable } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findDeclaredVariable, findVariable, resolveValue } from '../bindings/index.js';
import { findFunctionOf } from './depends.js';

/** Methods by which something is put where it outlives the code: `pools.set(tenant, pool)`. */
const STORES = new Set(['set', 'add', 'push', 'unshift', 'put', 'provide', 'decorate', 'register']);

/** Whether a value outlives the function that makes it: kept in a field, a variable outside, a map, or what the language keeps. */
export function isKept(module: Module, value: Node): boolean {
  return isKeptFrom(module, value, new Set());
}

function isKeptFrom(module: Module, value: Node, seen: Set<Variable>): boolean {
  let node = value;
  for (;;) {
    const { parent } = node;
    switch (parent?.type) {
      case 'AwaitExpression':
      case 'TSAsExpression':
      case 'TSNonNullExpression':
      case 'TSSatisfiesExpression':
      case 'TSTypeAssertion':
      case 'ChainExpression':
      case 'ConditionalExpression':
      case 'LogicalExpression':
      case 'SequenceExpression':
      case 'ObjectExpression':
      case 'ArrayExpression':
      case 'NewExpression':
        node = parent;
        break;
      case 'Property':
        node = parent.parent;
        break;
      case 'MemberExpression':
        // `MongoClient.connect(uri).then(…)`, `createClient().on('error', …)`
        if (node.type === 'Identifier' || parent.object !== node || parent.parent?.type !== 'CallExpression') return false;
        node = parent.parent;
        break;
      case 'PropertyDefinition':
        return true;
      case 'AssignmentExpression': {
        if (parent.right !== node || isOutside(module, parent.left)) return parent.right === node;
        const variable = parent.left.type === 'Identifier' ? findVariable(module, parent.left) : null;
        return variable !== null && variable !== 'global' && isVariableKept(module, variable, seen);
      }
      case 'CallExpression':
        if (!parent.arguments.some((each) => each === node)) return false;
        if (STORES.has(memberName(parent.callee) ?? '')) return true;
        // A value that is made of it: `drizzle(pool)`.
        if (!resolveValue(module, parent.callee)?.package) return false;
        node = parent;
        break;
      case 'VariableDeclarator': {
        if (parent.id.type !== 'Identifier') return false;
        const variable = findDeclaredVariable(module, parent, parent.id.name);
        return variable !== null && isVariableKept(module, variable, seen);
      }
      default:
        return false;
    }
  }
}

function isVariableKept(module: Module, variable: Variable, seen: Set<Variable>): boolean {
  if (seen.has(variable)) return false;
  seen.add(variable);
  return variable.references.some(({ identifier, init }) => init !== true && isKeptFrom(module, identifier, seen));
}

/** A member of anything, or a variable that is declared outside of the function. */
function isOutside(module: Module, target: Node): boolean {
  if (target.type === 'MemberExpression') return true;
  if (target.type !== 'Identifier') return false;
  const variable = findVariable(module, target);
  if (variable === null || variable === 'global') return true;
  return findFunctionOf(variable) !== findEnclosingFunction(target);
}
