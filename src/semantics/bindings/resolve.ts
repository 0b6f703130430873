import {
  findSingleReturn, findThisClass, memberName, unwrap,
  type Expression, type Identifier, type Invocation, type Node, type Variable,
} from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { homeOf } from '../home.js';
import { isDecorator, isProvider } from '../match.js';
import { memo } from '../memo.js';
import { registryOf } from '../registry.js';
import type { ApiPath } from '../types.js';
import { extend, fromGlobal, invoked, member, printPath } from './api-path.js';
import type { ClassMember } from './class-members.js';
import { findKeptInGlobal, isReplacedGlobal } from './globals.js';
import { findCallShape } from './call-shapes.js';
import { findParameter } from './calls.js';
import { resolveGiven } from './given.js';
import { findHandedIn } from './handed-in.js';
import { resolveKeptCall, resolveKeptMember } from './kept-values.js';
import { findBound, findClass, findFunction } from './literals.js';
import { findMemberTarget, type MemberTarget } from './members.js';
import { resolveShape, resolveSuperclass, resolveType } from './resolve-type.js';
import { findMemberShape } from './shape-members.js';
import { findShape } from './shape-of.js';
import { findGiven, findImported, findRequired } from './targets.js';
import { findVariableShape } from './variable-shapes.js';
import { findAssigned, findSource, findVariable } from './variables.js';
import type { TSESTree } from '@typescript-eslint/utils';

/** What an expression is, as a path from a package or a global, through whichever files. Null when nothing proves it. */
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
      const target = findRequired(module, node);
      return target && resolveTarget(module, target);
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
  // `global.client ?? new Client()`, where this file keeps the same under that name
  if (left && right && left.uncertain && printPath(left) === printPath(right)) return right;
  if (left && left.global === null) return { ...left, uncertain: true };
  if (!right) return null;
  const made = right.steps.at(-1)?.kind;
  // `cached ?? new Client()` is configured where it is made; `given ?? axios` is not.
  return { ...right, uncertain: right.uncertain || !(made === 'new' || made === 'call') };
}

/** `promisify(exec)`; not of a global function such as `setTimeout`, which is something else then. */
function isPromisified(module: Module, { package: name, steps: [step, ...others] }: ApiPath, given: Node): boolean {
  return /^(?:node:)?util$/.test(name ?? '') && others.length === 0 && step?.kind === 'member' && step.name === 'promisify' && typeof resolveValue(module, given)?.package === 'string';
}

const invoke = (callee: ApiPath | null, node: Invocation): ApiPath | null => callee && invoked(callee, node);

function resolveIdentifier(module: Module, node: Identifier): ApiPath | null {
  const variable = findVariable(module, node);
  if (variable === null) return null;
  if (variable === 'global') {
    const given = findGiven(homeOf(module, node), node.name);
    return given ? resolveTarget(module, given) : isReplacedGlobal(module, node.name) ? null : fromGlobal(node.name);
  }
  return resolveVariable(module, variable);
}

export const resolveVariable = memo<Variable, ApiPath>('resolve variable', (module, variable) => {
  const definition = variable.defs[0];
  if (!definition || variable.defs.length !== 1) return null;
  switch (definition.type) {
    case 'ImportBinding': {
      const target = findImported(module, variable, 'values');
      return target && resolveTarget(module, target);
    }
    case 'Variable': {
      const source = findSource(variable);
      const value = source && resolveKeys(module, source.value, source.keys);
      return value ?? resolveAssigned(module, variable) ?? resolveShape(module, findVariableShape(module, variable)) ?? resolveGiven(module, variable);
    }
    case 'Parameter':
      // A parameter is known by its type (`client: OpenAI`, `{ http }: { http: AxiosInstance }`), by what its function is given to, or by what that is called with.
      return resolveShape(module, findVariableShape(module, variable)) ?? resolveGiven(module, variable) ?? resolveHandedIn(module, variable) ?? resolveDefault(module, variable);
    default:
      return null;
  }
});

/** Assigned in several places, always the same of one package: `db = local.drizzle(pool)`, `db = hosted.drizzle({ client })`. */
const resolveAssigned = (module: Module, variable: Variable): ApiPath | null => resolveAgreed(module, findAssigned(variable) ?? []);

/** `global.client`, where this file keeps clients of one package under that name and nothing else. */
const resolveKeptInGlobal = (module: Module, name: string): ApiPath | null => resolveAgreed(module, findKeptInGlobal(module, name));

function resolveAgreed(module: Module, values: readonly Node[]): ApiPath | null {
  const [first, ...others] = values.map((each) => resolveValue(module, each));
  if (!first || first.package === null) return null;
  return others.every((path) => path !== null && printPath(withoutEntry(path)) === printPath(withoutEntry(first))) ? { ...first, uncertain: true } : null;
}

/** The same of one package, whoever calls: `createUsers(db)`. */
function resolveHandedIn(module: Module, variable: Variable): ApiPath | null {
  const [first, ...others] = (findHandedIn(module, variable) ?? []).map(({ value, keys }) => resolveKeys(module, value, keys));
  if (!first || first.package === null || !others.every((path) => path !== null && printPath(path) === printPath(first))) return null;
  return others.length > 0 ? { ...first, uncertain: true } : first;
}

