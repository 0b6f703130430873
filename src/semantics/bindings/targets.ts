import { stringValue, type Node, type Variable } from '../../ast/index.js';
import { findAutoImported, type Followed, type Module } from '../../project/index.js';
import { homeOf, homeOfVariable } from '../home.js';
import { noteCut } from '../memo.js';
import { registryOf } from '../registry.js';
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

/** What of a file is of interest: `values` leaves out functions, which are no clients, and is answered by the text of most files. */
type Interest = 'all' | 'values';

/** What an imported name stands for. Null for a variable that is no import, and for what cannot be followed. */
export function findImported(module: Module, variable: Variable, interest: Interest = 'all'): Target | null {
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
  return findGenerated(home, followed, name) ?? findAmong(followed, declaration.source.value, name, interest) ?? (declaration.source.value === '#imports' ? findGiven(home, name) : null);
}

/** What a name that the file does not declare stands for where Nuxt or Nitro gives it: also `import { db } from '#imports'`. */
export function findGiven(module: Module, name: string): Target | null {
  const given = findAutoImported(module, name);
  return given && findExport(given.module, given.name);
}

function findAmong(followed: Followed, specifier: string, name: string, interest: Interest): Target | null {
  if (followed.kind === 'package') return { kind: 'package', path: name === 'default' ? fromPackage(specifier) : member(fromPackage(specifier), name) };
  return followed.kind === 'module' ? findExport(followed.module, name, interest) : null;
}

/** `PrismaClient` of a file that the library writes: in sight or not, it is the library's. */
function findGenerated(module: Module, followed: Followed, name: string): Target | null {
  if (followed.kind === 'package') return null;
  const library = registryOf(module).generatorOf(name);
  const specifier = library?.packages.find((each) => module.package?.dependsOn(each));
  if (!library || specifier === undefined) return null;
  const isWritten = followed.kind === 'unknown' || library.generates?.marks.some((mark) => followed.module.text.slice(0, MARKED).includes(mark));
  return isWritten ? { kind: 'package', path: member(fromPackage(specifier), name) } : null;
}

/** How much of a file's beginning is read for the mark of what wrote it. */
const MARKED = 1000;

type Exported = WeakMap<Module, Map<string, Target | 'pending' | null>>;

const exported: Readonly<Record<Interest, Exported>> = { all: new WeakMap(), values: new WeakMap() };

/** What a file exports by a name, followed to where it is defined. */
export function findExport(module: Module, name: string, interest: Interest = 'all'): Target | null {
  if (interest === 'values' && module.functionNames.has(name)) return null;
  let known = exported[interest].get(module);
  if (!known) exported[interest].set(module, (known = new Map()));
  let target = known.get(name);
  // A cycle of `export *`.
  if (target === 'pending') {
    noteCut();
    return null;
  }
  if (target === undefined) {
    known.set(name, 'pending');
    try {
      target = searchExport(module, name, interest);
    } finally {
      if (target === undefined) known.delete(name);
    }
    known.set(name, target);
  }
  return target;
}

function searchExport(module: Module, name: string, interest: Interest): Target | null {
  const { named, stars, whole, isUnknown } = module.exports;
  const entry = named.get(name);
  if (entry?.kind === 'value') return { kind: 'node', node: entry.node };
  if (entry?.kind === 'from') {
    if (entry.name === '*') return findSpecified(module, entry.specifier);
    return findAmong(module.project.follow(module, entry.specifier), entry.specifier, entry.name, interest);
  }
  if (entry) {
    const constant = findTopConstant(module, entry.name);
    if (constant) return { kind: 'node', node: constant };
    const variable = findTopVariable(module, entry.name);
    if (!variable) return null;
    return variable.defs[0]?.type === 'ImportBinding' ? findImported(module, variable, interest) : { kind: 'variable', variable };
  }
  if (isUnknown) return null;
  if (whole) return name === 'default' ? { kind: 'node', node: whole } : { kind: 'member', object: whole, name };
  // `import db from './db.js'` of a CommonJS file that fills `exports`.
  if (name === 'default') return hasDefaultOfCommonJs(module) ? { kind: 'namespace', module } : null;
  return stars.length > 0 ? searchStars(module, name, interest) : null;
}

function hasDefaultOfCommonJs({ program, exports }: Module): boolean {
  return exports.named.size > 0 && program.body.every((statement) => !statement.type.startsWith('Export') && statement.type !== 'ImportDeclaration');
}

/** Through `export * from`: what the first file has that exports the name; else what the only package among them may have. */
function searchStars(module: Module, name: string, interest: Interest): Target | null {
  const { files, packages, isUnknown } = module.project.starExports(module, name);
  for (const file of files) {
    const star = module.project.open(file);
    const found = star && findExport(star, name, interest);
    if (!star || found || star.functionNames.has(name)) return found;
  }
  const [only] = packages;
  return only !== undefined && packages.length === 1 && !isUnknown ? { kind: 'package', path: member(fromPackage(only), name) } : null;
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
  if (variable === 'global') return findGiven(homeOf(module, node), node.name);
  if (variable === null) return null;
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
