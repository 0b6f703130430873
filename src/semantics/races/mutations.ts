import { keyName, memberName, someNode, stringValue, unwrap, walk, type CallExpression, type Node, type Variable } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findClass, findVariable } from '../bindings/index.js';
import { findComputed, isChanging, type Computed } from './computed.js';
import { textOf } from '../home.js';
import { originOf } from './origin.js';
import type { Origin, Run } from './types.js';

/** A change of a column of an entity that is saved later. */
export interface Mutation {
  readonly node: Node;
  readonly column: string;
  readonly computed: Computed;
}

/** Where columns of an entity are set to what is computed from what they were: `entity.x += 1`, `entity.x = entity.x - n`. */
export function findMutations(module: Module, variable: Variable, code: Node, before: Node, run: Run | null): readonly Mutation[] {
  const found: Mutation[] = [];
  const isOwnName = (outer: Node): boolean => {
    const root = unwrap(outer);
    return root.type === 'Identifier' && findVariable(module, root) === variable;
  };
  const isOwn = (node: Node): string | null => (node.type === 'MemberExpression' && (isOwnName(rootOf(node)) || isPart(module, rootOf(node), variable)) ? memberName(node) : null);
  walk(code, (node) => {
    if (node.range[0] > before.range[0]) return false;
    if (node.type === 'CallExpression') {
      found.push(...bySetter(module, node, isOwnName, run), ...byMethod(module, node, isOwnName, run));
      return true;
    }
    const target = node.type === 'AssignmentExpression' ? node.left : node.type === 'UpdateExpression' ? node.argument : null;
    const column = target && isOwn(target);
    if (!target || column === null) return true;
    const asks = ({ path }: Origin): boolean => path.at(-1) === column;
    if (node.type === 'AssignmentExpression' && node.operator === '=') {
      const computed = findComputed(module, node.right, run, asks) ?? findCount(module, code, node, isOwn, run);
      if (computed) found.push({ node, column, computed });
      return true;
    }
    const origin = originOf(module, target, run);
    const isText = node.type === 'AssignmentExpression' && (stringValue(node.right) !== null || node.right.type === 'TemplateLiteral');
    if (origin && (node.type === 'UpdateExpression' || /^[-+*/%]=$/.test((node as { operator: string }).operator))) found.push({ node, column, computed: { origin, as: isText ? 'text' : 'number', node } });
    return true;
  });
  return found;
}

/** `post.likes.push(id); post.likesCount = post.likes.length`: counted from a list that was read, and changed here. */
function findCount(module: Module, code: Node, { right, range }: Extract<Node, { type: 'AssignmentExpression' }>, isOwn: (node: Node) => string | null, run: Run | null): Computed | null {
  const count = unwrap(right);
  if (count.type !== 'MemberExpression' || memberName(count) !== 'length' || isOwn(unwrap(count.object)) === null) return null;
  const list = textOf(module, count.object);
  const isChanged = someNode(code, (node) => {
    if (node.type !== 'CallExpression' || node.range[0] > range[0]) return false;
    const callee = unwrap(node.callee);
    return callee.type === 'MemberExpression' && isChanging(memberName(callee) ?? '') && textOf(module, callee.object) === list;
  });
  const origin = isChanged ? originOf(module, count.object, run) : null;
  return origin && { origin, as: 'number', node: count };
}

function rootOf(node: Node): Node {
  let at = unwrap(node);
  while (at.type === 'MemberExpression') at = unwrap(at.object);
  return at;
}

/** `const line = cart.items.find(…)`, `for (const line of cart.items)`: what is changed in it is saved with the whole. */
function isPart(module: Module, name: Node, whole: Variable): boolean {
  const variable = name.type === 'Identifier' ? findVariable(module, name) : null;
  const definition = variable === null || variable === 'global' || variable === whole ? undefined : variable.defs[0];
  if (definition?.type !== 'Variable' || definition.node.type !== 'VariableDeclarator') return false;
  const loop = definition.node.parent.parent;
  const value = definition.node.init ?? (loop?.type === 'ForOfStatement' ? loop.right : null);
  let root = value && rootOf(value);
  while (root?.type === 'CallExpression') root = rootOf(root.callee);
  return root?.type === 'Identifier' && findVariable(module, root) === whole;
}

/** `entity.set('stock', entity.stock - 1)`, `Object.assign(entity, { stock: entity.stock - 1 })` */
function bySetter(module: Module, node: CallExpression, isOwn: (node: Node) => boolean, run: Run | null): readonly Mutation[] {
  const callee = unwrap(node.callee);
  if (callee.type !== 'MemberExpression') return [];
  const [first, second] = node.arguments;
  const name = memberName(callee);
  const isAssigning = name === 'assign' && first !== undefined && isOwn(first);
  if (!isAssigning && !((name === 'set' || name === 'setDataValue') && isOwn(callee.object))) return [];
  const column = first ? stringValue(first) : null;
  const literal = isAssigning ? second : first;
  const pairs = column !== null && second ? [{ column, value: second as Node }] : literal?.type === 'ObjectExpression' ? literal.properties.flatMap((each) => (each.type === 'Property' ? [{ column: keyName(each) ?? '', value: each.value as Node }] : [])) : [];
  return pairs.flatMap((pair) => {
    const computed = findComputed(module, pair.value, run, ({ path }) => path.at(-1) === pair.column);
    return computed ? [{ node: pair.value, column: pair.column, computed }] : [];
  });
}

/** `account.withdraw(amount)`, whose class says `this.balance -= amount` */
function byMethod(module: Module, node: CallExpression, isOwn: (node: Node) => boolean, run: Run | null): readonly Mutation[] {
  const callee = unwrap(node.callee);
  const name = callee.type === 'MemberExpression' && isOwn(callee.object) ? memberName(callee) : null;
  const origin = name !== null && callee.type === 'MemberExpression' ? originOf(module, callee.object, run) : null;
  const declared = origin?.read.record?.node ? findClass(module, nameOf(origin.read.record.node)) : null;
  if (!origin || !declared) return [];
  const method = declared.body.body.find((each) => each.type === 'MethodDefinition' && keyName(each) === name);
  const column = method ? columnCountedIn(method) : null;
  return column === null ? [] : [{ node, column, computed: { origin, as: 'number', node } }];
}

/** `Account` in `Repository<Account>` */
function nameOf(node: Node): Node {
  return node.type === 'TSTypeReference' ? (node.typeName as Node) : node;
}

/** The field that a method changes by what it was. */
function columnCountedIn(method: Node): string | null {
  let column: string | null = null;
  walk(method, (node) => {
    const target = node.type === 'AssignmentExpression' ? node.left : node.type === 'UpdateExpression' ? node.argument : null;
    const field = target?.type === 'MemberExpression' && target.object.type === 'ThisExpression' ? memberName(target) : null;
    if (field === null || (node.type === 'AssignmentExpression' && !/^[-+*/]=$/.test(node.operator) && !isOfField(node.right, field))) return column === null;
    column ??= field;
    return false;
  });
  return column;
}

function isOfField(outer: Node, field: string): boolean {
  const node = unwrap(outer);
  if (node.type !== 'BinaryExpression') return false;
  const left = unwrap(node.left);
  return left.type === 'MemberExpression' && left.object.type === 'ThisExpression' && memberName(left) === field;
}
