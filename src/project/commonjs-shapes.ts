import { isFunction, keyName, memberName, stringValue, type CallExpression, type Expression, type Identifier, type Node } from '../ast/index.js';
import { boundNames } from './declared-names.js';

/** Whether an identifier reads or writes a variable: no key, no name of a member. */
export function isReference(node: Node): boolean {
  const { parent } = node;
  if (!parent) return false;
  if (parent.type === 'MemberExpression') return parent.object === node || parent.computed;
  if (parent.type === 'Property') return parent.value === node;
  return !(parent.type === 'MethodDefinition' || parent.type === 'PropertyDefinition') || parent.key !== node || parent.computed;
}

/** Whether a function around takes a parameter of that name (a bundle's wrapper), or a block around declares it. */
export function isShadowed(node: Identifier): boolean {
  // What the top level declares under the name is no parameter of the module's wrapper; an alias is declared there.
  const isAlias = node.name !== 'exports' && node.name !== 'module';
  for (let at: Node | undefined = node.parent; at; at = at.parent) {
    if (isFunction(at) && at.params.some((each) => boundNames(each).includes(node.name))) return true;
    if (at.type === 'BlockStatement' || (at.type === 'Program' && !isAlias)) {
      for (const statement of at.body) if (declares(statement, node.name)) return true;
    }
  }
  return false;
}

function declares(statement: Node, name: string): boolean {
  if (statement.type === 'VariableDeclaration') return statement.declarations.some(({ id }) => boundNames(id).includes(name));
  if (statement.type === 'ImportDeclaration') return statement.specifiers.some(({ local }) => local.name === name);
  return (statement.type === 'FunctionDeclaration' || statement.type === 'ClassDeclaration') && statement.id?.name === name;
}

/** `typeof module`, `module === x`, `if (exports)`, a statement of its own: nothing gets hold of it. */
export function isOnlyLookedAt(node: Node): boolean {
  const parent = node.parent;
  switch (parent?.type) {
    case 'UnaryExpression':
    case 'BinaryExpression':
    case 'ExpressionStatement':
    case 'IfStatement':
      return true;

    case 'LogicalExpression':
      return isOnlyLookedAt(parent);
    case 'ConditionalExpression':
      return parent.test === node;
    default:
      return false;
  }
}

export function isExportsReference(node: Node): boolean {
  if (node.type === 'Identifier') return node.name === 'exports';
  return memberName(node) === 'exports' && node.type === 'MemberExpression' && node.object.type === 'Identifier' && node.object.name === 'module';
}

/** What a chain of assignments gives: c in `a = b = c`. */
export function lastValue(value: Expression): Expression {
  let at = value;
  while (at.type === 'AssignmentExpression' && at.operator === '=') at = at.right;
  return at;
}

/** The specifier of `require('./x')`, also within an interop helper: `__importStar(require('./x'))`. */
export function requiredBy(node: Node): string | null {
  if (node.type !== 'CallExpression' || node.callee.type !== 'Identifier') return null;
  const [argument] = node.arguments;
  return node.callee.name === 'require' && argument ? stringValue(argument) : null;
}

/** The value of a property descriptor: `{ value: x }`, `{ get() { return x } }`, `{ get: () => x }`. */
export function describedValue(descriptor: Node): Node | null {
  if (descriptor.type !== 'ObjectExpression') return null;
  for (const property of descriptor.properties) {
    if (property.type !== 'Property') return null;
    const name = keyName(property);
    if (name === 'value') return property.value;
    if (name === 'get') return returnedBy(property.value);
  }
  return null;
}

function returnedBy(getter: Node): Node | null {
  if (!isFunction(getter)) return null;
  if (getter.body?.type !== 'BlockStatement') return getter.body ?? null;
  const [only, ...others] = getter.body.body;
  return only?.type === 'ReturnStatement' && others.length === 0 ? only.argument : null;
}

export function calleeName({ callee }: CallExpression): string | null {
  if (callee.type === 'Identifier') return callee.name;
  const name = memberName(callee);
  return name !== null && callee.type === 'MemberExpression' && callee.object.type === 'Identifier' ? `${callee.object.name}.${name}` : null;
}

export function isVoid(node: Node): boolean {
  return (node.type === 'UnaryExpression' && node.operator === 'void') || (node.type === 'Identifier' && node.name === 'undefined');
}

export function isSameValue(one: Node, other: Node): boolean {
  return one === other || (one.type === 'Identifier' && other.type === 'Identifier' && one.name === other.name);
}
