import { memberName, unwrap, type Invocation, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findDeclaredType, findLiteral, findShape, findVariable, settle } from '../bindings/index.js';
import { mayConcern, mayOperate } from '../call-names.js';

/** Whether a name that no file declares is one of the language, of its platform, or one that the configuration of the linter declares. */
export function isPlatformGlobal({ scopeManager }: Module, name: string): boolean {
  return name in globalThis || name === 'require' || name === 'module' || scopeManager.globalScope?.set.has(name) === true;
}

/** Whether a call is one of a method that values of the language have: `[].map()`, `name.trim()`. */
export function isLanguageMethod(module: Module, call: Invocation): boolean {
  const callee = call.type === 'CallExpression' ? unwrap(call.callee) : null;
  const name = callee?.type === 'MemberExpression' ? memberName(callee) : null;
  if (callee?.type !== 'MemberExpression' || name === null || !METHODS.has(name)) return false;
  if (isLanguageValue(module, callee.object, 0)) return true;
  // No library that this package uses has a call of that name.
  return module.project.dependencies !== null && !mayConcern(module, call) && !mayOperate(module, call);
}

/** How many calls of a chain are followed to where it begins. */
const MAX_CHAIN = 20;

/** Whether an expression gives a text, a number, a list or another value of the language. */
function isLanguageValue(module: Module, outer: Node, depth: number): boolean {
  const value = unwrap(outer);
  const literal = findLiteral(module, value) ?? value;
  if (LITERALS.has(literal.type)) return true;
  if (literal.type === 'BinaryExpression') return true;
  const shape = settle(module, findShape(module, value));
  if (shape) return shape.kind === 'builtin' || shape.kind === 'function' || shape.kind === 'object' || isLanguageType(module, value);
  if (value.type !== 'CallExpression' || depth > MAX_CHAIN) return false;
  const callee = unwrap(value.callee);
  // `text.split(',').map(…).join()`
  return callee.type === 'MemberExpression' && GIVE_THEIR_OWN.has(memberName(callee) ?? '') && isLanguageValue(module, callee.object, depth + 1);
}

const LITERALS: ReadonlySet<string> = new Set(['Literal', 'TemplateLiteral', 'ArrayExpression', 'ArrowFunctionExpression', 'FunctionExpression']);

/** Methods of texts and lists that give a text or a list once more. */
const GIVE_THEIR_OWN: ReadonlySet<string> = new Set([
  'concat', 'filter', 'flat', 'flatMap', 'join', 'map', 'padEnd', 'padStart', 'repeat', 'replace', 'replaceAll', 'reverse', 'slice', 'sort', 'split', 'substring',
  'toFixed', 'toLowerCase', 'toReversed', 'toSorted', 'toString', 'toUpperCase', 'trim', 'trimEnd', 'trimStart',
]);

/** `string`, `number[]`, `Promise<User>`, where no file declares a `Promise` of its own. */
function isLanguageType(module: Module, value: Node): boolean {
  const type = findDeclaredType(module, value);
  if (!type) return false;
  if (type.type === 'TSTypeReference') {
    const name = type.typeName;
    return name.type === 'Identifier' && TYPES.has(name.name) && (findVariable(module, name) ?? 'global') === 'global';
  }
  return KEYWORDS.has(type.type);
}

const KEYWORDS: ReadonlySet<string> = new Set([
  'TSStringKeyword', 'TSNumberKeyword', 'TSBooleanKeyword', 'TSBigIntKeyword', 'TSSymbolKeyword', 'TSArrayType', 'TSTupleType', 'TSFunctionType', 'TSTemplateLiteralType', 'TSLiteralType',
]);

const PROTOTYPES: readonly object[] = [
  Array.prototype, String.prototype, Number.prototype, Boolean.prototype, RegExp.prototype, Date.prototype, Promise.prototype, Map.prototype, Set.prototype,
  WeakMap.prototype, WeakSet.prototype, Function.prototype, Object.prototype, Symbol.prototype, BigInt.prototype, ArrayBuffer.prototype, DataView.prototype,
  Uint8Array.prototype, Object.getPrototypeOf(Uint8Array.prototype) as object, Object.getPrototypeOf([].values()) as object, Error.prototype, URL.prototype, URLSearchParams.prototype,
  AbortController.prototype, Buffer.prototype,
];

const METHODS: ReadonlySet<string> = new Set(PROTOTYPES.flatMap((each) => Object.getOwnPropertyNames(each)));

const TYPES: ReadonlySet<string> = new Set([
  'Array', 'ArrayBuffer', 'AsyncIterable', 'Buffer', 'Date', 'Error', 'Function', 'Iterable', 'Map', 'Promise', 'PromiseLike', 'ReadonlyArray', 'ReadonlyMap', 'ReadonlySet', 'RegExp',
  'Set', 'Uint8Array', 'URL', 'URLSearchParams', 'WeakMap', 'WeakSet',
]);
