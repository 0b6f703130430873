import { memberName, unwrap, walk, type CallExpression, type FunctionNode, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findFunction, findInvoked, findParameter, findVariable } from '../bindings/index.js';
import { memo } from '../memo.js';
import { describeOperation, findStoreCall, readPart } from '../operations/index.js';
import { modelsFor, registryOf } from '../registry.js';
import type { OperationModel, PieceModel } from '../types.js';
import { findTextIn } from './parts.js';

/** Whether a call may hand a piece of SQL to a query builder, by its name. */
export function mayBeRaw(module: Module, call: CallExpression): boolean {
  return registryOf(module).pieceNames.has(memberName(unwrap(call.callee)) ?? '');
}

/** `sql.raw(column)`, `query.whereRaw(…)`: the argument that becomes a piece of SQL; null for any other call. */
export function findRawText(module: Module, call: CallExpression): Node | null {
  const [first] = call.arguments;
  return first && first.type !== 'SpreadElement' && findRaw(module, call) ? first : null;
}

/** How a call that is given a piece of SQL takes its values; null for any other. */
export function findRawModel(module: Module, call: CallExpression): OperationModel | null {
  const takes = findRaw(module, call)?.takes;
  return takes ? { paths: [], does: 'statement', text: [{ argument: 0 }], ...takes } : null;
}

function findRaw(module: Module, call: CallExpression): PieceModel | null {
  if (!mayBeRaw(module, call)) return null;
  const path = findInvoked(module, call);
  const last = path?.steps.at(-2);
  if (!path || last?.kind !== 'member') return null;
  return modelsFor(module, path).flatMap(({ pieces = [] }) => pieces).find(({ names }) => names.includes(last.name)) ?? null;
}

/** The argument that becomes the text of a statement: of a driver's call, or of a function of the project that hands it on to one. */
export function findStatementText(module: Module, call: CallExpression): Node | null {
  const operation = findStoreCall(module, call) ?? describeOperation(module, call);
  if (operation) {
    // `request().query('…')`: the text may be given to a later call of the chain, or to one that only prepares: `prepare('…')`.
    const text = operation.model.text?.filter(({ chained }) => (chained ? chained.includes(memberName(unwrap(call.callee)) ?? '') : operation.calls[0] === call));
    if (!text) return null;
    const fact = readPart(module, { model: { ...operation.model, text }, calls: [call] }, 'text');
    const [first] = fact.state === 'set' ? fact.values : [];
    return first ? findTextIn(first) : null;
  }
  if (call.arguments.some((each) => each.type === 'SpreadElement')) return null;
  const fn = findFunction(module, call.callee);
  const index = fn && findForwarded(module, fn);
  return index === null ? null : (call.arguments[index.at] ?? null);
}

/** Which parameter of a function becomes the text of a statement. */
const findForwarded: (module: Module, fn: FunctionNode) => { readonly at: number } | null = memo('forwarded statement', (module, fn) => {
  let found: { readonly at: number } | null = null;
  if (fn.params.length === 0 || fn.params.length > 4) return null;
  walk(fn.body as Node, (node) => {
    if (found || node.type !== 'CallExpression') return !found;
    for (const argument of node.arguments) {
      const text = findTextIn(argument);
      const variable = text?.type === 'Identifier' ? findVariable(module, text) : null;
      const place = variable === null || variable === 'global' ? null : findParameter(variable);
      if (place?.fn === fn && text && findStatementText(module, node) === text) found = { at: place.index };
    }
    return !found;
  });
  return found;
});

/** Whether constant pieces read like SQL: most texts of a program do not. */
export function readsLikeSql(text: string): boolean {
  return /\b(?:select\b[\s\S]*\bfrom|insert\s+into|update\b[\s\S]*\bset|delete\s+from|where|order\s+by|alter|create|drop|truncate|call|exec(?:ute)?|grant|set|with|replace\s+into)\b/i.test(text);
}

