import { findThisClass, memberName, unwrap, type Node } from '../ast/index.js';
import type { Module } from '../project/index.js';
import { findLiteral, findMember, findVariable, isGlobal, resolveValue } from './bindings/index.js';

/** Whether an expression is nothing at all: `undefined`, `null`, `void 0`. */
export function isNothing(module: Module, node: Node): boolean {
  const value = unwrap(node);
  if (value.type === 'Literal') return value.value === null && !('regex' in value) && !('bigint' in value);
  return isGlobal(module, value, 'undefined') || (value.type === 'UnaryExpression' && value.operator === 'void');
}

/** Whether an expression may be a duration: a number other than 0 and Infinity, or one that is not fixed. `false` turns a limit off. */
export function isDuration(module: Module, node: Node): boolean {
  if (isNothing(module, node) || (node.type === 'Literal' && node.value === false)) return false;
  const amount = numberOf(module, node);
  return amount === null || (amount > 0 && amount !== Infinity);
}

/** The number an expression always has, through constants of this file and arithmetic; null when it is not fixed. */
export function numberOf(module: Module, node: Node, depth = 0): number | null {
  const value = findLiteral(module, node);
  if (!value || depth > 8) return null;
  if (value.type === 'Literal') return typeof value.value === 'number' ? value.value : null;
  if (isGlobal(module, value, 'Infinity')) return Infinity;
  if (value.type === 'UnaryExpression' && value.operator === '-') {
    const inner = numberOf(module, value.argument, depth + 1);
    return inner === null ? null : -inner;
  }
  if (value.type === 'MemberExpression' && isGlobal(module, value.object, 'Number') && value.property.type === 'Identifier') {
    return value.property.name === 'POSITIVE_INFINITY' ? Infinity : value.property.name === 'MAX_SAFE_INTEGER' ? Number.MAX_SAFE_INTEGER : null;
  }
  if (value.type !== 'BinaryExpression') return null;
  const [left, right] = [numberOf(module, value.left, depth + 1), numberOf(module, value.right, depth + 1)];
  if (left === null || right === null) return null;
  switch (value.operator) {
    case '+': return left + right;
    case '-': return left - right;
    case '*': return left * right;
    case '/': return left / right;
    case '**': return left ** right;
    default: return null;
  }
}

/** Whether a text always begins the same way, and how: constants, templates and concatenations of this file. Null when it is open. */
export function prefixOf(module: Module, node: Node, depth = 0): string | null {
  const value = findLiteral(module, node);
  if (!value || depth > 8) return null;
  if (value.type === 'Literal') return typeof value.value === 'string' ? value.value : null;
  if (value.type === 'MemberExpression' && value.object.type === 'ThisExpression') {
    // A field that a subclass may replace: as it is written, it is this.
    const [owner, name] = [findThisClass(value), memberName(value)];
    const field = owner && name !== null ? findMember(module, owner, name) : null;
    return field?.value ? prefixOf(module, field.value, depth + 1) : null;
  }
  if (value.type === 'NewExpression' && isGlobal(module, value.callee, 'URL') && value.arguments.length === 1 && value.arguments[0]) {
    return prefixOf(module, value.arguments[0], depth + 1);
  }
  if (value.type === 'TemplateLiteral') {
    const start = value.quasis[0]?.value.cooked ?? '';
    const [first] = value.expressions;
    return start !== '' || !first ? start : prefixOf(module, first, depth + 1) || restOfTemplate(module, value, first, depth);
  }
  if (value.type === 'BinaryExpression' && value.operator === '+') {
    const left = prefixOf(module, value.left, depth + 1);
    return left === '' ? prefixOf(module, value.right, depth + 1) : left;
  }
  return null;
}

/** `${''}/users`: when what comes first is an empty constant, what comes next decides. */
function restOfTemplate(module: Module, template: Extract<Node, { type: 'TemplateLiteral' }>, first: Node, depth: number): string | null {
  return prefixOf(module, first, depth + 1) === '' ? (template.quasis[1]?.value.cooked ?? '') : null;
}

/** Whether an expression may turn out to be an options object. Texts, numbers, functions and URLs are none. */
export function mayBeObject(module: Module, node: Node, depth = 0): boolean {
  const value = findLiteral(module, node);
  if (!value || depth > 8) return true;
  switch (value.type) {
    case 'Literal':
    case 'TemplateLiteral':
    case 'BinaryExpression':
    case 'ArrowFunctionExpression':
    case 'FunctionExpression':
    case 'UnaryExpression':
    case 'TaggedTemplateExpression':
      return false;
    case 'NewExpression':
      return resolveValue(module, value.callee)?.global !== 'URL';
    case 'MemberExpression':
      return !isEnvironment(module, value);
    case 'LogicalExpression':
      // `body && { body }`: what is on the left of it is never an object where it is the result.
      return (value.operator === '&&' || mayBeObject(module, value.left, depth + 1)) && mayBeObject(module, value.right, depth + 1);
    case 'CallExpression':
      // `url.toString()`, `String(x)`
      if (value.callee.type === 'MemberExpression' && value.callee.property.type === 'Identifier') {
        return !['toString', 'concat', 'replace', 'trim', 'join', 'slice', 'padStart', 'toLowerCase'].includes(value.callee.property.name);
      }
      return !isGlobal(module, value.callee, 'String') && !isGlobal(module, value.callee, 'Number') && !isGlobal(module, value.callee, 'encodeURI');
    case 'Identifier':
      return !isTypedScalar(module, value);
    default:
      return true;
  }
}

/** `url`, `config.apiUrl`, `ENDPOINT`, `connectionString`: an option that holds an address, whose text may carry options of its own. */
export function isNamedAddress(name: string | null): boolean {
  return name !== null && /(ur[li]|href|endpoint|connectionString)$/i.test(name);
}

/** `process.env.X`, `import.meta.env.X` */
export function isEnvironment(module: Module, node: Node): boolean {
  if (node.type !== 'MemberExpression') return false;
  const path = resolveValue(module, node);
  if (path?.global === 'process') return path.steps[0]?.kind === 'member' && path.steps[0].name === 'env';
  return node.object.type === 'MemberExpression' && node.object.object.type === 'MetaProperty';
}

/** A parameter or variable whose annotation says that it is a text, a number or a URL. */
function isTypedScalar(module: Module, node: Extract<Node, { type: 'Identifier' }>): boolean {
  const variable = findVariable(module, node);
  if (variable === null || variable === 'global') return false;
  const name = variable.defs[0]?.name;
  const type = name?.type === 'Identifier' ? name.typeAnnotation?.typeAnnotation : undefined;
  if (type?.type === 'TSStringKeyword' || type?.type === 'TSNumberKeyword') return true;
  return type?.type === 'TSTypeReference' && type.typeName.type === 'Identifier' && type.typeName.name === 'URL';
}
