import { isClass, isFunction, memberName, stringValue, unwrap, type Identifier, type Node } from '../../ast/index.js';
import type { TSESTree } from '@typescript-eslint/utils';
import type { Module } from '../../project/index.js';
import { findLiteral, findShape, findSource, findSuperclass, findTypeDeclaration, findVariable, isGlobal, resolveType, settle, type NominalNode, type Shape } from '../bindings/index.js';
import { handlersOf } from '../handlers/handlers-of.js';
import { homeOf } from '../home.js';
import { memo } from '../memo.js';

/** What an argument of a log call is, as far as that decides what becomes of it. */
export type ArgumentKind = 'text' | 'scalar' | 'object' | 'error' | 'function' | 'unknown';

interface Known {
  readonly kind: ArgumentKind;
}

/** By its syntax, its construction, or its declared type; `unknown` where nothing proves it. */
export function kindOf(module: Module, node: Node): ArgumentKind {
  return kindOnce(module, node)?.kind ?? 'unknown';
}

const kindOnce: (module: Module, node: Node) => Known | null = memo('kind of argument', (module, node) => ({ kind: findKind(module, node) }));

/** Methods that always give a text, whatever they belong to. */
const TEXT_METHODS = new Set(['toString', 'toISOString', 'toLocaleString', 'toUpperCase', 'toLowerCase', 'trim', 'join', 'padStart', 'padEnd', 'toFixed', 'toJSON', 'replaceAll', 'substring', 'toLocaleDateString', 'toLocaleTimeString', 'toDateString', 'toUTCString']);
const TEXT_FUNCTIONS = new Set(['String', 'encodeURIComponent', 'encodeURI', 'decodeURIComponent']);

function findKind(module: Module, outer: Node): ArgumentKind {
  if (outer.type === 'TSAsExpression' || outer.type === 'TSTypeAssertion') {
    const kind = kindOfShape(module, findShape(module, outer));
    if (kind !== 'unknown') return kind;
  }
  const node = outer.type === 'AwaitExpression' ? outer : unwrap(outer);
  switch (node.type) {
    case 'Literal':
      if (typeof node.value === 'string') return 'text';
      return node.value === null || 'regex' in node ? 'unknown' : 'scalar';
    case 'TemplateLiteral':
      return 'text';
    case 'BinaryExpression':
      return kindOfOperation(module, node);
    case 'UnaryExpression':
      return node.operator === 'typeof' ? 'text' : node.operator === 'void' || node.operator === 'delete' ? 'unknown' : 'scalar';
    case 'ObjectExpression':
    case 'ArrayExpression':
      return 'object';
    case 'ArrowFunctionExpression':
    case 'FunctionExpression':
      return 'function';
    case 'ConditionalExpression':
      return commonKind(kindOf(module, node.consequent), kindOf(module, node.alternate));
    case 'LogicalExpression':
      return node.operator === '&&' ? 'unknown' : commonKind(kindOf(module, node.left), kindOf(module, node.right));
    case 'NewExpression':
      return isErrorClass(module, node.callee) ? 'error' : isGlobal(module, node.callee, 'Date') || isGlobal(module, node.callee, 'Map') ? 'object' : kindOfShape(module, findShape(module, node));
    case 'CallExpression':
      return kindOfCall(module, node);
    case 'MemberExpression':
      return kindOfMember(module, node);
    case 'Identifier':
      return kindOfName(module, node);
    default:
      return kindOfShape(module, findShape(module, node));
  }
}

function commonKind(one: ArgumentKind, other: ArgumentKind): ArgumentKind {
  return one === other ? one : 'unknown';
}

function kindOfOperation(module: Module, node: Extract<Node, { type: 'BinaryExpression' }>): ArgumentKind {
  if (node.operator !== '+') return 'scalar';
  const [left, right] = [kindOf(module, node.left), kindOf(module, node.right)];
  if (left === 'text' || right === 'text') return 'text';
  return left === 'scalar' && right === 'scalar' ? 'scalar' : 'unknown';
}

function kindOfCall(module: Module, node: Extract<Node, { type: 'CallExpression' }>): ArgumentKind {
  const { callee } = node;
  if (callee.type === 'Identifier' && TEXT_FUNCTIONS.has(callee.name) && isGlobal(module, callee, callee.name)) return 'text';
  if (callee.type === 'Identifier' && isErrorClass(module, callee)) return 'error';
  const name = memberName(callee);
  if (callee.type === 'MemberExpression' && name !== null) {
    if (TEXT_METHODS.has(name) || (name === 'stringify' && isGlobal(module, callee.object, 'JSON'))) return 'text';
    if (name === 'replace' || name === 'slice') return kindOf(module, callee.object) === 'text' ? 'text' : 'unknown';
  }
  return kindOfShape(module, findShape(module, node));
}

function kindOfMember(module: Module, node: Extract<Node, { type: 'MemberExpression' }>): ArgumentKind {
  const name = memberName(node);
  if ((name === 'message' || name === 'stack' || name === 'name') && kindOf(module, node.object) === 'error') return 'text';
  if (name === 'length' || name === 'size') return 'scalar';
  const value = findLiteral(module, node);
  if (value && value !== node && value.type !== 'MemberExpression') return kindOf(module, value);
  return kindOfShape(module, findShape(module, node));
}

