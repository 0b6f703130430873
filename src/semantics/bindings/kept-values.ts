import { isFunction, memberName, stringValue, unwrap, type CallExpression, type Invocation, type Node, type Program } from '../../ast/index.js';
import type { Module, Project } from '../../project/index.js';
import { homeOf } from '../home.js';
import { registryOf } from '../registry.js';
import type { ApiPath, ContextModel, LibraryModel } from '../types.js';
import { printPath } from './api-path.js';
import { resolveValue } from './resolve.js';
import { findVariable } from './variables.js';

/**
 * What a framework hands from one function to another under a key: `c.set('db', db)` here, `c.get('db')` there; `req.db = db`,
 * `fastify.decorate('db', db)`. Known where all that the package keeps under that key is one and the same.
 */
export function resolveKeptMember(module: Module, object: Node, key: string): ApiPath | null {
  return resolveKept(module, object, key, (context) => context.own === true || (context.members ?? []).length > 0, isHolder);
}

/** `c.get('db')`, `req.app.get('db')` */
export function resolveKeptCall(module: Module, call: CallExpression): ApiPath | null {
  const callee = unwrap(call.callee);
  const [first, ...others] = call.arguments;
  const key = callee.type === 'MemberExpression' && first && others.length === 0 ? stringValue(first) : null;
  if (callee.type !== 'MemberExpression' || key === null) return null;
  const name = memberName(callee);
  return resolveKept(module, callee.object, key, ({ gets }) => name !== null && gets?.includes(name) === true, isContext);
}

type IsOne = (module: Module, node: Node, library: LibraryModel, context: ContextModel) => boolean;

function resolveKept(module: Module, object: Node, key: string, isGiving: (context: ContextModel) => boolean, isOne: IsOne): ApiPath | null {
  const home = homeOf(module, object);
  for (const library of registryOf(home).handingOn) {
    for (const context of library.contexts ?? []) {
      if (!isGiving(context) || !isUsed(home, library) || !isOne(home, object, library, context)) continue;
      const found = findKept(home, library, context, key);
      if (found) return found;
    }
  }
  return null;
}

function isUsed(module: Module, { packages }: LibraryModel): boolean {
  return packages.some((name) => module.package?.dependsOn(name) ?? module.text.includes(name));
}

/** What has the members: `req` itself where the framework lets code add to it, `c.var`, `app.locals`. */
function isHolder(module: Module, object: Node, library: LibraryModel, context: ContextModel): boolean {
  const node = unwrap(object);
  if (node.type === 'MemberExpression' && context.members?.includes(memberName(node) ?? '')) return true;
  return context.own === true && isContext(module, node, library, context);
}

/** The first parameter of a function, an object of the framework itself, or one that hangs on it: `request.server`. */
function isContext(module: Module, object: Node, { packages }: LibraryModel, { members = [] }: ContextModel): boolean {
  const node = unwrap(object);
  if (node.type === 'MemberExpression') return members.includes(memberName(node) ?? '');
  if (node.type !== 'Identifier') return false;
  const path = resolveValue(module, node);
  if (path) return path.package !== null && packages.includes(path.package);
  const variable = findVariable(module, node);
  const definition = variable === null || variable === 'global' ? undefined : variable.defs[0];
  return definition?.type === 'Parameter' && isFunction(definition.node) && definition.node.params[0] === definition.name;
}

const kept = new WeakMap<Project, Map<string, ApiPath | null>>();

function findKept(module: Module, library: LibraryModel, context: ContextModel, key: string): ApiPath | null {
  let known = kept.get(module.project);
  if (!known) kept.set(module.project, (known = new Map()));
  const name = [module.package?.folder ?? module.filename, library.library, key].join('\0');
  const earlier = known.get(name);
  if (earlier !== undefined) return earlier;
  known.set(name, null);
  const found = agree(valuesOf(module, library, context, key));
  known.set(name, found);
  return found;
}

function valuesOf(module: Module, library: LibraryModel, context: ContextModel, key: string): readonly (ApiPath | null)[] {
  const { sets = [], own, members } = context;
  const words = sets.flatMap((name) => [`${name}('${key}'`, `${name}("${key}"`]);
  if (own || members) words.push(`.${key} =`, `.${key}=`);
  const users = library.packages.flatMap((name) => module.project.backward.usersOf(module, name.replace(/\/\*$/, ''), words));
  return [...new Set([module, ...users])].flatMap((home) => {
    const { set, assigned } = keptIn(home);
    const values = [
      ...(set.get(key) ?? []).filter(({ method }) => sets.includes(method)).map(({ value }) => value),
      ...(assigned.get(key) ?? []).filter(({ object }) => isHolder(home, object, library, context)).map(({ value }) => value),
    ];
    return values.filter((value) => !isNothing(value)).map((value) => resolveValue(home, value));
  });
}

/** What a file keeps under names: `c.set('db', db)`, `req.db = db`. */
interface KeptIn {
  readonly set: ReadonlyMap<string, readonly { readonly method: string; readonly value: Node }[]>;
  readonly assigned: ReadonlyMap<string, readonly { readonly object: Node; readonly value: Node }[]>;
}

const ofPrograms = new WeakMap<Program, KeptIn>();

function keptIn({ program, invocations, assignments }: Module): KeptIn {
  let known = ofPrograms.get(program);
  if (!known) ofPrograms.set(program, (known = { set: groupBy(invocations.flatMap(readSetter)), assigned: groupBy(assignments.flatMap(readAssignment)) }));
  return known;
}

function readSetter(node: Invocation): { key: string; method: string; value: Node }[] {
  const method = node.type === 'CallExpression' ? memberName(unwrap(node.callee)) : null;
  const [first, value] = node.type === 'CallExpression' ? node.arguments : [];
  const key = method !== null && first && value ? stringValue(first) : null;
  return method === null || key === null || !value ? [] : [{ key, method, value }];
}

function readAssignment({ left, right }: Module['assignments'][number]): { key: string; object: Node; value: Node }[] {
  const key = left.type === 'MemberExpression' ? memberName(left) : null;
  return left.type === 'MemberExpression' && key !== null ? [{ key, object: left.object, value: right }] : [];
}

function groupBy<T extends { readonly key: string }>(all: readonly T[]): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const each of all) {
    const group = groups.get(each.key);
    if (group) group.push(each);
    else groups.set(each.key, [each]);
  }
  return groups;
}

/** `decorateRequest('db', null)` only says that there will be one. */
function isNothing(node: Node): boolean {
  return (node.type === 'Literal' && node.value === null) || (node.type === 'Identifier' && node.name === 'undefined');
}

/** What all of them are; null where one is out of sight, or another thing. A handle of one transaction is not the next one's. */
function agree(paths: readonly (ApiPath | null)[]): ApiPath | null {
  const [first, ...others] = paths;
  if (!first || first.steps.some(({ kind }) => kind === 'given')) return null;
  return others.every((each) => each !== null && printPath(each) === printPath(first)) ? first : null;
}
