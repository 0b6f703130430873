import { memberName, unwrap, type CallExpression, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { modelsFor } from '../registry.js';
import type { ApiPath } from '../types.js';
import { resolveValue } from './resolve.js';
import { settle } from './settle.js';
import { findReturned, findShape } from './shape-of.js';
import { written, type Shape, type TypeNode } from './shape.js';

/**
 * What a library gives to the functions that it is given, where a call on the way says so by its type argument:
 * `initTRPC.context<typeof createContext>()`, and `procedure.query(({ ctx }) => …)`.
 */
export function findContextShape(module: Module, call: CallExpression): Shape | null {
  const callee = unwrap(call.callee);
  const path = callee.type === 'MemberExpression' && memberName(callee) !== null ? resolveValue(module, callee) : null;
  if (!path?.package) return null;
  for (const { contexts = [] } of modelsFor(module, path)) {
    for (const { typed } of contexts) {
      const type = typed && findTypeArgument(path, typed.by);
      const shape = type ? contextOf(module, type) : null;
      if (typed && shape) return { kind: 'members', members: new Map([[typed.member, shape]]) };
    }
  }
  return null;
}

/** The first type argument of the call of a member by that name. */
function findTypeArgument({ steps }: ApiPath, name: string): TypeNode | null {
  for (const [index, step] of steps.entries()) {
    const next = steps[index + 1];
    if (step.kind === 'member' && step.name === name && next?.kind === 'call' && next.node.type === 'CallExpression') return next.node.typeArguments?.params[0] ?? null;
  }
  return null;
}

/** A context, or what the function gives that makes one: `Context`, `typeof createContext`, `inferAsyncReturnType<typeof createContext>`. */
function contextOf(module: Module, type: TypeNode): Shape | null {
  const shape = settle(module, written(type));
  if (shape?.kind === 'function') return settle(module, findReturned(module, shape, null));
  const inner = shape?.kind === 'written' && shape.type.type === 'TSTypeReference' ? shape.type.typeArguments?.params[0] : undefined;
  return inner?.type === 'TSTypeQuery' ? makerOf(module, inner.exprName) : shape;
}

function makerOf(module: Module, name: Node): Shape | null {
  const maker = settle(module, findShape(module, name));
  return maker?.kind === 'function' ? settle(module, findReturned(module, maker, null)) : null;
}