function kindOfName(module: Module, node: Identifier): ArgumentKind {
  if (isCaught(module, node)) return 'error';
  const typed = kindOfShape(module, findShape(module, node));
  if (typed !== 'unknown') return typed;
  const value = findLiteral(module, node);
  if (value && value !== node) return kindOf(module, value);
  const variable = findVariable(module, node);
  const source = variable === null || variable === 'global' ? null : findSource(variable);
  // `const { message } = error`
  const [key] = source?.keys ?? [];
  if (source?.keys.length === 1 && (key === 'message' || key === 'stack') && kindOf(module, source.value) === 'error') return 'text';
  return source?.keys.length === 0 ? kindOf(module, source.value) : 'unknown';
}

/** `catch (error)`, `.catch((error) => …)`, `.on('error', (error) => …)`: what is thrown is an Error, but for what lint rules forbid. */
function isCaught(module: Module, node: Identifier): boolean {
  const variable = findVariable(module, node);
  const definition = variable === null || variable === 'global' ? undefined : variable.defs[0];
  if (variable === null || variable === 'global' || variable.references.some((each) => each.isWrite() && !each.init)) return false;
  if (definition?.type === 'CatchClause') return definition.node.param === definition.name;
  if (definition?.type !== 'Parameter' || !isFunction(definition.node)) return false;
  const { node: fn } = definition;
  const call = fn.parent;
  if (fn.params[0] !== definition.name) return false;
  if (handlersOf(homeOf(module, fn)).get(fn)?.role === 'error') return true;
  if (call.type !== 'CallExpression' || call.callee.type !== 'MemberExpression') return false;
  const [first, second] = call.arguments;
  switch (memberName(call.callee)) {
    case 'catch':
      return first === fn;
    case 'then':
      return second === fn;
    case 'setErrorHandler':
    case 'onError':
      return first === fn;
    case 'on':
    case 'once':
      return second === fn && first !== undefined && /^(error|uncaughtException)$/.test(stringValue(first) ?? '');
    default:
      return false;
  }
}

function isErrorClass(module: Module, callee: Node, depth = 0): boolean {
  if (callee.type === 'Identifier' && /^([A-Z]\w*)?Error$/.test(callee.name) && isGlobal(module, callee, callee.name)) return true;
  const owner = findLiteral(module, callee);
  return owner !== null && depth < 10 && isClass(owner) && owner.superClass !== null && isErrorClass(module, owner.superClass, depth + 1);
}

/** An instance of a class that extends Error, however far up. */
function isErrorDeclaration(module: Module, declaration: NominalNode): boolean {
  if (declaration.type === 'TSInterfaceDeclaration') return declaration.extends.some(({ expression }) => isGlobal(module, expression, 'Error'));
  const above = findSuperclass(module, declaration);
  if (above) return isErrorDeclaration(module, above);
  return declaration.superClass !== null && isErrorClass(module, declaration.superClass);
}

function kindOfShape(module: Module, shape: Shape | null): ArgumentKind {
  if (shape?.kind === 'written') {
    const simple = kindOfSimple(module, shape.type, shape);
    if (simple) return simple;
  }
  const settled = settle(module, shape);
  switch (settled?.kind) {
    case 'nominal':
      return isErrorDeclaration(module, settled.declaration) ? 'error' : 'object';
    case 'object':
    case 'builtin':
      return 'object';
    case 'function':
    case 'class':
      return 'function';
    case 'written':
      return kindOfSimple(module, settled.type, settled) ?? 'unknown';
    default:
      return 'unknown';
  }
}

const SIMPLE: Readonly<Record<string, ArgumentKind>> = {
  TSStringKeyword: 'text', TSTemplateLiteralType: 'text', TSNumberKeyword: 'scalar', TSBooleanKeyword: 'scalar', TSBigIntKeyword: 'scalar',
  TSTypeLiteral: 'object', TSObjectKeyword: 'object', TSTupleType: 'object', TSMappedType: 'object', TSFunctionType: 'function',
};

function kindOfSimple(module: Module, type: TSESTree.TypeNode, shape: Shape): ArgumentKind | null {
  const simple = SIMPLE[type.type];
  if (simple) return simple;
  if (type.type === 'TSLiteralType') return type.literal.type === 'Literal' && typeof type.literal.value !== 'string' ? 'scalar' : 'text';
  if (type.type === 'TSUnionType') {
    const real = type.types.filter((each) => !/^TS(Null|Undefined|Void)Keyword$/.test(each.type));
    const kinds = new Set(real.map((each) => kindOfShape(module, shape.kind === 'written' ? { ...shape, type: each } : null)));
    return kinds.size === 1 ? ([...kinds][0] ?? null) : 'unknown';
  }
  if (type.type !== 'TSTypeReference' || type.typeName.type !== 'Identifier') return null;
  const declaration = findTypeDeclaration(module, type.typeName);
  // A name for texts: `type Level = 'info' | 'warn'`
  if (declaration?.type === 'TSTypeAliasDeclaration' && shape.kind === 'written') return kindOfSimple(module, declaration.typeAnnotation, { ...shape, type: declaration.typeAnnotation });
  if (findVariable(module, type.typeName) === 'global') return /^([A-Z]\w*)?Error$|^(NodeJS\.)?ErrnoException$/.test(type.typeName.name) ? 'error' : type.typeName.name === 'Date' ? 'object' : null;
  // A package's own: `AxiosError`.
  const last = resolveType(module, type)?.steps.at(-2);
  return last?.kind === 'member' && /(Error|Exception)$/.test(last.name) ? 'error' : null;
}