/** `(id, client = pool)`: of the same kind, whatever others give for it. */
function resolveDefault(module: Module, variable: Variable): ApiPath | null {
  const holder = variable.defs[0]?.name.parent;
  // `{ client = pool }`
  const inPattern = holder?.type === 'AssignmentPattern' && holder.left === variable.defs[0]?.name ? holder.right : undefined;
  const [fallback = inPattern] = findParameter(variable)?.fallbacks ?? [];
  const path = fallback ? resolveValue(module, fallback) : null;
  return path && path.package !== null ? { ...path, uncertain: true } : null;
}

/** `drizzle-orm/node-postgres` and `drizzle-orm/neon-serverless` are one package. */
function withoutEntry(path: ApiPath): ApiPath {
  return { ...path, package: path.package?.split('/').slice(0, path.package.startsWith('@') ? 2 : 1).join('/') ?? null };
}

function resolveTarget(module: Module, target: MemberTarget): ApiPath | null {
  switch (target.kind) {
    case 'package':
      return target.path;
    case 'variable':
      return resolveVariable(module, target.variable);
    case 'node':
      return resolveValue(module, target.node);
    case 'member':
      return resolveKey(module, target.object, target.name);
    case 'class-member':
      return resolveClassMember(module, target.member);
    case 'namespace':
      return null;
  }
}

function resolveMember(module: Module, node: TSESTree.MemberExpression): ApiPath | null {
  const name = memberName(node);
  return name === null ? null : resolveKey(module, node.object, name);
}

function resolveKeys(module: Module, value: Expression, keys: readonly string[]): ApiPath | null {
  const [first, ...rest] = keys;
  if (first === undefined) return resolveValue(module, value);
  const inner = resolveKey(module, value, first);
  return inner && rest.reduce(member, inner);
}

/** `object.name`, through object literals, exports of files and members of classes. */
function resolveKey(module: Module, object: Node, name: string): ApiPath | null {
  const path = resolveValue(module, object);
  if (path) {
    const found = member(path, name);
    const kept = registryOf(module).isHandingOn(path) ? resolveKeptMember(module, object, name) : null;
    if (kept) return kept;
    const home = homeOf(module, object);
    return found.global !== null && found.steps.length === 0 && isReplacedGlobal(home, found.global) ? resolveKeptInGlobal(home, found.global) : found;
  }
  const target = findMemberTarget(module, object, name);
  const found = target && resolveTarget(module, target);
  if (found) return found;
  // In `class Service extends Client`, `this` is also a client: made out of sight.
  const owner = object.type === 'ThisExpression' ? findThisClass(object) : null;
  const superclass = owner && resolveSuperclass(module, owner);
  if (superclass) return member(extend(superclass, { kind: 'typed' }), name);
  // `User.findAll` where `class User extends Model`: a static method of the package's class.
  const named = target ? null : findClass(module, object);
  const inherited = named && resolveSuperclass(module, named);
  if (inherited) return member(inherited, name);
  const shape = findShape(module, object);
  return resolveShape(module, shape && findMemberShape(module, shape, name)) ?? resolveKeptMember(module, object, name);
}

function resolveClassMember(module: Module, found: ClassMember): ApiPath | null {
  if (found.isGetter && found.method) {
    const returned = findSingleReturn(found.method);
    return returned && resolveValue(module, returned);
  }
  const value = found.value && resolveValue(module, found.value);
  if (value) return value;
  return found.type && resolveType(module, found.type);
}

function resolveCall(module: Module, node: TSESTree.CallExpression): ApiPath | null {
  const [first] = node.arguments;
  const required = findRequired(module, node);
  if (required) return resolveTarget(module, required);
  const bound = findBound(node);
  if (bound) return resolveValue(module, bound);
  const callee = resolveValue(module, node.callee);
  if (callee) {
    const path = invoked(callee, node);
    const kept = registryOf(module).isHandingOn(path) ? resolveKeptCall(module, node) : null;
    if (kept) return kept;
    // What a container gives is the project's own: an instance of the class that it is asked for.
    if (first && isProvider(module, callee, node) && findClass(module, first)) return resolveShape(module, findCallShape(module, node));
    // `wrapper(axios.create())` is the client it was given, `promisify(exec)` the function.
    return (first && (isDecorator(module, path) || isPromisified(module, callee, first)) ? resolveValue(module, first) : null) ?? path;
  }
  const fn = findFunction(module, node.callee);
  const returned = fn && findSingleReturn(fn);
  return (returned && resolveValue(module, returned)) ?? resolveShape(module, findCallShape(module, node)) ?? (fn ? null : resolveKeptCall(module, node));
}

/**
 * The path that ends in this very invocation. Null when it is none, e.g. a call of a local factory: that resolves to the
 * construction inside it, which is described where it stands.
 */
export function findInvoked(module: Module, node: Invocation): ApiPath | null {
  if (findBound(node)) return null;
  // First the callee alone: what a factory of another file returns is of no interest here.
  if (node.type === 'CallExpression') {
    const callee = resolveValue(module, node.callee);
    return callee && invoked(callee, node);
  }
  const path = resolveValue(module, node);
  const last = path?.steps.at(-1);
  return (last?.kind === 'call' || last?.kind === 'new') && last.node === node ? path : null;
}
