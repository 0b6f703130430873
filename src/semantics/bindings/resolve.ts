import {
  findSingleReturn, findThisClass, isClass, keyName, memberName, stringValue, unwrap,
  type ClassNode, type Expression, type FunctionNode, type Identifier, type Invocation, type Node, type Variable,
} from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { memo } from '../memo.js';
import { isDecorator } from '../match.js';
import type { ApiPath } from '../types.js';
import { extend, fromGlobal, invoked, member } from './api-path.js';
import { findMember } from './class-members.js';
import { isReplacedGlobal } from './globals.js';
import { resolveImport, resolveSpecifier } from './imports.js';
import { findBound, findClass, findFunction, findLiteral } from './literals.js';
import { findProperty } from './properties.js';
import { findPatternKeys, findSource, findVariable } from './variables.js';
import type { TSESTree } from '@typescript-eslint/utils';

/**
 * What an expression is, as a path from a package or a global. Null when nothing proves it.
 * Other files are asked through imports with a relative specifier; those answer null until a project can be asked.
 */
export const resolveValue: (module: Module, node: Node) => ApiPath | null = memo('resolve', (module, node) => {
  const path = resolve(module, node);
  return path && path.steps.length > MAX_STEPS ? null : path;
});

/** No library is used through a longer path, and each step copies the ones before it. */
const MAX_STEPS = 100;

function resolve(module: Module, outer: Node): ApiPath | null {
  const node = unwrap(outer);
  switch (node.type) {
    case 'Identifier':
      return resolveIdentifier(module, node);
    case 'MemberExpression':
      return resolveMember(module, node);
    case 'CallExpression':
      return resolveCall(module, node);
    case 'TaggedTemplateExpression':
      return invoke(resolveValue(module, node.tag), node);
    case 'NewExpression': {
      const local = findClass(module, node.callee);
      return invoke(local ? resolveSuperclass(module, local) : resolveValue(module, node.callee), node);
    }
    case 'ImportExpression': {
      const specifier = stringValue(node.source);
      return specifier === null ? null : resolveSpecifier(specifier);
    }
    case 'LogicalExpression':
      return resolveEither(resolveValue(module, node.left), resolveValue(module, node.right));
    case 'ConditionalExpression': {
      const consequent = resolveValue(module, node.consequent);
      const alternate = resolveValue(module, node.alternate);
      return consequent && alternate ? consequent : null;
    }
    default:
      return null;
  }
}

/** `global.client ?? new Client()`: whichever side is known; a value that existed before may be configured differently. */
function resolveEither(left: ApiPath | null, right: ApiPath | null): ApiPath | null {
  if (left && left.global === null) return { ...left, uncertain: true };
  if (!right) return null;
  const made = right.steps.at(-1)?.kind;
  // `cached ?? new Client()` is configured where it is made; `given ?? axios` is not.
  return { ...right, uncertain: right.uncertain || !(made === 'new' || made === 'call') };
}

function invoke(callee: ApiPath | null, node: Invocation): ApiPath | null {
  return callee && invoked(callee, node);
}

function resolveIdentifier(module: Module, node: Identifier): ApiPath | null {
  const variable = findVariable(module, node);
  if (variable === null) return null;
  if (variable === 'global') return isReplacedGlobal(module, node.name) ? null : fromGlobal(node.name);
  return resolveVariable(module, variable);
}

const resolveVariable = memo<Variable, ApiPath>('resolve variable', (module, variable) => {
  const definition = variable.defs[0];
  if (!definition || variable.defs.length !== 1) return null;
  switch (definition.type) {
    case 'ImportBinding':
      return resolveImport(definition.node, definition.parent ?? null);
    case 'Variable': {
      const source = findSource(variable);
      if (!source) {
        const annotation = definition.node.type === 'VariableDeclarator' && definition.node.id.type === 'Identifier' ? definition.node.id.typeAnnotation : undefined;
        return annotation ? resolveType(module, annotation.typeAnnotation) : null;
      }
      const value = resolveKeys(module, source.value, source.keys);
      if (value || source.keys.length > 0) return value;
      const { id } = definition.node as TSESTree.VariableDeclarator;
      return id.type === 'Identifier' && id.typeAnnotation ? resolveType(module, id.typeAnnotation.typeAnnotation) : null;
    }
    case 'Parameter':
      return resolveParameter(module, definition.node as FunctionNode, definition.name as Identifier);
    default:
      return null;
  }
});

/** A parameter is known by its type only: `client: OpenAI`, `{ http }: { http: AxiosInstance }`. */
function resolveParameter(module: Module, fn: FunctionNode, name: Identifier): ApiPath | null {
  for (const parameter of fn.params) {
    let target: Node = parameter.type === 'TSParameterProperty' ? parameter.parameter : parameter;
    if (target.type === 'AssignmentPattern') target = target.left;
    const keys = findPatternKeys(target, name);
    if (!keys) continue;
    const annotation = 'typeAnnotation' in target ? target.typeAnnotation?.typeAnnotation : undefined;
    return annotation ? resolveTypeKeys(module, annotation, keys) : null;
  }
  return null;
}

function resolveTypeKeys(module: Module, type: TSESTree.TypeNode, keys: readonly string[]): ApiPath | null {
  const [first, ...rest] = keys;
  if (first === undefined) return resolveType(module, type);
  if (type.type !== 'TSTypeLiteral') {
    const whole = resolveType(module, type);
    return whole && keys.reduce(member, whole);
  }
  for (const each of type.members) {
    if (each.type === 'TSPropertySignature' && keyName(each) === first && each.typeAnnotation) {
      return resolveTypeKeys(module, each.typeAnnotation.typeAnnotation, rest);
    }
  }
  return null;
}

