import { findEnclosingFunction, isInside, keyName, memberName, someNode, unwrap, walk, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findVariable } from '../bindings/index.js';
import { homeOf, textOf } from '../home.js';
import { clientOf, readPart } from '../operations/index.js';
import type { Operation } from '../operations/types.js';
import { findAtomicCall } from './atomic-call.js';
import { planLookAgain } from './look-again.js';
import { originOf } from './origin.js';
import type { AtomicStep, LostUpdate } from './types.js';

/**
 * How the store may compute a lost update by itself: `stock - quantity` of a row whose stock is nothing but that. Null where the value is
 * made of more, where a condition on it cannot move along into the filter, and where the read would be left without use.
 */
export function findAtomicStep(module: Module, lost: LostUpdate): AtomicStep | null {
  const { node, field, read, write } = lost;
  const isOwn = (each: Node): boolean => each.type === 'MemberExpression' && memberName(each) === field;
  if (write.model.steps) return testsOf(node, field).length === 0 ? findAtomicCall(module, lost) : null;
  if (field === null || node.type !== 'BinaryExpression' || (node.operator !== '+' && node.operator !== '-')) return null;
  const left = unwrap(node.left);
  if (left.type !== 'MemberExpression' || memberName(left) !== field || originOf(module, left)?.read.node !== read.node) return null;
  if (someNode(node.right, isOwn) || !isUsedElsewhere(module, left)) return null;
  const tests = testsOf(node, field);
  const compared = tests.length === 1 && tests[0] ? comparisonIn(tests[0], isOwn) : null;
  const guard = compared ? planLookAgain(module, { read, write, field, node: compared }) : null;
  const form = tests.length > 0 && !guard ? null : formOf(module, { node, field, write });
  return form && { by: node.right, isMinus: node.operator === '-', form: form(node.operator), guard };
}

function formOf(module: Module, { node, field, write }: Pick<LostUpdate, 'node' | 'write'> & { field: string }): ((operator: '+' | '-') => AtomicStep['form']) | null {
  const { parent } = node;
  const { atomic, computes, counts } = write.model;
  if (parent?.type === 'Property' && parent.value === node && !parent.shorthand && atomic) {
    return (operator) => ({ kind: 'operator', name: operator === '+' ? atomic.add : atomic.subtract });
  }
  if (parent?.type === 'Property' && parent.value === node && !parent.shorthand && (computes || counts)) return formOfProperty(module, parent, write);
  const fact = write.statement ? readPart(module, write, 'text') : null;
  const text = fact?.state === 'set' ? fact.values[0] : undefined;
  if (parent?.type !== 'ArrayExpression' || !text || homeOf(module, text) !== homeOf(module, node)) return null;
  if (text.type !== 'Literal' && !(text.type === 'TemplateLiteral' && text.expressions.length === 0)) return null;
  const placeholder = `$${String(parent.elements.findIndex((each) => each === node) + 1)}`;
  return () => ({ kind: 'statement', text, column: field, placeholder });
}

/** What stands in the place of the value, or of all that is written where there is nothing else. */
function formOfProperty(module: Module, property: Extract<Node, { type: 'Property' }>, write: Operation): ((operator: '+' | '-') => AtomicStep['form']) | null {
  const { computes, counts } = write.model;
  const outer = property.parent;
  const column = keyName(property);
  if (outer.type !== 'ObjectExpression' || column === null) return null;
  if (computes) {
    const [client, record] = [clientOf(write), write.record?.node];
    if ((computes.text.includes('$client') && !client) || (computes.text.includes('$record') && (!record || !isInside(record, write.node)))) return null;
    const filled = computes.text.replace('$client', () => (client ? textOf(module, client) : '')).replace('$record', () => (record ? textOf(module, record) : '')).replace('$column', () => column);
    return (operator) => ({ kind: 'expression', text: filled.replace('$operator', operator), imports: computes.imports ?? null });
  }
  const set = outer.parent.type === 'Property' && keyName(outer.parent) === '$set' ? outer.parent.parent : outer;
  if (counts === undefined || set.type !== 'ObjectExpression' || set.properties.length !== 1 || outer.properties.length !== 1) return null;
  return () => ({ kind: 'object', name: counts, column, object: set });
}

/** The tests of a function, by the names of the members that they ask about. */
const testsBy = new WeakMap<Node, ReadonlyMap<string, readonly Node[]>>();

/** `if (product.stock < quantity)`, which has to move into the filter, and whatever else asks about the column. */
function testsOf(node: Node, field: string | null): readonly Node[] {
  const fn = findEnclosingFunction(node);
  if (!fn || field === null) return [];
  let known = testsBy.get(fn);
  if (!known) testsBy.set(fn, (known = readTests(fn)));
  return known.get(field) ?? [];
}

function readTests(fn: Node): ReadonlyMap<string, readonly Node[]> {
  const tests = new Map<string, Node[]>();
  let end = 0;
  walk(fn, (each) => {
    const asks = each.type === 'IfStatement' || each.type === 'ConditionalExpression' ? each.test : each.type === 'LogicalExpression' ? each : null;
    // What lies in a test is part of it.
    if (!asks || asks.range[1] <= end) return;
    end = asks.range[1];
    const names = new Set<string>();
    walk(asks, (inner) => {
      const name = inner.type === 'MemberExpression' ? memberName(inner) : null;
      if (name !== null) names.add(name);
    });
    for (const name of names) push(tests, name, asks);
  });
  return tests;
}

function push(tests: Map<string, Node[]>, name: string, test: Node): void {
  const known = tests.get(name);
  if (known) known.push(test);
  else tests.set(name, [test]);
}

function comparisonIn(test: Node, isOwn: (each: Node) => boolean): Node | null {
  let found: Node | null = null;
  walk(test, (each) => {
    if (each.type === 'BinaryExpression' && someNode(each, isOwn)) found = each;
    return found === null;
  });
  return found;
}

function isUsedElsewhere(module: Module, member: Node): boolean {
  let root = unwrap(member);
  while (root.type === 'MemberExpression') root = unwrap(root.object);
  const variable = root.type === 'Identifier' ? findVariable(module, root) : null;
  return variable !== null && variable !== 'global' && variable.references.some(({ identifier, init }) => init !== true && identifier !== root);
}
