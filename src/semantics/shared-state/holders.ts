import { findEnclosingFunction, isClass, keyName, memberName, unwrap, wrapped, type ClassNode, type Node, type Variable } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findDeclaredVariable, findMentionsElsewhere, findUsesOfMember, isExported, isExportOf, isGlobal } from '../bindings/index.js';
import { isSingleton } from '../flow/singleton.js';
import { homeOf } from '../home.js';

export type CollectionKind = 'map' | 'set' | 'object' | 'array';

/** Data that all requests of a process share: a variable at the top of a file, or a field of what there is one of. */
export interface SharedHolder {
  /** The variable's declarator, or the field. */
  readonly node: Extract<Node, { type: 'VariableDeclarator' | 'PropertyDefinition' }>;
  readonly name: string;
  readonly init: Node | null;
  /** What it holds at first; null when that is no collection. */
  readonly kind: CollectionKind | null;
  /** Every mention in sight, in whichever files. */
  readonly uses: readonly Node[];
  /** Whether there may be others. */
  readonly isComplete: boolean;
}

/** What a variable or a field holds for all requests together; null when it is made for one of them, or nothing proves that it is not. */
export function describeHolder(module: Module, node: SharedHolder['node']): SharedHolder | null {
  return node.type === 'VariableDeclarator' ? ofVariable(module, node) : ofField(module, node);
}

/** What an expression makes, when that is a collection of the language. */
export function kindOfCollection(module: Module, outer: Node | null): CollectionKind | null {
  const node = outer && unwrap(outer);
  if (node?.type === 'ArrayExpression') return 'array';
  if (node?.type === 'ObjectExpression') return 'object';
  if (node?.type === 'NewExpression') return isGlobal(module, node.callee, 'Map') ? 'map' : isGlobal(module, node.callee, 'Set') ? 'set' : isGlobal(module, node.callee, 'Array') ? 'array' : null;
  const isCreate = node?.type === 'CallExpression' && node.callee.type === 'MemberExpression' && memberName(node.callee) === 'create' && isGlobal(module, node.callee.object, 'Object');
  return isCreate ? 'object' : null;
}

function ofVariable(module: Module, node: Extract<Node, { type: 'VariableDeclarator' }>): SharedHolder | null {
  if (node.id.type !== 'Identifier' || findEnclosingFunction(node)) return null;
  const { name } = node.id;
  const variable = findDeclaredVariable(module, node, name);
  if (!variable) return null;
  const own = variable.references.filter(({ init }) => !init).map(({ identifier }) => identifier as Node);
  return {
    node, name, init: node.init, kind: kindOfCollection(module, node.init),
    uses: [...own.filter((use) => !isExportOf(use) && use.parent?.type !== 'ExportSpecifier'), ...findMentionsElsewhere(module, variable, name)],
    isComplete: !isRequiredElsewhere(module, variable, own),
  };
}

/** What `module.exports` gives to others is followed no further: a file that requires this one and names it may do anything. */
function isRequiredElsewhere(module: Module, variable: Variable, uses: readonly Node[]): boolean {
  if (!isExported(variable)) return false;
  const isCommonJs = uses.some((use) => isExportOf(use) && use.parent?.type !== 'ExportSpecifier' && use.parent?.type !== 'ExportDefaultDeclaration');
  return isCommonJs && (module.project.backward.importersOf(homeOf(module, variable.scope.block), { words: [variable.name] }) ?? []).length > 0;
}

function ofField(module: Module, node: Extract<Node, { type: 'PropertyDefinition' }>): SharedHolder | null {
  const owner = node.parent.parent;
  const name = keyName(node);
  if (!isClass(owner) || name === null || (!node.static && !isSingleton(module, owner))) return null;
  const statics = node.static ? staticUses(module, owner, name) : [];
  const isPrivate = name.startsWith('#') || node.accessibility === 'private';
  return {
    node, name, init: node.value, kind: kindOfCollection(module, node.value),
    uses: [...findUsesOfMember(module, owner, name), ...statics],
    isComplete: isPrivate || node.static || !isNamedElsewhere(module, owner, name),
  };
}

function staticUses(module: Module, owner: ClassNode, name: string): readonly Node[] {
  // A class is one name outside and another, of the same spelling, inside.
  const variables = homeOf(module, owner).scopeManager.getDeclaredVariables(owner);
  const mentions = variables.flatMap((variable) => [...variable.references.map(({ identifier }) => identifier as Node), ...findMentionsElsewhere(module, variable, variable.name)]);
  return [...new Set(mentions)].flatMap((each) => {
    const { parent } = wrapped(each);
    return parent?.type === 'MemberExpression' && memberName(parent) === name ? [parent] : [];
  });
}

/** `service.cache` outside of the class. */
function isNamedElsewhere(module: Module, owner: ClassNode, name: string): boolean {
  const pattern = new RegExp(`\\.${name.replace(/\$/g, '\\$')}\\b`);
  const home = homeOf(module, owner);
  const outside = home.text.slice(0, owner.range[0]) + home.text.slice(owner.range[1]);
  return pattern.test(outside) || (home.project.backward.importersOf(home, { words: [name] }) ?? []).some(({ text }) => pattern.test(text));
}
