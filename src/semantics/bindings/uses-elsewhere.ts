import { keyName, memberName, type FunctionNode, type Identifier, type Node, type Variable } from '../../ast/index.js';
import { passesOn, type Module } from '../../project/index.js';
import { homeOf, homeOfVariable } from '../home.js';
import { memo } from '../memo.js';
import { isExported } from './exported.js';
import { findFunction } from './literals.js';
import { findImported, type Target } from './targets.js';
import { findVariable } from './variables.js';

/**
 * Where other files mention a function that its file exports, or a method of what it exports: `load()`, `retry(load)`, `users.load()`. Null when they cannot
 * all be known: other files are off, the package is one that others install, or something in it is beyond reach.
 */
export function findUsesElsewhere(module: Module, fn: FunctionNode): readonly Node[] | null {
  const found = findUses(module, fn);
  return found?.isComplete === true ? found.uses : null;
}

/** Those of them that are in sight. */
export function findUsesInSight(module: Module, fn: FunctionNode): readonly Node[] {
  return findUses(module, fn)?.uses ?? [];
}

const findUses: (module: Module, fn: FunctionNode) => { uses: readonly Node[]; isComplete: boolean } | null = memo('uses elsewhere', (module, fn) => {
  const home = homeOf(module, fn);
  const name = nameOf(fn);
  const importers = home.project.backward.importersOf(home, name !== null && !isRenamed(home, name) ? { words: [name] } : {});
  if (!importers) return null;
  const found = importers.map((importer) => findUsesIn(importer, fn, home));
  // `export { load as fetchUser } from './users'`: those who import that do not mention `load`.
  const isComplete = home.package?.isPublished === false && found.every((each) => each !== null) && (name === null || !importers.some((importer) => isRenamed(importer, name)));
  return { uses: found.flatMap((each) => each ?? []), isComplete };
});

/** Where other files that have a word in them mention what a variable of this file holds, by the name they import it under. */
export function findMentionsElsewhere(module: Module, variable: Variable, word: string): readonly Node[] {
  const home = homeOfVariable(module, variable);
  if (!isExported(variable)) return [];
  return (home.project.backward.importersOf(home, { words: [word] }) ?? []).flatMap((importer) =>
    variablesOf(importer)
      .filter((imported) => isVariable(findImported(importer, imported), variable))
      .flatMap(({ references }) => references.map(({ identifier }) => identifier)),
  );
}

/** A constant is known by its value, any other variable by itself. */
function isVariable(target: Target | null, variable: Variable): boolean {
  if (target?.kind === 'variable') return target.variable === variable;
  return target?.kind === 'node' && variable.defs.some(({ node }) => node.type === 'VariableDeclarator' && node.init === target.node);
}

function findUsesIn(module: Module, fn: FunctionNode, home: Module): readonly Node[] | null {
  if (module.isBroken) return null;
  const uses: Node[] = [];
  const named = new Set<Node>();
  for (const variable of variablesOf(module)) {
    if (!mayLeadTo(module, variable, home) || !isTarget(findImported(module, variable), fn)) continue;
    for (const { identifier } of variable.references) {
      named.add(identifier);
      if (identifier.parent?.type !== 'ExportSpecifier') uses.push(identifier);
    }
  }
  for (const node of unresolvedOf(module)) {
    const given = findVariable(module, node);
    if (given === null || given === 'global' || !isTarget({ kind: 'variable', variable: given }, fn)) continue;
    named.add(node);
    uses.push(node);
  }
  const name = nameOf(fn);
  for (const node of mentionsOf(module, name)) {
    // `users.load`, `const { load } = require('./users')`
    if (findFunction(module, node) === fn && !named.has(node)) uses.push(node);
  }
  return uses;
}

/** Whether a file exports a function by another name than its own, as far as its text shows. */
function isRenamed({ text }: Module, name: string): boolean {
  return new RegExp(`\\bexport\\s+default\\s+(?:async\\s+)?(?:function\\s+)?${escaped(name)}\\b|\\bexport\\s*\\{[^}]*\\b${escaped(name)}\\s+as\\b`).test(text);
}

function escaped(name: string): string {
  return name.replace(/\$/g, '\\$');
}

/** Whether an import names the file itself, or one that passes on what others export: nothing is parsed for the answer. */
function mayLeadTo(module: Module, variable: Variable, home: Module): boolean {
  const declaration = variable.defs[0]?.type === 'ImportBinding' ? variable.defs[0].parent : null;
  if (declaration?.type !== 'ImportDeclaration') return true;
  const followed = module.project.follow(module, declaration.source.value);
  return followed.kind === 'module' && (followed.module === home || passesOn(followed.module.text));
}

/** The names that a file does not declare: its framework may give them to it. */
function unresolvedOf({ scopeManager }: Module): readonly Identifier[] {
  return (scopeManager.scopes[0]?.through ?? []).flatMap(({ identifier }) => (identifier.type === 'Identifier' ? [identifier] : []));
}

function isTarget(target: Target | null, fn: FunctionNode): boolean {
  if (target?.kind === 'node') return target.node === fn;
  return target?.kind === 'variable' && target.variable.defs.some(({ node }) => node === fn || (node.type === 'VariableDeclarator' && node.init === fn));
}

function variablesOf({ scopeManager }: Module): readonly Variable[] {
  const [top] = scopeManager.scopes;
  return top ? [...top.variables, ...top.childScopes.filter((scope) => scope.block === top.block).flatMap((scope) => scope.variables)] : [];
}

/** Every member access and reference by a name. */
function mentionsOf(module: Module, name: string | null): readonly Node[] {
  if (name === null || !module.text.includes(name)) return [];
  const members = module.invocations.flatMap((call) => [call.type === 'TaggedTemplateExpression' ? call.tag : call.callee, ...(call.type === 'TaggedTemplateExpression' ? [] : call.arguments)]);
  return members.filter((node) => (node.type === 'Identifier' ? node.name === name : memberName(node) === name));
}

/** The name that a function is declared or kept by. */
function nameOf(fn: FunctionNode): string | null {
  if (fn.type === 'FunctionDeclaration') return fn.id?.name ?? null;
  const { parent } = fn;
  if (parent.type === 'VariableDeclarator') return parent.id.type === 'Identifier' ? parent.id.name : null;
  // `exports.load = () => {}`
  if (parent.type === 'AssignmentExpression') return parent.right === fn ? memberName(parent.left) : null;
  return parent.type === 'Property' || parent.type === 'MethodDefinition' || parent.type === 'PropertyDefinition' ? keyName(parent) : null;
}
