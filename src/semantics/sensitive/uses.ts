import { isFunction, keyName, memberName, wrapped, type CallExpression, type Node, type Variable } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findDeclaredVariable, findFunction, findInvoked, findVariable } from '../bindings/index.js';
import { describeCall } from '../describe-call.js';
import { memo } from '../memo.js';
import { findKnown } from '../package-facts/paths.js';
import { SECRET_USES } from './known-uses.js';
import { describeRecord, findKindOfHeader, findKindOfName, WHAT } from './names.js';
import type { Sensitive, SensitiveKind } from './types.js';

/** Where a variable, or a part of what it holds, is used as a secret. */
interface SecretPlace {
  readonly keys: readonly string[];
  readonly kind: SensitiveKind;
}

/** How many calls of functions in sight a value is followed through. */
const MAX_CALLS = 3;

/**
 * What the code does with a variable, or a member of it, that only a secret is good for: it is hashed, compared with a hash, verified,
 * signed with, or sent as the credentials of a request.
 */
export function findSecretUse(module: Module, variable: Variable, keys: readonly string[]): Sensitive | null {
  const places = placesOf(module, variable) ?? [];
  const exact = places.find((each) => each.keys.join('.') === keys.join('.'));
  if (exact) return { kind: exact.kind, proof: 'use', what: WHAT[exact.kind] };
  const inside = places.find((each) => each.keys.length > keys.length && keys.every((key, index) => each.keys[index] === key));
  return inside ? describeRecord('use', inside.keys.slice(keys.length).join('.')) : null;
}

const placesOf = memo<Variable, readonly SecretPlace[]>('secret uses of a variable', (module, variable) => findPlaces(module, variable, 0));

function findPlaces(module: Module, variable: Variable, calls: number): readonly SecretPlace[] {
  return variable.references.flatMap(({ identifier, init }) => (init ? [] : follow(module, identifier, calls)));
}

/** From a mention of a variable through its members to what is done with that. */
function follow(module: Module, identifier: Node, calls: number): readonly SecretPlace[] {
  let at = wrapped(identifier);
  const keys: string[] = [];
  for (;;) {
    const { parent }: { parent?: Node | undefined } = at;
    const name = parent?.type === 'MemberExpression' && parent.object === at ? memberName(parent) : null;
    if (!parent || name === null) break;
    // `token.replace('Bearer ', '')`, `text.toString()`: what a method of it gives is another matter
    if (parent.parent?.type === 'CallExpression' && parent.parent.callee === parent) break;
    keys.push(name);
    at = wrapped(parent);
  }
  const { parent } = at;
  // `const { passwordHash } = user`
  if (parent?.type === 'VariableDeclarator' && parent.init === at && parent.id.type === 'ObjectPattern') return followPattern(module, parent, keys, calls);
  const kind = findKindOfPlace(module, at, keys.at(-1) ?? nameOf(identifier));
  if (kind) return [{ keys, kind }];
  return parent?.type === 'CallExpression' && calls < MAX_CALLS ? followCall(module, parent, at, keys, calls) : [];
}

function nameOf(node: Node): string {
  return node.type === 'Identifier' ? node.name : '';
}

function followPattern(module: Module, declarator: Extract<Node, { type: 'VariableDeclarator' }>, keys: readonly string[], calls: number): readonly SecretPlace[] {
  if (declarator.id.type !== 'ObjectPattern') return [];
  return declarator.id.properties.flatMap((property) => {
    if (property.type !== 'Property' || property.value.type !== 'Identifier') return [];
    const name = keyName(property);
    const variable = findDeclaredVariable(module, declarator, property.value.name);
    return name === null || !variable ? [] : findPlaces(module, variable, calls + 1).map((each) => ({ ...each, keys: [...keys, name, ...each.keys] }));
  });
}

/** `verifyPassword(password, user.passwordHash)`: what a function in sight does with its parameter. */
function followCall(module: Module, call: CallExpression, argument: Node, keys: readonly string[], calls: number): readonly SecretPlace[] {
  const index = call.arguments.indexOf(argument as never);
  const fn = index < 0 ? null : findFunction(module, call.callee);
  const parameter = fn?.params[index];
  if (!isFunction(fn) || parameter?.type !== 'Identifier') return [];
  const variable = findDeclaredVariable(module, fn, parameter.name);
  return variable ? findPlaces(module, variable, calls + 1).map((each) => ({ ...each, keys: [...keys, ...each.keys] })) : [];
}

/** What a value is where it stands: an argument of a call that takes secrets, the credentials of a header, a client's secret. */
function findKindOfPlace(module: Module, node: Node, name: string): SensitiveKind | null {
  const { parent } = node;
  switch (parent?.type) {
    case 'CallExpression':
    case 'NewExpression': {
      const index = parent.arguments.indexOf(node as never);
      return index < 0 ? null : findKindOfArgument(module, parent, index, name);
    }
    case 'LogicalExpression':
    case 'AwaitExpression':
      return findKindOfPlace(module, parent, name);
    case 'TemplateLiteral':
      // `Bearer ${token}`
      return /^(Bearer|Basic|Token) $/i.test(parent.quasis[0]?.value.raw ?? '') && parent.expressions.length === 1 ? findKindOfProperty(module, parent, true) : null;
    case 'BinaryExpression':
      return parent.operator === '+' && parent.right === node && parent.left.type === 'Literal' && /^(Bearer|Basic|Token) $/i.test(String(parent.left.value)) ? findKindOfProperty(module, parent, true) : null;
    case 'Property':
      return findKindOfProperty(module, node, false);
    default:
      return null;
  }
}

function findKindOfArgument(module: Module, call: Extract<Node, { type: 'CallExpression' | 'NewExpression' }>, index: number, name: string): SensitiveKind | null {
  const use = findKnown(findInvoked(module, call), SECRET_USES);
  const kind = use?.takes[index];
  if (!kind) {
    // `Buffer.from(token)` in another call, `String(token)`
    return call.type === 'CallExpression' && index === 0 && isCopy(call.callee) ? findKindOfPlace(module, call, name) : null;
  }
  return use.confirms ? findKindOfName(name) : kind;
}

function isCopy(callee: Node): boolean {
  if (callee.type === 'Identifier') return callee.name === 'String';
  return callee.type === 'MemberExpression' && callee.object.type === 'Identifier' && callee.object.name === 'Buffer' && memberName(callee) === 'from';
}

/** `headers: { Authorization: value }`, `new Client({ apiKey: value })` */
function findKindOfProperty(module: Module, value: Node, isBearer: boolean): SensitiveKind | null {
  const property = value.parent;
  if (property?.type !== 'Property' || property.value !== value || property.parent.type !== 'ObjectExpression') return null;
  const key = keyName(property);
  const kind = key === null ? null : findKindOfHeader(key);
  if (!kind) return null;
  if (kind === 'authorization' && key?.toLowerCase() === 'authorization') return isBearer || isHeaders(property.parent) ? 'token' : null;
  const options = property.parent.parent;
  if (isHeaders(property.parent) && /-/.test(key ?? '')) return kind;
  return options.type === 'NewExpression' && describeCall(module, options)?.kind === 'client' ? kind : null;
}

/** The literal that `headers:` is given. */
function isHeaders(literal: Node): boolean {
  const { parent } = literal;
  return parent?.type === 'Property' && parent.value === literal && /^headers$/i.test(keyName(parent) ?? '');
}

/** What a name stands for, so that its uses can be asked for. */
export function variableOf(module: Module, node: Node): Variable | null {
  const variable = node.type === 'Identifier' ? findVariable(module, node) : null;
  return variable === 'global' ? null : variable;
}
