import { isFunction, keyName, memberName, someNode, unwrap, wrapped, type CallExpression, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import type { BulkModel } from '../batch-format.js';
import { findIterations, mentions, type Iteration } from '../iteration/index.js';
import { readPart } from '../operations/index.js';
import type { Operation } from '../operations/types.js';
import { describeList } from './arrays.js';
import type { BatchInsert, NPlusOne, TextEdit } from './types.js';

/** How one call inserts what a loop inserts one by one; null where the loop does more than that, or that it does the same is not proven. */
export function findBatchInsert(module: Module, { kind, call, operation, iteration }: NPlusOne): BatchInsert | null {
  const { bulk } = operation.model;
  if (kind !== 'write' || operation.does !== 'insert' || !bulk || !iteration || operation.node !== call || call.type !== 'CallExpression') return null;
  if (iteration.over !== 'elements' || findIterations(module, call).length !== 1) return null;
  const element = findElement(iteration);
  const list = describeList(module, iteration);
  if (!element || !list?.isArray || !isAllOf(iteration, call)) return null;
  const data = readPart(module, operation, 'data');
  const [record] = data.state === 'set' && data.values.length === 1 ? data.values : [];
  if (!record || !isRecord(record, element, bulk) || mentionsBeside(module, operation, record, iteration)) return null;
  const edits = renamed(operation, bulk);
  return edits && { operation, list: list.list, element, record, edits, statement: iteration.node, model: bulk };
}

function findElement({ node }: Iteration): Node | null {
  if (node.type !== 'ForOfStatement' || node.await || node.left.type !== 'VariableDeclaration' || node.left.kind !== 'const' || !/^(?:BlockStatement|Program)$/.test(node.parent.type)) return null;
  const pattern = node.left.declarations[0]?.id;
  return pattern?.type === 'Identifier' || pattern?.type === 'ObjectPattern' ? pattern : null;
}

/** `for (…) await call;`, `for (…) { await call; }` */
function isAllOf({ body }: Iteration, call: CallExpression): boolean {
  const [only] = body.type === 'BlockStatement' ? body.body : [body];
  if (body.type === 'BlockStatement' && body.body.length !== 1) return false;
  return only?.type === 'ExpressionStatement' && only.expression.type === 'AwaitExpression' && wrapped(call).parent === only.expression && only.expression.argument === call;
}

/** An object that is written out, or the element itself. */
function isRecord(outer: Node, element: Node, { flat }: BulkModel): boolean {
  const record = unwrap(outer);
  if (record.type === 'Identifier') return element.type === 'Identifier' && record.name === element.name;
  if (record.type !== 'ObjectExpression' || record !== outer) return false;
  if (someNode(record, (each) => each.type === 'AwaitExpression' || each.type === 'YieldExpression' || isFunction(each))) return false;
  return flat !== true || record.properties.every((each) => each.type !== 'Property' || !/^(?:Object|Array)Expression$/.test(unwrap(each.value).type));
}

/** Whether anything but the record comes from the element. */
function mentionsBeside(module: Module, { node }: Operation, record: Node, { variables }: Iteration): boolean {
  return someNode(node, (each) => each.type === 'Identifier' && (each.range[0] < record.range[0] || each.range[1] > record.range[1]) && mentions(module, each, variables));
}

function renamed({ calls }: Operation, { methods, keeps, options }: BulkModel): readonly TextEdit[] | null {
  const edits: TextEdit[] = [];
  for (const call of calls) {
    if (call.type !== 'CallExpression' || call.optional || call.typeArguments) return null;
    const { callee } = call;
    const name = callee.type === 'MemberExpression' && !callee.computed && !callee.optional ? memberName(callee) : null;
    const other = name === null ? undefined : methods?.[name];
    if (other !== undefined && callee.type === 'MemberExpression') edits.push({ from: callee.property.range[0], to: callee.property.range[1], text: other });
    else if (!keeps.includes(name ?? '') && callee.type !== 'Identifier') return null;
  }
  const [own] = calls;
  const given = own?.type === 'CallExpression' && own.arguments[0] ? unwrap(own.arguments[0]) : null;
  if (options && (own?.type !== 'CallExpression' || own.arguments.length !== 1 || given?.type !== 'ObjectExpression' || !given.properties.every((each) => each.type === 'Property' && options.includes(keyName(each) ?? '')))) return null;
  return edits;
}
