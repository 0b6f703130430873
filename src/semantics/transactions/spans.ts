import { findEnclosingFunction, isFunction, isInside, memberName, someNode, unwrap, type CallExpression, type FunctionNode, type Invocation, type Node, type Variable } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { homeOf } from '../home.js';
import { memoOfRelevant } from '../relevant-memo.js';
import { describeOperation, readPart } from '../operations/index.js';
import type { Operation } from '../operations/types.js';
import { rootOf } from './root-of.js';
import { findStretch, nameOf, variableOf, withAliases, type Span } from './stretches.js';
import { findWrapper } from './wrappers.js';

export type { Span } from './stretches.js';

/** What runs in a transaction that a call opens. */
export function findSpans(module: Module, node: CallExpression): readonly Span[] {
  return spansOf(module, node) ?? [];
}

const spansOf = memoOfRelevant('spans of a transaction', (module: Module, node: CallExpression): readonly Span[] => {
  const functions = node.arguments.map((each) => unwrap(each)).filter(isFunction);
  const operation = describeOperation(module, node);
  if (operation?.does === 'transaction' && functions.length > 0) return callbacksOf(module, operation, functions).map((code) => spanOf(module, operation, code, nameOf(node), sessionOf(module, node)));
  if (operation && (operation.does === 'begin' || (operation.does === 'transaction' && node.arguments.every((each) => unwrap(each).type === 'ObjectExpression')))) return findStretch(module, operation, node) ?? [];
  const wrapper = operation || functions.length === 0 ? null : findWrapper(module, node);
  const given = wrapper ? unwrap(node.arguments[wrapper.callback] ?? node) : null;
  if (!wrapper || !given || !isFunction(given)) return [];
  const client = wrapper.client === null ? null : node.arguments[wrapper.client];
  return [spanOf(module, wrapper.opened, given, client ? nameOf(client) : wrapper.name)];
});

/** The functions, written in place, that a call runs in a transaction. */
function callbacksOf(module: Module, operation: Operation, functions: readonly FunctionNode[]): readonly FunctionNode[] {
  const fact = readPart(module, operation, 'callback');
  return fact.state === 'set' ? fact.values.map((each) => unwrap(each)).filter(isFunction) : functions;
}

function spanOf(module: Module, opened: Operation, code: FunctionNode, client: string, session: Variable | null = null): Span {
  const given = [...code.params.flatMap((param) => namesIn(module, code, param)), ...(session ? [session] : [])];
  return { opened, code, client, isCallback: true, handles: withAliases(module, code, new Set(given)), has: () => true };
}

/** `session` of `const session = client.startSession(); await session.withTransaction(…)`: what was made of a client for it. */
function sessionOf(module: Module, node: CallExpression): Variable | null {
  const variable = variableOf(module, rootOf(node));
  const definition = variable?.defs[0];
  const made = definition?.type === 'Variable' && definition.node.init && findEnclosingFunction(definition.node) ? unwrap(definition.node.init) : null;
  return made?.type === 'CallExpression' && /session/i.test(memberName(unwrap(made.callee)) ?? '') ? variable : null;
}

function namesIn(module: Module, fn: FunctionNode, param: Node): readonly Variable[] {
  return homeOf(module, fn).scopeManager.getDeclaredVariables(fn).filter(({ defs: [definition] }) => definition !== undefined && isInside(definition.name, param));
}

/** Whether a call is made on a handle, or is handed one. */
export function goesThrough(module: Module, call: Invocation, { handles }: Span): boolean {
  return someNode(call, (node) => {
    const variable = node.type === 'Identifier' ? variableOf(module, node) : null;
    return variable !== null && handles.has(variable);
  });
}
