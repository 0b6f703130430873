import { findEnclosingFunction, isFunction, isInside, someNode, unwrap, wrapped, type CallExpression, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findVariable } from '../bindings/index.js';
import type { WorkInside } from './work-inside.js';

/** How what a transaction waits for comes behind its commit. */
export interface Behind {
  /** The statement in the transaction's function. */
  readonly statement: Node;
  /** The statement that waits for the transaction. */
  readonly outer: Node;
  /** The transaction, where its result is returned at once. */
  readonly returned: Node | null;
}

/**
 * How a call that is the last thing a transaction does comes behind it. Null where its result is used, where more of the transaction
 * follows, where it needs what only the transaction's function has, and where nobody waits for the transaction.
 */
export function planBehind(module: Module, transaction: CallExpression, { call, kind }: WorkInside): Behind | null {
  const callback = findEnclosingFunction(call);
  const awaited = call.parent;
  const statement = awaited?.type === 'AwaitExpression' ? awaited.parent : null;
  if (kind === 'pause' || statement?.type !== 'ExpressionStatement' || !callback || !transaction.arguments.some((each) => unwrap(each) === callback)) return null;
  const body = callback.body?.type === 'BlockStatement' && statement.parent === callback.body ? callback.body.body : [];
  const last = body.at(-1);
  const returned = last?.type === 'ReturnStatement' ? last.argument : null;
  if (last !== statement && !(body.at(-2) === statement && last?.type === 'ReturnStatement' && (returned === null || isStill(returned)))) return null;
  const outer = outerOf(transaction, callback);
  if (!outer) return null;
  const given = returned?.type === 'Identifier' && outer.name === returned.name ? returned.name : null;
  return needsInside(module, statement, callback, given) ? null : { statement, outer: outer.statement, returned: outer.returned };
}

/** A value that nothing is done for. */
function isStill(node: Node): boolean {
  return !someNode(node, (each) => each.type === 'CallExpression' || each.type === 'AwaitExpression' || each.type === 'NewExpression' || each.type === 'TaggedTemplateExpression');
}

/** `await transaction(…);`, `const order = await transaction(…);`, `return transaction(…);` */
function outerOf(transaction: CallExpression, callback: Node): { readonly statement: Node; readonly name: string | null; readonly returned: Node | null } | null {
  const whole = wrapped(transaction);
  const awaited = whole.parent?.type === 'AwaitExpression' ? whole.parent : null;
  const holder = awaited ? awaited.parent : whole.parent;
  const isInAsync = (node: Node): boolean => findEnclosingFunction(node)?.async === true;
  if (awaited && holder?.type === 'ExpressionStatement' && isBlock(holder.parent)) return { statement: holder, name: null, returned: null };
  if (awaited && holder?.type === 'VariableDeclarator' && holder.parent.declarations.length === 1 && isBlock(holder.parent.parent)) {
    return { statement: holder.parent, name: holder.id.type === 'Identifier' ? holder.id.name : null, returned: null };
  }
  return holder?.type === 'ReturnStatement' && isBlock(holder.parent) && isInAsync(holder) && !isInside(holder, callback) ? { statement: holder, name: null, returned: transaction } : null;
}

function isBlock(node: Node | undefined): boolean {
  return node?.type === 'BlockStatement' || node?.type === 'Program';
}

/** Whether a statement names what is made inside a function: its parameters and constants. */
function needsInside(module: Module, statement: Node, callback: Node, given: string | null): boolean {
  return someNode(statement, (node) => {
    if (isFunction(node) || node.type === 'ThisExpression') return isFunction(node) || callback.type !== 'ArrowFunctionExpression';
    const variable = node.type === 'Identifier' ? findVariable(module, node) : null;
    if (node.type !== 'Identifier' || variable === null || variable === 'global') return false;
    return variable.defs.some(({ name }) => isInside(name, callback)) && node.name !== given;
  });
}
