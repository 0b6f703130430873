import type { Expression, Identifier, Node, Program, Reference, Variable } from '../../ast/index.js';
import { findAutoImported, type Module } from '../../project/index.js';
import { homeOf } from '../home.js';

// By the tree, since Oxlint has one scope manager for all files.
const referenceMaps = new WeakMap<Program, Map<Node, Reference>>();

function referencesOf({ program, scopeManager }: Module): Map<Node, Reference> {
  let map = referenceMaps.get(program);
  if (map) return map;
  map = new Map();
  for (const scope of scopeManager.scopes) for (const reference of scope.references) map.set(reference.identifier, reference);
  referenceMaps.set(program, map);
  return map;
}

/**
 * What an identifier refers to: a variable of its file, one that its framework takes from another, `'global'` (declared nowhere), or
 * null when it is no reference.
 */
export function findVariable(module: Module, identifier: Identifier): Variable | 'global' | null {
  const reference = referencesOf(module).get(identifier) ?? findElsewhere(module, identifier);
  if (!reference) return null;
  const variable = reference.resolved;
  if (variable !== null && variable.defs.length > 0) return variable;
  return findProvidedVariable(homeOf(module, identifier), identifier.name) ?? 'global';
}

/** The variable of another file that Nuxt or Nitro gives to this one by its name. */
function findProvidedVariable(module: Module, name: string): Variable | null {
  const provided = findAutoImported(module, name);
  const entry = provided?.module.exports.named.get(provided.name);
  return provided && entry?.kind === 'variable' ? findTopVariable(provided.module, entry.name) : null;
}

function findElsewhere(module: Module, identifier: Identifier): Reference | undefined {
  const home = homeOf(module, identifier);
  return home === module ? undefined : referencesOf(home).get(identifier);
}

/** Whether a name is a global variable here, not shadowed by the file. */
export function isGlobal(module: Module, node: Node, name: string): boolean {
  return node.type === 'Identifier' && node.name === name && findVariable(module, node) === 'global';
}

/** The variable declared by an identifier in a declaration. */
export function findDeclaredVariable(module: Module, declaration: Node, name: string): Variable | null {
  return homeOf(module, declaration).scopeManager.getDeclaredVariables(declaration).find((variable) => variable.name === name) ?? null;
}

/** The expression a variable stands for, with the keys that lead into it when it was destructured. */
export interface VariableSource {
  readonly value: Expression;
  readonly keys: readonly string[];
}

/**
 * The one expression that gives a variable its value: its initialiser when it is never assigned again, or its only assignment
 * when it was declared without one (`let pool; … pool = new Pool()`, `client ??= new Client()`).
 */
export function findSource(variable: Variable): VariableSource | null {
  let source = sources.get(variable);
  if (source === undefined) sources.set(variable, (source = readSource(variable)));
  return source;
}

const sources = new WeakMap<Variable, VariableSource | null>();

function readSource(variable: Variable): VariableSource | null {
  const definition = variable.defs[0];
  if (variable.defs.length !== 1 || definition?.type !== 'Variable' || definition.node.type !== 'VariableDeclarator') return null;
  const { id, init } = definition.node;
  const writes = variable.references.filter((reference) => reference.isWrite() && !reference.init);
  const isEmpty = init === null || (init.type === 'Literal' && init.value === null) || (init.type === 'Identifier' && init.name === 'undefined');
  if (isEmpty) {
    const real = writes.filter((write) => !isEmptyValue(write.writeExpr ?? null));
    const written = real.length === 1 ? real[0]?.writeExpr : null;
    return id.type === 'Identifier' && written && real[0]?.identifier.parent?.type === 'AssignmentExpression'
      ? { value: written as Expression, keys: [] }
      : null;
  }
  if (writes.length > 0) return null;
  const keys = findPatternKeys(id, definition.name as Identifier);
  return keys && { value: init, keys };
}

/** All that a variable is assigned that was declared without a value, where that is more than one expression; null otherwise. */
export function findAssigned(variable: Variable): readonly Expression[] | null {
  const definition = variable.defs[0];
  if (variable.defs.length !== 1 || definition?.type !== 'Variable' || definition.node.type !== 'VariableDeclarator') return null;
  if (definition.node.id.type !== 'Identifier' || !isEmptyValue(definition.node.init)) return null;
  const assigned: Expression[] = [];
  for (const reference of variable.references) {
    const { identifier, writeExpr } = reference;
    if (!reference.isWrite() || reference.init || isEmptyValue(writeExpr ?? null)) continue;
    const { parent } = identifier;
    if (parent?.type !== 'AssignmentExpression' || parent.left !== identifier || !writeExpr) return null;
    assigned.push(writeExpr as Expression);
  }
  return assigned.length > 1 ? assigned : null;
}

function isEmptyValue(node: Node | null): boolean {
  return node === null || (node.type === 'Literal' && node.value === null) || (node.type === 'Identifier' && node.name === 'undefined');
}

/** The keys from the destructured value down to the bound name: `['a', 'b']` in `{ a: { b: name } }`. Null for arrays, rest and defaults. */
export function findPatternKeys(pattern: Node, name: Identifier): string[] | null {
  if (pattern === name) return [];
  if (pattern.type !== 'ObjectPattern') return null;
  for (const property of pattern.properties) {
    if (property.type !== 'Property' || property.computed) continue;
    const target = property.value.type === 'AssignmentPattern' ? property.value.left : property.value;
    const inner = findPatternKeys(target, name);
    if (!inner) continue;
    if (property.key.type === 'Identifier') return [property.key.name, ...inner];
    if (property.key.type === 'Literal') return [String(property.key.value), ...inner];
  }
  return null;
}

/** A variable of the file as a whole, by its name. */
export function findTopVariable({ scopeManager }: Module, name: string): Variable | null {
  const [top] = scopeManager.scopes;
  // Modules and CommonJS have a scope of their own inside the global one.
  const inModule = top?.childScopes.find((scope) => scope.block === top.block)?.set.get(name);
  const found = inModule ?? top?.set.get(name);
  return found && found.defs.length > 0 ? found : null;
}
