import {
  findSingleReturn, findThisClass, isClass, isFunction, keyName, memberName, stringValue, unwrap,
  type ClassNode, type Expression, type FunctionNode, type Identifier, type Invocation, type Node, type ObjectExpression, type Property, type Variable,
} from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { memo } from '../memo.js';
import { isDecorator } from '../match.js';
import type { ApiPath } from '../types.js';
import { extend, fromGlobal, fromPackage, invoked, member } from './api-path.js';
import { findMember } from './class-members.js';
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

function resolveSpecifier(specifier: string): ApiPath | null {
  return /^\.{0,2}\//.test(specifier) || specifier === '.' || specifier === '..' ? null : fromPackage(specifier);
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
  return variable === 'global' ? fromGlobal(node.name) : resolveVariable(module, variable);
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

function resolveImport(specifier: Node, declaration: Node | null): ApiPath | null {
  if (specifier.type === 'TSImportEqualsDeclaration') {
    const reference = specifier.moduleReference;
    if (reference.type !== 'TSExternalModuleReference') return null;
    const name = stringValue(reference.expression);
    return name === null ? null : resolveSpecifier(name);
  }
  if (declaration?.type !== 'ImportDeclaration') return null;
  const root = resolveSpecifier(declaration.source.value);
  if (!root || specifier.type !== 'ImportSpecifier') return root;
  return member(root, specifier.imported.type === 'Identifier' ? specifier.imported.name : specifier.imported.value);
}

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
  if (path) return member(path, name);
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
  // A decorator resolves to what it decorates.
  const callee = path && node.type === 'CallExpression' ? resolveValue(module, node.callee) : null;
  return callee && invoked(callee, node);
}

/** The function of this file that a callee names: a declaration, a variable that holds one, a method of `this`. */
export function findFunction(module: Module, callee: Node): FunctionNode | null {
  const node = unwrap(callee);
  if (isFunction(node)) return node;
  if (node.type === 'MemberExpression') {
    const name = memberName(node);
    if (name === null) return null;
    if (node.object.type === 'ThisExpression') {
      const owner = findThisClass(node);
      const found = owner && findMember(module, owner, name);
      return found?.method ?? (found?.value && isFunction(found.value) ? found.value : null);
    }
    const literal = findLiteral(module, node.object);
    if (literal?.type !== 'ObjectExpression') return null;
    const property = findProperty(literal, name);
    return property && isFunction(property.value) ? property.value : null;
  }
  if (node.type !== 'Identifier') return null;
  const variable = findVariable(module, node);
  if (variable === null || variable === 'global' || variable.defs.length !== 1) return null;
  const definition = variable.defs[0];
  if (definition?.type === 'FunctionName' && isFunction(definition.node)) return definition.node;
  const source = findSource(variable);
  if (!source || source.keys.length > 0) return null;
  const value = unwrap(source.value);
  return isFunction(value) ? value : null;
}

/** The class of this file that an expression names. */
export function findClass(module: Module, callee: Node): ClassNode | null {
  const node = unwrap(callee);
  if (isClass(node)) return node;
  if (node.type !== 'Identifier') return null;
  const variable = findVariable(module, node);
  if (variable === null || variable === 'global') return null;
  const definition = variable.defs[0];
  if (definition && isClass(definition.node)) return definition.node;
  const source = findSource(variable);
  return source && source.keys.length === 0 && isClass(source.value) ? source.value : null;
}

/** The expression behind names and type assertions: where a chain of re-assignment-free variables ends. */
export function findLiteral(module: Module, outer: Node, depth = 0): Node | null {
  const node = unwrap(outer);
  if (node.type !== 'Identifier') {
    if (node.type !== 'MemberExpression' || depth > 8) return node;
    return findMemberLiteral(module, node, depth) ?? node;
  }
  if (depth > 8) return null;
  const variable = findVariable(module, node);
  if (variable === null || variable === 'global') return node;
  const source = findSource(variable);
  if (!source) return node;
  let value: Node | null = findLiteral(module, source.value, depth + 1);
  for (const key of source.keys) {
    if (value?.type !== 'ObjectExpression') return node;
    const property = findProperty(value, key);
    if (!property) return node;
    value = findLiteral(module, property.value, depth + 1);
  }
  return value;
}

/** `LIMITS.timeout`, `this.options`: the property of a literal, the only value of a class field. */
function findMemberLiteral(module: Module, node: TSESTree.MemberExpression, depth: number): Node | null {
  const name = memberName(node);
  if (name === null) return null;
  if (node.object.type === 'ThisExpression') {
    const owner = findThisClass(node);
    const found = owner && findMember(module, owner, name);
    return found?.value ? findLiteral(module, found.value, depth + 1) : null;
  }
  const object = findLiteral(module, node.object, depth + 1);
  if (object?.type !== 'ObjectExpression') return null;
  const property = findProperty(object, name);
  return property && findLiteral(module, property.value, depth + 1);
}

const propertyMaps = new WeakMap<ObjectExpression, ReadonlyMap<string, Property>>();

/** The first property of a literal with this name. */
function findProperty(literal: ObjectExpression, name: string): Property | null {
  let map = propertyMaps.get(literal);
  if (!map) propertyMaps.set(literal, (map = readProperties(literal)));
  return map.get(name) ?? null;
}

function readProperties(literal: ObjectExpression): Map<string, Property> {
  const map = new Map<string, Property>();
  for (const property of literal.properties) {
    const name = property.type === 'Property' ? keyName(property) : null;
    if (property.type === 'Property' && name !== null && !map.has(name)) map.set(name, property);
  }
  return map;
}
