import { isFunction, memberName, unwrap, walk, type CallExpression, type FunctionNode, type Node, type Variable } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findFunction, findParameter, findVariable } from '../bindings/index.js';
import { homeOf } from '../home.js';
import { memo } from '../memo.js';
import { describeOperation } from '../operations/index.js';
import type { Operation } from '../operations/types.js';
import { nameOfClient, rootOf } from './root-of.js';

/** A function of the project that runs what it is given in a transaction: `withTransaction(db, (tx) => …)`. */
export interface Wrapper {
  /** The operation by which it opens one. */
  readonly opened: Operation;
  /** Which of its arguments runs in it. */
  readonly callback: number;
  /** Which of them is the client that it is opened on; null where it has one of its own. */
  readonly client: number | null;
  /** The client of its own, as written. */
  readonly own: string;
}

/** Methods of the language that run what they are given. */
const LANGUAGE = /^(?:map|forEach|filter|find|findIndex|some|every|reduce|flatMap|sort|then|catch|finally|push|on|once|replace|setTimeout|setInterval|setImmediate|nextTick)$/;

/** The wrapper that a call goes through; null for any other call. */
export function findWrapper(module: Module, call: CallExpression): Wrapper | null {
  const callee = unwrap(call.callee);
  const name = callee.type === 'Identifier' ? callee.name : memberName(callee);
  if (name === null || LANGUAGE.test(name)) return null;
  const fn = findFunction(module, callee);
  return fn && fn.params.length > 0 ? readWrapper(module, fn) : null;
}

const readWrapper = memo('wrapper of a transaction', (module, fn: FunctionNode): Wrapper | null => {
  const home = homeOf(module, fn);
  let found: Wrapper | null = null;
  walk(fn.body as Node, (node) => {
    if (found) return false;
    if (node.type !== 'CallExpression' || node.arguments.length === 0) return true;
    const index = node.arguments.map((each) => runBy(home, fn, unwrap(each))).find((each) => each !== null);
    if (index === undefined || index === null) return true;
    const opened = describeOperation(home, node);
    if (opened?.does === 'transaction') found = { opened, callback: index, client: parameterOf(home, fn, rootOf(node)), own: nameOfClient(node) };
    return true;
  });
  return found ?? byHand(home, fn);
});

/** `const client = await pool.connect(); await client.query('BEGIN'); const result = await work(client); await client.query('COMMIT');` */
function byHand(module: Module, fn: FunctionNode): Wrapper | null {
  let begun: { readonly opened: Operation; readonly client: Variable } | null = null;
  let found: Wrapper | null = null;
  walk(fn.body as Node, (node) => {
    if (found) return false;
    if (node.type !== 'CallExpression') return true;
    if (begun) {
      const index = parameterOf(module, fn, unwrap(node.callee));
      const init = begun.client.defs[0]?.type === 'Variable' ? begun.client.defs[0].node.init : null;
      if (index !== null && init && node.arguments.some((each) => each.type === 'Identifier' && findVariable(module, each) === begun?.client)) found = { opened: begun.opened, callback: index, client: parameterOf(module, fn, rootOf(init.type === 'AwaitExpression' ? init.argument : init)), own: nameOfClient(init) };
      return true;
    }
    const root = rootOf(node);
    const client = root?.type === 'Identifier' ? findVariable(module, root) : null;
    const opened = client !== null && client !== 'global' ? describeOperation(module, node) : null;
    if (opened?.does === 'begin' && client !== null && client !== 'global') begun = { opened, client };
    return true;
  });
  return found;
}

/** The parameter of a function that an argument is, or that the function which is the argument runs with what it is given. */
function runBy(module: Module, fn: FunctionNode, given: Node): number | null {
  if (!isFunction(given)) return parameterOf(module, fn, given);
  let index: number | null = null;
  walk(given.body as Node, (node) => {
    if (index === null && node.type === 'CallExpression' && node.arguments.length > 0) index = parameterOf(module, fn, unwrap(node.callee));
    return index === null;
  });
  return index;
}

function parameterOf(module: Module, fn: FunctionNode, node: Node | null): number | null {
  const variable = node?.type === 'Identifier' ? findVariable(module, node) : null;
  const place = variable === null || variable === 'global' ? null : findParameter(variable);
  return place?.fn === fn ? place.index : null;
}