/** An instance of a nominal type: an imported class or interface, or a class of this file that extends an imported one. */
export function resolveType(module: Module, type: TSESTree.TypeNode): ApiPath | null {
  if (type.type === 'TSUnionType') {
    const known = type.types.filter((each) => each.type !== 'TSNullKeyword' && each.type !== 'TSUndefinedKeyword');
    return known.length === 1 && known[0] ? resolveType(module, known[0]) : null;
  }
  if (type.type === 'TSTypeQuery') {
    return type.exprName.type === 'TSImportType' ? null : resolveEntity(module, type.exprName);
  }
  if (type.type !== 'TSTypeReference') return null;
  // `ReturnType<typeof make>` and wrappers such as `Promise<Client>` hold the type in their argument.
  if (type.typeName.type === 'Identifier' && (type.typeName.name === 'Readonly' || type.typeName.name === 'Promise')) {
    const inner = type.typeArguments?.params[0];
    if (inner && findVariable(module, type.typeName) === 'global') return resolveType(module, inner);
  }
  const entity = resolveEntity(module, type.typeName);
  return entity && extend(entity, { kind: 'typed' });
}

function resolveEntity(module: Module, name: TSESTree.EntityName): ApiPath | null {
  if (name.type === 'TSQualifiedName') {
    const left = resolveEntity(module, name.left);
    return left && member(left, name.right.name);
  }
  if (name.type !== 'Identifier') return null;
  const variable = findVariable(module, name);
  if (variable === null || variable === 'global') return null;
  const definition = variable.defs[0];
  if (definition && isClass(definition.node)) return resolveSuperclass(module, definition.node);
  return resolveVariable(module, variable);
}

function resolveMember(module: Module, node: TSESTree.MemberExpression): ApiPath | null {
  const name = memberName(node);
  if (name === null) return null;
  if (node.object.type === 'ThisExpression') {
    const owner = findThisClass(node);
    return owner && resolveClassMember(module, owner, name);
  }
  return resolveKey(module, node.object, name);
}

function resolveKeys(module: Module, value: Expression, keys: readonly string[]): ApiPath | null {
  const [first, ...rest] = keys;
  if (first === undefined) return resolveValue(module, value);
  const inner = resolveKey(module, value, first);
  return inner && rest.reduce(member, inner);
}

/** `object.name`, through object literals and instances of classes of this file. */
function resolveKey(module: Module, object: Node, name: string): ApiPath | null {
  const path = resolveValue(module, object);
  if (path) {
    const found = member(path, name);
    return found.global !== null && found.steps.length === 0 && isReplacedGlobal(module, found.global) ? null : found;
  }
  const literal = findLiteral(module, object);
  if (literal?.type === 'ObjectExpression') {
    const property = findProperty(literal, name);
    return property && resolveValue(module, property.value);
  }
  if (literal?.type === 'NewExpression') {
    const owner = findClass(module, literal.callee);
    return owner && resolveClassMember(module, owner, name);
  }
  return null;
}

function resolveClassMember(module: Module, owner: ClassNode, name: string): ApiPath | null {
  const found = findMember(module, owner, name);
  if (!found) return memberOf(resolveSuperclass(module, owner), name);
  if (found.isGetter && found.method) {
    const returned = findSingleReturn(found.method);
    return returned && resolveValue(module, returned);
  }
  const value = found.value && resolveValue(module, found.value);
  if (value) return value;
  return found.type && resolveType(module, found.type);
}

/** In `class Service extends Client`, `this` is also a client: made out of sight. */
function memberOf(superclass: ApiPath | null, name: string): ApiPath | null {
  return superclass && member(extend(superclass, { kind: 'typed' }), name);
}

const resolveSuperclass: (module: Module, node: ClassNode) => ApiPath | null = memo('resolve superclass', (module, node) => {
  if (!node.superClass) return null;
  const local = findClass(module, node.superClass);
  return local ? resolveSuperclass(module, local) : resolveValue(module, node.superClass);
});

function resolveCall(module: Module, node: TSESTree.CallExpression): ApiPath | null {
  const [first] = node.arguments;
  if (node.callee.type === 'Identifier' && node.callee.name === 'require' && first && findVariable(module, node.callee) === 'global') {
    const specifier = stringValue(first);
    return specifier === null ? null : resolveSpecifier(specifier);
  }
  const bound = findBound(node);
  if (bound) return resolveValue(module, bound);
  const callee = resolveValue(module, node.callee);
  if (callee) {
    const path = invoked(callee, node);
    // `wrapper(axios.create())` is the client it was given.
    return (first && isDecorator(module, path) ? resolveValue(module, first) : null) ?? path;
  }
  const fn = findFunction(module, node.callee);
  const returned = fn && findSingleReturn(fn);
  return returned ? resolveValue(module, returned) : null;
}

/**
 * The path that ends in this very invocation. Null when it is none, e.g. a call of a local factory: that resolves to the
 * construction inside it, which is described where it stands.
 */
export function findInvoked(module: Module, node: Invocation): ApiPath | null {
  const path = resolveValue(module, node);
  const last = path?.steps.at(-1);
  if ((last?.kind === 'call' || last?.kind === 'new') && last.node === node) return path;
  if (findBound(node)) return null;
  // A decorator resolves to what it decorates.
  const callee = path && node.type === 'CallExpression' ? resolveValue(module, node.callee) : null;
  return callee && invoked(callee, node);
}
