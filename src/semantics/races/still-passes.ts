import { memberName, stringValue, unwrap, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findFunction, findLiteral, findSource, findVariable } from '../bindings/index.js';
import { textOf } from '../home.js';
import type { Operation } from '../operations/types.js';
import { fieldsOf, originOf } from './origin.js';
import { isRunning, outermost, returnsOf } from './runs.js';
import { isNothing } from '../values.js';
import type { Key, Run } from './types.js';

/** The conditions that decide, in the run in which they are asked. */
export interface Test {
  readonly node: Node;
  readonly run: Run | null;
}

interface Asked {
  readonly module: Module;
  readonly read: Operation;
  readonly field: string;
  readonly written: Node;
  readonly run: Run | null;
  /** The conditions on the column that were told. */
  readonly told: Set<Node>;
  /** Whether one of them names what is written, or a limit that it keeps. */
  isNamed: boolean;
}

const MAX_DEPTH = 8;

/**
 * Whether a condition that let a write pass lets the next one pass as well, with what the write leaves in the column, and says so: it names
 * that state among those that pass. A state that nobody asks about may have been forgotten. Only where all that is asked of the column can
 * be told.
 */
export function stillPasses(module: Module, tests: readonly Test[], read: Operation, field: string, { value, run }: Key, when: 'if' | 'unless', conditions: readonly Node[]): boolean {
  if (!value) return false;
  const place = outermost(module, value, run);
  const asked: Asked = { module, read, field, written: place.node, run: place.run, told: new Set(), isNamed: false };
  const passes = tests.every((test) => holds(asked, test.node, test.run, when === 'if', 0) === (when === 'if'));
  return passes && asked.isNamed && conditions.every((each) => asked.told.has(each));
}

/** Whether a condition holds once the column is written; `before` is what it was when it let the first one pass, where that is known. */
function holds(asked: Asked, outer: Node, run: Run | null, before: boolean | null, depth: number): boolean | null {
  const node = unwrap(outer);
  if (depth > MAX_DEPTH) return null;
  switch (node.type) {
    case 'UnaryExpression': {
      const inner = node.operator === '!' ? holds(asked, node.argument, run, before === null ? null : !before, depth + 1) : null;
      return inner === null ? null : !inner;
    }
    case 'LogicalExpression': {
      if (node.operator === '??') return null;
      const ends = node.operator === '||';
      // `a || b` did not hold: neither did. `a && b` held: both did.
      const inside = before === !ends ? before : null;
      const sides = [node.left, node.right].map((each) => holds(asked, each, run, inside, depth + 1));
      return sides.includes(ends) ? ends : sides.includes(null) ? null : !ends;
    }
    case 'BinaryExpression':
      return ofComparison(asked, node, run, before);
    case 'CallExpression':
      return ofMembership(asked, node, run, before) ?? ofFunction(asked, node, run, before, depth);
    case 'Identifier': {
      if (isColumn(asked, node, run)) return ofValue(asked, node);
      const variable = findVariable(asked.module, node);
      const source = variable === null || variable === 'global' ? null : findSource(variable);
      const value = source?.keys.length === 0 ? unwrap(source.value) : null;
      return value && /^(?:Binary|Logical|Unary)Expression$/.test(value.type) ? holds(asked, value, run, before, depth + 1) : before;
    }
    case 'MemberExpression':
      return isColumn(asked, node, run) ? ofValue(asked, node) : before;
    default:
      return before;
  }
}

function tell(asked: Asked, node: Node, answer: boolean | null): boolean | null {
  if (answer !== null) asked.told.add(node);
  return answer;
}

function isColumn({ module, read, field }: Asked, node: Node, run: Run | null): boolean {
  const origin = originOf(module, node, run);
  return origin?.read.node === read.node && fieldsOf(origin).join('.') === field;
}

function ofComparison(asked: Asked, node: Extract<Node, { type: 'BinaryExpression' }>, run: Run | null, before: boolean | null): boolean | null {
  if (node.left.type === 'PrivateIdentifier') return null;
  const isLeft = isColumn(asked, node.left, run);
  if (!isLeft && !isColumn(asked, node.right, run)) return before;
  const other = outermost(asked.module, isLeft ? node.right : node.left, run);
  const isSame = isEqual(asked, other.node);
  switch (node.operator) {
    case '===':
    case '==':
      return tell(asked, node, isSame);
    case '!==':
    case '!=':
      return tell(asked, node, isSame === null ? null : !isSame);
    default: {
      const [written, limit] = [constantOf(asked.module, asked.written), constantOf(asked.module, other.node)];
      asked.isNamed = true;
      if (typeof written !== 'number' || typeof limit !== 'number' || !/^[<>]=?$/.test(node.operator)) return null;
      const [left, right] = isLeft ? [written, limit] : [limit, written];
      return tell(asked, node, node.operator === '<' ? left < right : node.operator === '<=' ? left <= right : node.operator === '>' ? left > right : left >= right);
    }
  }
}

