import { decoratorsOf, findEnclosingFunction, keyName, type FunctionNode, type Node, type Variable } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { resolveValue } from '../bindings/index.js';
import { describeHandler } from '../describe-handler.js';
import { leadsTo } from '../handlers/library-path.js';
import { homeOf } from '../home.js';
import { findDerived, mentions } from '../iteration/index.js';
import { isRead } from '../operations/index.js';
import type { Operation } from '../operations/types.js';

/** The types whose fields are asked for once a request. */
const ROOTS = new Set(['Query', 'Mutation', 'Subscription']);

/** Whether a query is made by the resolver of a field, for the object that the field is of: once for each such object in an answer. */
export function isQueryOfField(module: Module, operation: Operation): boolean {
  if (!isRead(operation)) return false;
  const fn = findEnclosingFunction(operation.node);
  const parents = fn && findParents(module, fn);
  if (!parents || parents.size === 0) return false;
  return mentions(module, operation.node, findDerived(module, { body: fn, variables: parents }));
}

/** What a resolver is given of the object that its field is of. */
function findParents(module: Module, fn: FunctionNode): ReadonlySet<Variable> | null {
  const handler = describeHandler(module, fn);
  const parent = handler?.model.parent;
  if (!handler || !parent || handler.role !== 'handler' || isOfRoot(fn)) return null;
  const parameter = fn.params.find((each, index) => (parent.decorators ? isDecorated(module, each, parent.decorators) : index === parent.parameter));
  if (!parameter) return null;
  const [start, end] = parameter.range;
  return new Set(homeOf(module, fn).scopeManager.getDeclaredVariables(fn).filter(({ defs: [definition] }) => definition !== undefined && definition.name.range[0] >= start && definition.name.range[1] <= end));
}

function isDecorated(module: Module, parameter: Node, names: readonly string[]): boolean {
  return decoratorsOf(parameter).some(({ expression }) => {
    const path = resolveValue(module, expression);
    return path !== null && leadsTo(names, path);
  });
}

/** `Query: { users: (parent) => … }` */
function isOfRoot(fn: FunctionNode): boolean {
  for (let at: Node | undefined = fn.parent; at; at = at.parent) {
    if (at.type === 'Property' && ROOTS.has(keyName(at) ?? '')) return true;
    if (at.type === 'VariableDeclarator') return at.id.type === 'Identifier' && ROOTS.has(at.id.name);
  }
  return false;
}
