import { findEnclosingFunction, isFunction, isInside, memberName, unwrap, walk, wrapped, type CallExpression, type FunctionNode, type Invocation, type Node, type Variable } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findVariable } from '../bindings/index.js';
import { homeOf } from '../home.js';
import { describeOperation } from '../operations/index.js';
import type { Operation } from '../operations/types.js';
import { rootOf } from './root-of.js';

/** Code that runs while a transaction is open: a function that it is given, or what stands between its begin and its commit. */
export interface Span {
  /** The operation that opens it. */
  readonly opened: Operation;
  /** The function that runs in it, or the one that opens it and ends it. */
  readonly code: Node;
  /** Whether it is the function that runs in it. */
  readonly isCallback: boolean;
  /** The client that it is opened on, as written. */
  readonly client: string;
  /** What stands for the transaction: the parameter of its function, a runner, and what is made of them. */
  readonly handles: ReadonlySet<Variable>;
  /** Whether a call of the code is made while it is open. */
  readonly has: (call: Node) => boolean;
}

/** `await runner.startTransaction(); … await runner.commitTransaction();`, `const t = await db.transaction(); … await t.commit();` */
export function findStretch(module: Module, opened: Operation, node: CallExpression): readonly Span[] | null {
  const unit = findEnclosingFunction(node);
  const own = opened.does === 'transaction' ? heldBy(module, node) : (heldBy(module, node) ?? variableOf(module, rootOf(node)));
  const declarator = own?.defs[0]?.type === 'Variable' ? own.defs[0].node : null;
  if (!unit || !own || !declarator?.init || !isInside(declarator, unit)) return null;
  const handles = withAliases(module, unit, new Set([own]));
  const ends: { readonly node: Node; readonly isCommit: boolean }[] = [];
  for (const call of callsIn(unit, node)) {
    const does = describeOperation(module, call)?.does;
    const root = does === 'commit' || does === 'rollback' ? variableOf(module, rootOf(call)) : null;
    if (root && handles.has(root)) ends.push({ node: call, isCommit: does === 'commit' });
  }
  const commit = ends.find(({ isCommit }) => isCommit)?.node;
  if (!commit) return null;
  const isOver = (call: Node): boolean => ends.some((end) => end.node.range[1] <= call.range[0] && isInside(call, blockOf(end.node)));
  const has = (call: Node): boolean => call.range[0] >= node.range[1] && call.range[1] <= commit.range[0] && !isOver(call);
  return [{ opened, code: unit, isCallback: false, client: nameOf(declarator.init), handles, has }];
}

/** The calls of a function behind another one. */
function callsIn(unit: FunctionNode, from: Node): readonly Invocation[] {
  const calls: Invocation[] = [];
  walk(unit.body as Node, (node) => {
    if (node.range[1] <= from.range[1]) return false;
    if (node.type === 'CallExpression' || node.type === 'TaggedTemplateExpression') calls.push(node);
    return true;
  });
  return calls;
}

function blockOf(node: Node): Node {
  let at = node;
  while (at.parent && at.type !== 'BlockStatement' && !isFunction(at)) at = at.parent;
  return at;
}

/** The variable that is given what a call answers. */
function heldBy(module: Module, call: Node): Variable | null {
  const outer = wrapped(call);
  const value = outer.parent?.type === 'AwaitExpression' ? wrapped(outer.parent) : outer;
  const { parent } = value;
  return parent?.type === 'VariableDeclarator' && parent.init === value ? variableOf(module, parent.id) : null;
}

export function variableOf(module: Module, node: Node | null): Variable | null {
  const variable = node?.type === 'Identifier' ? findVariable(module, node) : null;
  return variable === 'global' ? null : variable;
}

/** `const repo = tx.getRepository(Order)`, `const { manager } = runner`: of what is asked through a handle, the answer is none. */
export function withAliases(module: Module, code: Node, handles: Set<Variable>): ReadonlySet<Variable> {
  walk(code, (node) => {
    if (node.type !== 'VariableDeclarator' || !node.init) return;
    const value = unwrap(node.init);
    const root = variableOf(module, rootOf(value));
    if (root === null || !handles.has(root) || isAwaited(value, node) || (isInvocation(value) && describeOperation(module, value))) return;
    for (const each of homeOf(module, node).scopeManager.getDeclaredVariables(node)) handles.add(each);
  });
  return handles;
}

function isAwaited(value: Node, declarator: Node): boolean {
  for (let at: Node | undefined = value; at && at !== declarator; at = at.parent) if (at.type === 'AwaitExpression') return true;
  return false;
}

function isInvocation(node: Node): node is Invocation {
  return node.type === 'CallExpression' || node.type === 'TaggedTemplateExpression';
}

/** `db` of `db.query(…)`, `this.db` of `this.db.query(…)` */
export function nameOf(node: Node): string {
  const root = rootOf(node.type === 'AwaitExpression' ? node.argument : node);
  if (root?.type !== 'ThisExpression') return root?.type === 'Identifier' ? root.name : '';
  let at: Node = unwrap(node.type === 'AwaitExpression' ? node.argument : node);
  let name = '';
  while (at.type !== 'ThisExpression') {
    if (at.type === 'CallExpression') at = unwrap(at.callee);
    else if (at.type === 'MemberExpression') {
      name = memberName(at) ?? '';
      at = unwrap(at.object);
    } else break;
  }
  return `this.${name}`;
}
