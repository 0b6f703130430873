import { stringValue, type Node, type Variable } from '../../ast/index.js';
import type { Followed, Module } from '../../project/index.js';
import { homeOf, homeOfVariable } from '../home.js';
import type { ApiPath } from '../types.js';
import { fromPackage, member } from './api-path.js';
import { findTopConstant } from './top-constants.js';
import { findSource, findTopVariable, findVariable } from './variables.js';

/** What a name leads to, once imports and re-exports are followed. */
export type Target =
  | { readonly kind: 'variable'; readonly variable: Variable }
  /** An expression, a function, a class. */
  | { readonly kind: 'node'; readonly node: Node }
  /** A property of what `module.exports` is given. */
  | { readonly kind: 'member'; readonly object: Node; readonly name: string }
  /** All that a file exports. */
  | { readonly kind: 'namespace'; readonly module: Module }
  | { readonly kind: 'package'; readonly path: ApiPath };

/** What a specifier names: a package's export, or all that a file of the project exports. Null when it leads nowhere that can be read. */
export function findSpecified(module: Module, specifier: string): Target | null {
  const followed = module.project.follow(module, specifier);
  if (followed.kind === 'package') return { kind: 'package', path: fromPackage(specifier) };
  return followed.kind === 'module' ? valueOf(followed.module) : null;
}

/** What `require()` of a file gives: what `module.exports` is given, else its exports as an object. */
function valueOf(module: Module): Target {
  const { whole } = module.exports;
  return whole ? { kind: 'node', node: whole } : { kind: 'namespace', module };
}

/** What an imported name stands for. Null for a variable that is no import, and for what cannot be followed. */
export function findImported(module: Module, variable: Variable): Target | null {
  const definition = variable.defs[0];
  if (definition?.type !== 'ImportBinding') return null;
  const home = homeOfVariable(module, variable);
  const specifier: Node = definition.node;
  if (specifier.type === 'TSImportEqualsDeclaration') {
    const { moduleReference } = specifier;
    const name = moduleReference.type === 'TSExternalModuleReference' ? stringValue(moduleReference.expression) : null;
    return name === null ? null : findSpecified(home, name);
  }
  const declaration = definition.parent;
  if (declaration?.type !== 'ImportDeclaration') return null;
  const followed = home.project.follow(home, declaration.source.value);
  if (specifier.type === 'ImportNamespaceSpecifier') return findSpecified(home, declaration.source.value);
  const { imported } = specifier.type === 'ImportSpecifier' ? specifier : { imported: null };
  const name = imported === null ? 'default' : imported.type === 'Identifier' ? imported.name : imported.value;
  return findAmong(followed, declaration.source.value, name);
}

function findAmong(followed: Followed, specifier: string, name: string): Target | null {
  if (followed.kind === 'package') return { kind: 'package', path: name === 'default' ? fromPackage(specifier) : member(fromPackage(specifier), name) };
  return followed.kind === 'module' ? findExport(followed.module, name) : null;
}

const exported = new WeakMap<Module, Map<string, Target | null>>();

/** What a file exports by a name, followed to where it is defined. */
export function findExport(module: Module, name: string): Target | null {
  let known = exported.get(module);
  if (!known) exported.set(module, (known = new Map()));
  let target = known.get(name);
  if (target === undefined) {
    // Cuts cycles of `export *`.
    known.set(name, null);
    known.set(name, (target = searchExport(module, name)));
  }
  return target;
}

function searchExport(module: Module, name: string): Target | null {
  const { named, stars, whole, isUnknown } = module.exports;
  const entry = named.get(name);
  if (entry?.kind === 'value') return { kind: 'node', node: entry.node };
  if (entry?.kind === 'from') {
    if (entry.name === '*') return findSpecified(module, entry.specifier);
    return findAmong(module.project.follow(module, entry.specifier), entry.specifier, entry.name);
  }
  if (entry) {
    const constant = findTopConstant(module, entry.name);
    if (constant) return { kind: 'node', node: constant };
    const variable = findTopVariable(module, entry.name);
    if (!variable) return null;
    return variable.defs[0]?.type === 'ImportBinding' ? findImported(module, variable) : { kind: 'variable', variable };
  }
  if (isUnknown) return null;
  if (whole) return name === 'default' ? { kind: 'node', node: whole } : { kind: 'member', object: whole, name };
  // `import db from './db.js'` of a CommonJS file that fills `exports`.
  if (name === 'default') return hasDefaultOfCommonJs(module) ? { kind: 'namespace', module } : null;
  return searchStars(module, stars, name);
}

function hasDefaultOfCommonJs({ program, exports }: Module): boolean {
  return exports.named.size > 0 && program.body.every((statement) => !statement.type.startsWith('Export') && statement.type !== 'ImportDeclaration');
}

/** Through `export * from`: what exactly one file has; else what the only package among them may have. */
function searchStars(module: Module, stars: readonly string[], name: string): Target | null {
  const packages: string[] = [];
  for (const specifier of stars) {
    const followed = module.project.follow(module, specifier);
    if (followed.kind === 'package') packages.push(specifier);
    const found = followed.kind === 'module' ? findExport(followed.module, name) : null;
    if (found) return found;
    if (followed.kind === 'unknown') return null;
  }
  const [only] = packages;
  return only !== undefined && packages.length === 1 ? { kind: 'package', path: member(fromPackage(only), name) } : null;
}

/** What `require('./x')`, `import('./x')` gives. */
export function findRequired(module: Module, node: Node): Target | null {
  const home = homeOf(module, node);
  if (node.type === 'ImportExpression') {
    const specifier = stringValue(node.source);
    return specifier === null ? null : findSpecified(home, specifier);
  }
  if (node.type !== 'CallExpression' || node.callee.type !== 'Identifier' || node.callee.name !== 'require') return null;
  const [first] = node.arguments;
  const specifier = first && stringValue(first);
  return specifier && findVariable(home, node.callee) === 'global' ? findSpecified(home, specifier) : null;
}

/** The file whose exports an expression is: `import * as ns`, `require('./x')`, `await import('./x')`, or a variable that holds one. */
export function findNamespace(module: Module, outer: Node): Module | null {
  const node = outer.type === 'AwaitExpression' ? outer.argument : outer;
  const target = node.type === 'Identifier' ? findNamed(module, node) : findRequired(module, node);
  return target?.kind === 'namespace' ? target.module : null;
}

function findNamed(module: Module, node: Extract<Node, { type: 'Identifier' }>): Target | null {
  const variable = findVariable(module, node);
  if (variable === null || variable === 'global') return null;
  const imported = findImported(module, variable);
  if (imported?.kind !== 'variable') return imported ?? requiredBy(module, variable);
  return requiredBy(module, imported.variable);
}

/** `const ns = require('./x')`, `const ns = await import('./x')` */
function requiredBy(module: Module, variable: Variable): Target | null {
  const source = findSource(variable);
  if (!source || source.keys.length > 0) return null;
  const value = source.value.type === 'AwaitExpression' ? source.value.argument : source.value;
  return findRequired(module, value);
}
