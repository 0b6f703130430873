import { isFunction, memberName, unwrap, type Node, type Variable } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findFunctionShape } from './call-shapes.js';
import { findClass } from './literals.js';
import { instanceOf, written, type Shape } from './shape.js';
import { findVariable } from './variables.js';

/** What a test around an expression has proven it to be: `if (error instanceof Timeout) error.retry()`, `isUser(x) && x.load()`. */
export function findNarrowed(module: Module, node: Node): Shape | null {
  let isStable: boolean | undefined;
  for (let at: Node = node; at.parent; at = at.parent) {
    const test = testOf(at.parent, at);
    for (const each of test ? conjuncts(test) : []) {
      const found = findProven(module, each, node);
      if (found && (isStable ??= isNeverWritten(module, node))) return found;
    }
    // What a closure sees may have changed since.
    if (isFunction(at) && !(isStable ??= isNeverWritten(module, node))) return null;
  }
  return null;
}

/** The condition under which a part of a statement or expression runs. */
function testOf(parent: Node, part: Node): Node | null {
  if (parent.type === 'IfStatement' || parent.type === 'ConditionalExpression') return parent.consequent === part ? parent.test : null;
  return parent.type === 'LogicalExpression' && parent.operator === '&&' && parent.right === part ? parent.left : null;
}

function conjuncts(test: Node): readonly Node[] {
  return test.type === 'LogicalExpression' && test.operator === '&&' ? [...conjuncts(test.left), ...conjuncts(test.right)] : [test];
}

function findProven(module: Module, test: Node, subject: Node): Shape | null {
  if (test.type === 'BinaryExpression') {
    if (test.operator !== 'instanceof' || !isSamePath(test.left, subject)) return null;
    const owner = findClass(module, test.right);
    return owner && instanceOf(owner);
  }
  if (test.type !== 'CallExpression') return null;
  const index = test.arguments.findIndex((each) => isSamePath(each, subject));
  const guard = index < 0 ? null : findFunctionShape(module, unwrap(test.callee));
  for (const { params, returnType } of guard?.signatures ?? []) {
    const type = returnType?.typeAnnotation;
    const parameter = params[index];
    if (type?.type !== 'TSTypePredicate' || !type.typeAnnotation || type.parameterName.type !== 'Identifier') continue;
    if (parameter?.type === 'Identifier' && parameter.name === type.parameterName.name) return written(type.typeAnnotation.typeAnnotation, guard?.given);
  }
  return null;
}

/** Whether two expressions read the same variable, or the same members of it. */
function isSamePath(one: Node, other: Node): boolean {
  const [left, right] = [unwrap(one), unwrap(other)];
  if (left.type === 'Identifier') return right.type === 'Identifier' && left.name === right.name;
  if (left.type === 'ThisExpression') return right.type === 'ThisExpression';
  if (left.type !== 'MemberExpression' || right.type !== 'MemberExpression') return false;
  const name = memberName(left);
  return name !== null && name === memberName(right) && isSamePath(left.object, right.object);
}

/** Members may be written by anybody, and are believed as TypeScript believes them: until a function begins. */
function isNeverWritten(module: Module, node: Node): boolean {
  if (node.type !== 'Identifier') return true;
  const variable = findVariable(module, node);
  if (variable === null || variable === 'global') return false;
  let known = neverWritten.get(variable);
  if (known === undefined) neverWritten.set(variable, (known = variable.references.every((each) => each.init === true || !each.isWrite())));
  return known;
}

const neverWritten = new WeakMap<Variable, boolean>();
