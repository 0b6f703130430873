import { decoratorsOf, isClass, isFunction, keyName, memberName, someNode, walk, wrapped,
  type CallExpression, type ClassNode, type Expression, type FunctionNode, type Node, type Variable, } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { homeOf } from '../home.js';
import { memo } from '../memo.js';
import { isExported, isExportOf } from './exported.js';
import { findClass, findLiteral } from './literals.js';
import { findUsesElsewhere } from './uses-elsewhere.js';
import { findDeclaredVariable } from './variables.js';

/** Which parameter of which function a variable is, and what it is when nothing is given. */
export interface ParameterPlace {
  readonly fn: FunctionNode;
  readonly index: number;
  readonly fallbacks: readonly Expression[];
}

/** The parameter that a variable is, whole or but for the keys taken out of it (`{ headers, ...init }`), when it is assigned no more than a default. */
export function findParameter(variable: Variable): ParameterPlace | null {
  const definition = variable.defs[0];
  if (variable.defs.length !== 1 || definition?.type !== 'Parameter' || !isFunction(definition.node)) return null;
  const fallbacks: Expression[] = [];
  for (const reference of variable.references) {
    if (!reference.isWrite() || reference.init) continue;
    const fallback = findDefault(reference.identifier);
    if (!fallback) return null;
    fallbacks.push(fallback);
  }
  const fn = definition.node;
  for (const [index, parameter] of fn.params.entries()) {
    const target = parameter.type === 'AssignmentPattern' ? parameter.left : parameter;
    const rest = target.type === 'ObjectPattern' ? target.properties.at(-1) : null;
    if (target !== definition.name && !(rest?.type === 'RestElement' && rest.argument === definition.name)) continue;
    return { fn, index, fallbacks: parameter.type === 'AssignmentPattern' ? [parameter.right, ...fallbacks] : fallbacks };
  }
  return null;
}

/** `{}` in `options ??= {}` and `options = options || {}`. */
function findDefault(written: Node): Expression | null {
  const assignment = written.parent;
  if (assignment?.type !== 'AssignmentExpression' || assignment.left !== written) return null;
  if (assignment.operator === '??=' || assignment.operator === '||=') return assignment.right;
  const { right } = assignment;
  if (assignment.operator !== '=' || right.type !== 'LogicalExpression' || right.operator === '&&') return null;
  return right.left.type === 'Identifier' && written.type === 'Identifier' && right.left.name === written.name ? right.right : null;
}

/**
 * Every call of a function that is never handed on: a private method, a function of one file, or one that is exported to files that
 * are all in sight. Null when somebody else may call it, or nobody does.
 */
export const findCalls: (module: Module, fn: FunctionNode) => readonly CallExpression[] | null = memo('calls of a function', (module, fn) => {
  const uses = findUses(module, fn);
  if (!uses || uses.length === 0) return null;
  const calls: CallExpression[] = [];
  for (const outer of uses) {
    const use = wrapped(outer);
    if (use.parent?.type !== 'CallExpression' || use.parent.callee !== use) return null;
    calls.push(use.parent);
  }
  return calls;
});

function findUses(module: Module, fn: FunctionNode): readonly Node[] | null {
  const parent = fn.parent;
  if (parent.type === 'MethodDefinition' || parent.type === 'PropertyDefinition') {
    const isPrivate = parent.key.type === 'PrivateIdentifier' || parent.accessibility === 'private';
    const name = keyName(parent);
    if (!isPrivate || name === null || decoratorsOf(parent).length > 0 || (parent.type === 'MethodDefinition' && parent.kind !== 'method')) return null;
    return findUsesInClass(module, parent.parent.parent, name);
  }
  const variable = findNameOf(module, fn);
  if (!variable || variable.defs.length !== 1) return null;
  const references = variable.references.filter((reference) => !reference.init);
  if (references.some((reference) => reference.isWrite())) return null;
  const uses: Node[] = references.map(({ identifier }) => identifier);
  const own = uses.filter((use) => !isExportOf(use));
  if (!isExported(variable)) return own;
  const elsewhere = isCalledByFramework(module, fn) ? null : findUsesElsewhere(module, fn);
  return elsewhere && [...own, ...elsewhere];
}

/** What a framework calls by the place and name of an export, with what the outside gives it. */
function isCalledByFramework(module: Module, fn: FunctionNode): boolean {
  const { program } = homeOf(module, fn);
  return fn.parent.type === 'ExportDefaultDeclaration' || program.body.some((each) => each.type === 'ExpressionStatement' && each.directive === 'use server');
}

function findNameOf(module: Module, fn: FunctionNode): Variable | null {
  if (fn.type === 'FunctionDeclaration') {
    return fn.id ? findDeclaredVariable(module, fn, fn.id.name) : null;
  }
  const declarator = fn.parent;
  if (declarator.type !== 'VariableDeclarator' || declarator.id.type !== 'Identifier') return null;
  return findDeclaredVariable(module, declarator, declarator.id.name);
}

/** `this.name`, `self.name`, `Owner.name` inside a class; null when a member is reached by a name that cannot be read. */
function findUsesInClass(module: Module, owner: ClassNode, name: string): readonly Node[] | null {
  const isOwner = (node: Node): boolean => findLiteral(module, node)?.type === 'ThisExpression' || findClass(module, node) === owner;
  const isHidden = someNode(owner.body, (node) => {
    if (node.type === 'MemberExpression') return node.object.type === 'ThisExpression' && memberName(node) === null;
    // `const { request } = this`
    return node.type === 'VariableDeclarator' && node.id.type === 'ObjectPattern' && node.init?.type === 'ThisExpression';
  });
  if (isHidden) return null;
  const uses: Node[] = [];
  walk(owner.body, (node) => {
    if (isClass(node)) return false;
    if (node.type === 'MemberExpression' && memberName(node) === name && isOwner(node.object)) uses.push(node);
    return true;
  });
  return uses;
}
