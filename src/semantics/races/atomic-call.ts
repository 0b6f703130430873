import { findEnclosingFunction, keyName, memberName, someNode, unwrap, type CallExpression, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findVariable } from '../bindings/index.js';
import { homeOf, textOf } from '../home.js';
import { readPart } from '../operations/index.js';
import type { Operation } from '../operations/types.js';
import { entityOf } from './changes.js';
import type { AtomicStep, LostUpdate } from './types.js';

/** What is added to, or taken from, a column, and whether that is the whole of what changes. */
interface Step {
  readonly by: Node;
  readonly isMinus: boolean;
}

/** The store's own method that counts, in the place of a write: `products.decrement({ id }, 'stock', quantity)`. Null where more is written. */
export function findAtomicCall(module: Module, lost: LostUpdate): AtomicStep | null {
  const { write, field, read } = lost;
  const [own] = write.calls;
  const { steps } = write.model;
  if (!steps || field === null || own?.type !== 'CallExpression' || own !== write.node || homeOf(module, own) !== module) return null;
  const step = write.does === 'save' ? ofEntity(module, lost, own) : ofProperty(lost);
  const callee = unwrap(own.callee);
  const isUnused = own.parent.type === 'AwaitExpression' && own.parent.parent.type === 'ExpressionStatement';
  if (!step || !isUnused || callee.type !== 'MemberExpression') return null;
  const options = optionsOf(module, own.arguments[write.does === 'save' ? 0 : 1]);
  const found = /\$found/.test(steps.text) ? filterOf(module, read, own) : '';
  const filter = /\$filter/.test(steps.text) ? filterOf(module, write, own) : '';
  const entity = /\$entity/.test(steps.text) ? entityName(module, write.does === 'save' ? read : write, own) : '';
  if (found === null || filter === null || entity === null || (options === null && steps.text.includes('$options'))) return null;
  const text = steps.text
    .replace('$receiver', () => textOf(module, callee.object))
    .replace('$method', step.isMinus ? steps.subtract : steps.add)
    .replace('$entity', () => entity)
    .replace('$found', () => found)
    .replace('$filter', () => filter)
    .replace('$column', () => field)
    .replace('$options', () => options ?? '');
  return { ...step, guard: null, form: { kind: 'call', call: own, text } };
}

/** `product.stock -= quantity`, and nothing else is set before it is saved. */
function ofEntity(module: Module, { node, field, write }: LostUpdate, own: CallExpression): Step | null {
  const entity = entityOf(module, write);
  const variable = entity?.type === 'Identifier' ? findVariable(module, entity) : null;
  if (variable === null || variable === 'global' || node.type !== 'AssignmentExpression' || node.left.type !== 'MemberExpression' || memberName(node.left) !== field) return null;
  if (node.left.object.type !== 'Identifier' || findVariable(module, node.left.object) !== variable) return null;
  const statement = own.parent.parent;
  if (node.parent.type !== 'ExpressionStatement' || node.parent.parent !== statement?.parent || variable.references.some((each) => each.isWrite() && each.init !== true)) return null;
  const isChangedElse = variable.references.some(({ identifier }) => {
    const { parent } = identifier;
    if (parent?.type === 'MemberExpression') {
      let at: Node = parent;
      while (at.parent?.type === 'MemberExpression' && at.parent.object === at) at = at.parent;
      const holder = at.parent;
      return (holder?.type === 'AssignmentExpression' && holder.left === at && holder !== node) || holder?.type === 'UpdateExpression' || (holder?.type === 'CallExpression' && holder.callee === at && holder !== own);
    }
    return parent?.type === 'CallExpression' && parent !== own && identifier.range[0] < own.range[0];
  });
  if (isChangedElse) return null;
  if (node.operator === '+=' || node.operator === '-=') return { by: node.right, isMinus: node.operator === '-=' };
  return node.operator === '=' ? sumOf(node.right, field, variable.name) : null;
}

/** `{ stock: product.stock - quantity }`, which is all that is written. */
function ofProperty({ node, field }: LostUpdate): Step | null {
  const { parent } = node;
  return parent?.type === 'Property' && parent.value === node && parent.parent.properties.length === 1 && parent.parent.parent.type === 'CallExpression' && keyName(parent) === field ? sumOf(node, field, null) : null;
}

function sumOf(outer: Node, field: string | null, name: string | null): Step | null {
  const node = unwrap(outer);
  if (node.type !== 'BinaryExpression' || (node.operator !== '+' && node.operator !== '-')) return null;
  const left = unwrap(node.left);
  if (left.type !== 'MemberExpression' || memberName(left) !== field || (name !== null && !(left.object.type === 'Identifier' && left.object.name === name))) return null;
  return { by: node.right, isMinus: node.operator === '-' };
}

/** `{ transaction }` as more options of the call; null where they are out of sight. */
function optionsOf(module: Module, given: Node | undefined): string | null {
  if (!given) return '';
  if (given.type !== 'ObjectExpression') return null;
  return given.properties.map((each) => `, ${textOf(module, each)}`).join('');
}

/** The filter, where it is an object in place that reads the same at the write. */
function filterOf(module: Module, operation: Operation, own: CallExpression): string | null {
  const fact = readPart(module, operation, 'filter');
  const [only, ...others] = fact.state === 'set' ? fact.values : [];
  if (only?.type !== 'ObjectExpression' || others.length > 0 || only.properties.length === 0 || findEnclosingFunction(only) !== findEnclosingFunction(own)) return null;
  return someNode(only, (each) => each.type === 'CallExpression' || each.type === 'NewExpression' || each.type === 'SpreadElement' || each.type === 'AwaitExpression') ? null : textOf(module, only);
}

function entityName(module: Module, { calls: [call] }: Operation, own: CallExpression): string | null {
  const [first] = call?.type === 'CallExpression' ? call.arguments : [];
  return first?.type === 'Identifier' && homeOf(module, first) === homeOf(module, own) ? first.name : null;
}
