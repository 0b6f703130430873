import { isClass, isFunction, memberName, walk, type Expression, type FunctionNode, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { homeOf } from '../home.js';
import { memo } from '../memo.js';

/** What a function that is called with `new` gives each object: `function Users(db) { this.create = (req, res) => … }`, and what stands in its prototype. */
const membersOf = memo<FunctionNode, ReadonlyMap<string, Expression | null>>('members of what a function makes', (asking, fn) => {
  const members = new Map<string, Expression | null>();
  const add = (name: string | null, value: Expression): void => {
    // Written twice: nothing can be said of its value.
    if (name !== null) members.set(name, members.has(name) ? null : value);
  };
  const own = new Set<string>();
  walk(fn.body ?? fn, (node) => {
    if (isClass(node) || (isFunction(node) && node.type !== 'ArrowFunctionExpression')) return false;
    if (node.type === 'VariableDeclarator' && node.id.type === 'Identifier' && node.init?.type === 'ThisExpression') own.add(node.id.name);
    if (node.type !== 'AssignmentExpression' || node.left.type !== 'MemberExpression') return true;
    const { object } = node.left;
    if (object.type === 'ThisExpression' || (object.type === 'Identifier' && own.has(object.name))) add(memberName(node.left), node.right);
    return true;
  });
  const name = fn.type === 'FunctionDeclaration' ? fn.id?.name : fn.parent.type === 'VariableDeclarator' && fn.parent.id.type === 'Identifier' ? fn.parent.id.name : undefined;
  for (const statement of name === undefined ? [] : homeOf(asking, fn).program.body) {
    const each = statement.type === 'ExpressionStatement' ? statement.expression : null;
    if (each?.type === 'AssignmentExpression' && each.left.type === 'MemberExpression' && isPrototypeOf(each.left.object, name ?? '')) add(memberName(each.left), each.right);
  }
  return members;
});

function isPrototypeOf(node: Node, name: string): boolean {
  return node.type === 'MemberExpression' && memberName(node) === 'prototype' && node.object.type === 'Identifier' && node.object.name === name;
}

/** The member `name` of what `new` makes of a function that is no class. */
export function findConstructed(module: Module, maker: Node | null, name: string): Expression | null {
  return isFunction(maker) && maker.type !== 'ArrowFunctionExpression' ? (membersOf(module, maker)?.get(name) ?? null) : null;
}
