import { findReturns, keyName, memberName, someNode, unwrap, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findFunction, findSource, findVariable } from '../bindings/index.js';
import { homeOf } from '../home.js';
import { describeOperation } from '../operations/index.js';

const MAX_DEPTH = 5;
/** What a query is told to bring along are rows of their own. */
const RELATIONS = /^(include|relations|with|populate|join|joins|leftJoin|leftJoinAndSelect|innerJoin|innerJoinAndSelect|attributes|eager|graph|withGraphFetched|select)$/;

/** Whether a list stands in a column of one row, which is as long as what somebody once wrote in one go: `claim.documents` of `claim = await getClaim(id)`. */
export function isColumnOfRow(module: Module, list: Node): boolean {
  const node = unwrap(list);
  if (node.type === 'MemberExpression') return !node.computed && memberName(node) !== 'rows' && isRow(module, node.object, 0);
  const source = node.type === 'Identifier' ? sourceOf(module, node) : null;
  return source?.keys.length === 1 && source.keys[0] !== 'rows' ? isRow(module, source.value, 0) : source?.keys.length === 0 && unwrap(source.value).type === 'MemberExpression' && isColumnOfRow(module, source.value);
}

function sourceOf(module: Module, node: Extract<Node, { type: 'Identifier' }>): ReturnType<typeof findSource> {
  const variable = findVariable(module, node);
  return variable === null || variable === 'global' ? null : findSource(variable);
}

/** Whether an expression gives one row, read by its key or as the first that is found. */
function isRow(module: Module, outer: Node, depth: number): boolean {
  const node = unwrap(outer);
  if (depth > MAX_DEPTH) return false;
  switch (node.type) {
    case 'AwaitExpression':
      return isRow(module, node.argument, depth + 1);
    case 'Identifier': {
      const source = sourceOf(module, node);
      // `const { Item } = await client.send(new GetCommand(…))`
      if (!source || source.keys.length > 1) return false;
      return source.keys.length === 0 ? isRow(module, source.value, depth + 1) : isAnswer(module, source.value, source.keys[0] ?? '');
    }
    case 'MemberExpression':
      return isAnswer(module, node.object, memberName(node) ?? '');
    case 'CallExpression': {
      const operation = describeOperation(module, node);
      if (operation) return operation.does === 'read-one' && !bringsAlong(node);
      const fn = findFunction(module, node.callee);
      const returned = fn ? findReturns(fn).flatMap((each) => (each ? [each] : [])) : [];
      return fn !== null && returned.some((each) => isRow(homeOf(module, fn), each, depth + 1));
    }
    case 'LogicalExpression':
      return isRow(module, node.left, depth + 1);
    default:
      return false;
  }
}

/** The member of an answer that holds the row. */
function isAnswer(module: Module, outer: Node, name: string): boolean {
  const node = unwrap(outer);
  const asked = node.type === 'AwaitExpression' ? unwrap(node.argument) : node;
  const operation = asked.type === 'CallExpression' ? describeOperation(module, asked) : null;
  return operation?.does === 'read-one' && (operation.store.answers?.includes(name) === true || name === 'Item') && !bringsAlong(asked);
}

function bringsAlong(query: Node): boolean {
  return someNode(query, (node) => (node.type === 'Property' && RELATIONS.test(keyName(node) ?? '')) || (node.type === 'MemberExpression' && RELATIONS.test(memberName(node) ?? '')));
}
