import { keyName, memberName, type FunctionNode, type Node, type Variable } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { homeOf, homeOfVariable } from '../home.js';
import { memo } from '../memo.js';
import { isExported } from './exported.js';
import { findFunction } from './literals.js';
import { findImported, type Target } from './targets.js';

/**
 * Where other files mention a function that its file exports, or a method of what it exports: `load()`, `retry(load)`, `users.load()`. Null when they cannot
 * all be known: other files are off, the package is one that others install, or something in it is beyond reach.
 */
export const findUsesElsewhere: (module: Module, fn: FunctionNode) => readonly Node[] | null = memo('uses elsewhere', (module, fn) => {
  const home = homeOf(module, fn);
  if (home.package?.isPublished !== false) return null;
  const importers = home.project.backward.importersOf(home);
  if (!importers) return null;
  const uses: Node[] = [];
  for (const importer of importers) {
    const found = findUsesIn(importer, fn);
    if (!found) return null;
    uses.push(...found);
  }
  return uses;
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

function findUsesIn(module: Module, fn: FunctionNode): readonly Node[] | null {
  const uses: Node[] = [];
  const named = new Set<Node>();
  for (const variable of variablesOf(module)) {
    if (!isTarget(findImported(module, variable), fn)) continue;
    for (const { identifier } of variable.references) {
      named.add(identifier);
      if (identifier.parent?.type !== 'ExportSpecifier') uses.push(identifier);
    }
  }
  const name = nameOf(fn);
  for (const node of mentionsOf(module, name)) {
    // `users.load`, `const { load } = require('./users')`
    if (findFunction(module, node) === fn && !named.has(node)) uses.push(node);
  }
  return uses;
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
  return parent.type === 'Property' || parent.type === 'MethodDefinition' || parent.type === 'PropertyDefinition' ? keyName(parent) : null;
}
