import { findEnclosingFunction, isFunction, isInside, someNode, unwrap, walk, wrapped, type CallExpression, type FunctionNode, type Invocation, type Node, type Variable } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findVariable } from '../bindings/index.js';
import { homeOf } from '../home.js';
import { memo } from '../memo.js';
import { describeOperation, readPart } from '../operations/index.js';
import type { Operation } from '../operations/types.js';
import { nameOfClient, rootOf } from './root-of.js';
import { findWrapper } from './wrappers.js';

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

/** What runs in a transaction that a call opens. */
export function findSpans(module: Module, node: CallExpression): readonly Span[] {
  return spansOf(module, node) ?? [];
}

const spansOf = memo('spans of a transaction', (module: Module, node: CallExpression): readonly Span[] => {
  const functions = node.arguments.map((each) => unwrap(each)).filter(isFunction);
  const operation = describeOperation(module, node);
  if (operation?.does === 'transaction' && functions.length > 0) return callbacksOf(module, operation, functions).map((code) => spanOf(module, operation, code, nameOfClient(node), sessionOf(module, node)));
  if (operation && (operation.does === 'begin' || (operation.does === 'transaction' && node.arguments.every((each) => unwrap(each).type === 'ObjectExpression')))) return findStretch(module, operation, node) ?? [];
  const wrapper = operation || functions.length === 0 ? null : findWrapper(module, node);
  const given = wrapper ? unwrap(node.arguments[wrapper.callback] ?? node) : null;
  if (!wrapper || !given || !isFunction(given)) return [];
  const client = wrapper.client === null ? null : node.arguments[wrapper.client];
  return [spanOf(module, wrapper.opened, given, client ? nameOfClient(client) : wrapper.own)];
});

/** The functions, written in place, that a call runs in a transaction. */
function callbacksOf(module: Module, operation: Operation, functions: readonly FunctionNode[]): readonly FunctionNode[] {
  const fact = readPart(module, operation, 'callback');
  return fact.state === 'set' ? fact.values.map((each) => unwrap(each)).filter(isFunction) : functions;
}

function spanOf(module: Module, opened: Operation, code: FunctionNode, client: string, session: Variable | null = null): Span {
  const given = code.params.flatMap((param) => namesIn(module, code, param));
  if (session) given.push(session);
  return { opened, code, client, isCallback: true, handles: withAliases(module, code, new Set(given)), has: () => true };
}

/** `session` of `const session = client.startSession(); await session.withTransaction(…)`: what was made of a client for it. */
function sessionOf(module: Module, node: CallExpression): Variable | null {
  const variable = variableOf(module, rootOf(node));
  const definition = variable?.defs[0];
  const init = definition?.type === 'Variable' && definition.node.init && findEnclosingFunction(definition.node) ? unwrap(definition.node.init) : null;
  const made = init?.type === 'AwaitExpression' ? unwrap(init.argument) : init;
  return made?.type === 'CallExpression' && unwrap(made.callee).type === 'MemberExpression' ? variable : null;
}

function namesIn(module: Module, fn: FunctionNode, param: Node): readonly Variable[] {
  return homeOf(module, fn).scopeManager.getDeclaredVariables(fn).filter(({ defs: [definition] }) => definition !== undefined && isInside(definition.name, param));
}

/** `await runner.startTransaction(); … await runner.commitTransaction();`, `const t = await db.transaction(); … await t.commit();` */
function findStretch(module: Module, opened: Operation, node: CallExpression): readonly Span[] | null {
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
  return [{ opened, code: unit, isCallback: false, client: nameOfClient(declarator.init), handles, has }];
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

function variableOf(module: Module, node: Node | null): Variable | null {
  const variable = node?.type === 'Identifier' ? findVariable(module, node) : null;
  return variable === 'global' ? null : variable;
}

/** `const repo = tx.getRepository(Order)`, `const { manager } = runner`: of what is asked through a handle, the answer is none. */
function withAliases(module: Module, code: Node, handles: Set<Variable>): ReadonlySet<Variable> {
  walk(code, (node) => {
    if (node.type !== 'VariableDeclarator' || !node.init) return;
    const value = unwrap(node.init);
    const root = variableOf(module, rootOf(value));
    if (root === null || !handles.has(root) || node.init.type === 'AwaitExpression' || ((value.type === 'CallExpression' || value.type === 'TaggedTemplateExpression') && describeOperation(module, value))) return;
    for (const each of homeOf(module, node).scopeManager.getDeclaredVariables(node)) handles.add(each);
  });
  return handles;
}

/** Whether a call is made on a handle, or is handed one. */
export function goesThrough(module: Module, call: Invocation, { handles }: Span): boolean {
  return someNode(call, (node) => {
    const variable = node.type === 'Identifier' ? variableOf(module, node) : null;
    return variable !== null && handles.has(variable);
  });
}
