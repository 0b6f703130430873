import {
  findSingleReturn, isClass, isFunction, memberName, unwrap, type ClassNode, type Expression, type FunctionNode, type Node, type Variable,
} from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { homeOf } from '../home.js';
import type { ClassMember } from './class-members.js';
import { findMemberTarget, type MemberTarget } from './members.js';
import { isOverridden } from './overrides.js';
import { findGiven, findImported, findRequired } from './targets.js';
import { findSource, findVariable } from './variables.js';

/** How many names are followed one behind the other. */
const MAX_DEPTH = 10;

/** `fetch` in `fetch.bind(globalThis)`: the function that a binding without arguments is. */
export function findBound(node: Node): Expression | null {
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression' || memberName(node.callee) !== 'bind') return null;
  return node.arguments.length === 1 ? node.callee.object : null;
}

/** The function that a callee names: a declaration, a variable or property that holds one, a method of a class in sight. */
export function findFunction(module: Module, callee: Node): FunctionNode | null {
  const node = unwrap(callee);
  const bound = findBound(node);
  if (bound) return findFunction(module, bound);
  const value = dereference(module, node, 0, 'any');
  return isFunction(value) ? value : null;
}

/** The class that an expression names. */
export function findClass(module: Module, callee: Node): ClassNode | null {
  const value = findValue(module, callee);
  return isClass(value) ? value : null;
}

/** The same as {@link findLiteral}, where a field that a subclass may replace counts as what it is given here. */
export function findValue(module: Module, outer: Node, depth = 0): Node | null {
  return dereference(module, outer, depth, 'any');
}

/**
 * The expression, function or class behind names and type assertions, in whichever file: where a chain of re-assignment-free variables,
 * imports, properties of literals and members of classes ends.
 */
export function findLiteral(module: Module, outer: Node, depth = 0): Node | null {
  return dereference(module, outer, depth, 'final');
}

/** Which fields of a class count: `final` ones, that no subclass can give another value, or `any`. */
type Fields = 'final' | 'any';

function dereference(module: Module, outer: Node, depth: number, fields: Fields): Node | null {
  const node = unwrap(outer);
  switch (node.type) {
    case 'Identifier': {
      if (depth > MAX_DEPTH) return null;
      const variable = findVariable(module, node);
      const given = variable === 'global' ? findGiven(homeOf(module, node), node.name) : null;
      if (given) return dereferenceTarget(module, given, depth + 1, fields) ?? node;
      return variable === null || variable === 'global' ? node : (dereferenceVariable(module, variable, depth, fields) ?? node);
    }
    case 'MemberExpression': {
      const name = depth > MAX_DEPTH ? null : memberName(node);
      const target = name === null ? null : findMemberTarget(module, node.object, name, depth);
      return (target && dereferenceTarget(module, target, depth, fields)) ?? node;
    }
    case 'CallExpression':
    case 'ImportExpression': {
      const target = depth > MAX_DEPTH ? null : findRequired(module, node);
      return (target && dereferenceTarget(module, target, depth, fields)) ?? node;
    }
    default:
      return node;
  }
}

function dereferenceTarget(module: Module, target: MemberTarget, depth: number, fields: Fields): Node | null {
  switch (target.kind) {
    case 'variable':
      return dereferenceVariable(module, target.variable, depth, fields);
    case 'node':
      return dereference(module, target.node, depth + 1, fields);
    case 'member': {
      const inner = findMemberTarget(module, target.object, target.name, depth);
      return inner && dereferenceTarget(module, inner, depth + 1, fields);
    }
    case 'class-member':
      return dereferenceMember(module, target, depth, fields);
    default:
      return null;
  }
}

function dereferenceVariable(module: Module, variable: Variable, depth: number, fields: Fields): Node | null {
  const [definition] = variable.defs;
  if (definition?.type === 'ImportBinding') {
    const target = findImported(module, variable);
    return target && dereferenceTarget(module, target, depth, fields);
  }
  // An overloaded function has a definition for each of its signatures.
  const declared = variable.defs.find(({ node }) => isFunction(node) || isClass(node))?.node;
  if (declared && (definition?.type === 'FunctionName' || definition?.type === 'ClassName')) return declared;
  const source = findSource(variable);
  if (!source) return null;
  if (source.keys.length === 0) return dereference(module, source.value, depth + 1, fields);
  return dereferenceKeys(module, source.value, source.keys, depth, fields);
}

/** `const { a: { b } } = value` */
function dereferenceKeys(module: Module, value: Expression, keys: readonly string[], depth: number, fields: Fields): Node | null {
  let at: Node | null = value;
  for (const key of keys) {
    const target: MemberTarget | null = at && findMemberTarget(module, at, key, depth + 1);
    at = target && dereferenceTarget(module, target, depth + 1, fields);
  }
  return at;
}

function dereferenceMember(module: Module, { owner, name, member }: Extract<MemberTarget, { kind: 'class-member' }>, depth: number, fields: Fields): Node | null {
  if (member.isGetter && member.method) {
    const returned = findSingleReturn(member.method);
    return returned && dereference(module, returned, depth + 1, fields);
  }
  if (member.method) return member.method;
  if (!member.value || (fields === 'final' && isOverridable(module, owner, name, member))) return null;
  return dereference(module, member.value, depth + 1, fields);
}

/** Whether a subclass, in sight or not, is there to give a field another value. */
function isOverridable(module: Module, owner: ClassNode, name: string, { access }: ClassMember): boolean {
  if (access !== 'public') return access === 'protected';
  return owner.abstract || isOverridden(module, owner, name);
}
