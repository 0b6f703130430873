import { isFunction, unwrap, type CallExpression, type Invocation, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { describeOperation, describeWork, readPart, type WorkKind } from '../operations/index.js';
import { findEffects } from '../summaries/index.js';

/** A call that keeps a transaction open while others work. */
export interface WorkInside {
  readonly call: Invocation;
  readonly kind: WorkKind;
}

const WAITS: ReadonlySet<WorkKind> = new Set<WorkKind>(['request', 'mail', 'publish', 'pause']);

/** The calls in what a transaction runs, with the work of others that each leads to, itself or through functions. */
export function findWorkInside(module: Module, node: CallExpression): readonly WorkInside[] {
  const found = new Map<Invocation, WorkInside>();
  for (const callback of callbacksOf(module, node)) {
    for (const { what, path } of findEffects(module, callback, (call) => waitOf(module, call), 4)) {
      const [call] = path;
      if (call && !found.has(call) && path.every(isWaitedFor)) found.set(call, { call, kind: what });
    }
  }
  return [...found.values()];
}

/** The functions, written in place, that a call runs in a transaction. */
export function callbacksOf(module: Module, node: CallExpression): readonly Node[] {
  const last = node.arguments.some((each) => isFunction(unwrap(each)));
  const operation = last ? describeOperation(module, node) : null;
  if (operation?.does !== 'transaction') return [];
  const fact = readPart(module, operation, 'callback');
  const given = fact.state === 'set' ? fact.values : node.arguments;
  return given.map((each) => unwrap(each)).filter(isFunction);
}

function waitOf(module: Module, call: Invocation): WorkKind | null {
  const kind = describeWork(module, call)?.kind;
  return kind !== undefined && WAITS.has(kind) ? kind : null;
}

/** Whether the code waits for a call: awaited or returned, alone or with others. What is started and left holds nothing open. */
function isWaitedFor(call: Node): boolean {
  for (let at: Node | undefined = call.parent, inner: Node = call; at; inner = at, at = at.parent) {
    if (at.type === 'AwaitExpression' || at.type === 'ReturnStatement' || at.type === 'VariableDeclarator') return true;
    if (isFunction(at)) return at.body === inner;
    if (at.type === 'ExpressionStatement' || at.type === 'UnaryExpression') return false;
  }
  return false;
}