/** `['new', 'open'].includes(order.status)` */
function ofMembership(asked: Asked, node: Extract<Node, { type: 'CallExpression' }>, run: Run | null, before: boolean | null): boolean | null {
  const list = listOf(asked.module, node);
  const [value] = node.arguments;
  const member = unwrap(node.callee);
  // `if (!user.projects.includes(id)) throw …; … projects: [...user.projects, other]`
  if (before === true && member.type === 'MemberExpression' && memberName(member) === 'includes' && isColumn(asked, member.object, run) && asked.written.type === 'ArrayExpression' && asked.written.elements.some((each) => each?.type === 'SpreadElement')) {
    asked.isNamed = true;
    return tell(asked, node, true);
  }
  if (!list || !value || !isColumn(asked, value, run)) return null;
  const same = list.map((each) => isEqual(asked, each));
  return tell(asked, node, same.includes(true) ? true : same.includes(null) ? null : false);
}

/** `isLocked(user)`, whose code is in sight and gives one condition */
function ofFunction(asked: Asked, call: Extract<Node, { type: 'CallExpression' }>, run: Run | null, before: boolean | null, depth: number): boolean | null {
  const fn = call.arguments.length > 0 ? findFunction(asked.module, call.callee) : null;
  const [value, ...others] = fn && !isRunning(run, fn) ? returnsOf(fn) : [];
  if (!fn || !value || others.length > 0) return before;
  const known = asked.told.size;
  const answer = holds(asked, value, { fn, call, caller: run }, before, depth + 2);
  return asked.told.size > known ? tell(asked, call, answer) : answer;
}

/** `if (!user.hash) throw …`: whatever is put in the place of a value is one, too. */
function ofValue(asked: Asked, node: Node): boolean | null {
  asked.isNamed = true;
  return tell(asked, node, !isNothing(asked.module, asked.written) && !(asked.written.type === 'Literal' && !asked.written.value));
}

/** The elements of a constant list, or set, that a call asks for what it is given. */
export function listOf(module: Module, { callee, arguments: given }: Extract<Node, { type: 'CallExpression' }>): readonly Node[] | null {
  const member = unwrap(callee);
  if (given.length !== 1 || member.type !== 'MemberExpression' || !/^(?:includes|has)$/.test(memberName(member) ?? '')) return null;
  const literal = findLiteral(module, member.object) ?? unwrap(member.object);
  const list = literal.type === 'NewExpression' && literal.arguments[0] ? unwrap(literal.arguments[0]) : literal;
  if (list.type !== 'ArrayExpression') return null;
  const elements = list.elements.flatMap((each) => (each && each.type !== 'SpreadElement' ? [each] : []));
  return elements.length === list.elements.length ? elements : null;
}

function isEqual(asked: Asked, other: Node): boolean | null {
  const [one, two] = [constantOf(asked.module, asked.written), constantOf(asked.module, other)];
  // `if (item.owner !== user.id) throw …; … owner: user.id`
  if (one === undefined && two === undefined && textOf(asked.module, asked.written) === textOf(asked.module, other)) {
    asked.isNamed = true;
    return true;
  }
  if (one === undefined || two === undefined || isMember(one) !== isMember(two)) return null;
  const isSame = isMember(one) && isMember(two) ? one.member === two.member : one === two;
  if (isSame) asked.isNamed = true;
  return isSame;
}

type Constant = string | number | boolean | null | { readonly member: string };

function isMember(constant: Constant): constant is { readonly member: string } {
  return typeof constant === 'object' && constant !== null;
}

/** A literal, or a member of an enumeration by its name. */
function constantOf(module: Module, outer: Node): Constant | undefined {
  const node = findLiteral(module, outer) ?? unwrap(outer);
  const text = stringValue(node);
  if (text !== null) return text;
  if (node.type === 'Literal' && (typeof node.value === 'number' || typeof node.value === 'boolean' || node.value === null)) return node.value;
  return node.type === 'MemberExpression' && !node.computed && /^(?:\w+\.)+\w+$/.test(textOf(module, node)) && /^[A-Z]/.test(textOf(module, node)) ? { member: textOf(module, node) } : undefined;
}
