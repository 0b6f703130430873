import { isClass, isFunction, type Node, type Program } from '../../ast/index.js';
import type { Module } from '../../project/index.js';

const constants = new WeakMap<Program, ReadonlyMap<string, Node>>();

/**
 * What a name that a file declares once, for good and at its top, stands for: a function, a class, the value of a `const` without a
 * declared type. It is told by the tree alone: most questions about another file end here, without its scopes.
 */
export function findTopConstant({ program }: Module, name: string): Node | null {
  let known = constants.get(program);
  if (!known) constants.set(program, (known = collect(program)));
  return known.get(name) ?? null;
}

function collect(program: Program): Map<string, Node> {
  const found = new Map<string, Node>();
  const declared = new Set<string>();
  const add = (name: string | undefined, node: Node | null): void => {
    if (name === undefined) return;
    // Overloads, merged declarations, `var`s: to be told by scopes.
    if (declared.has(name) || !node) found.delete(name);
    else found.set(name, node);
    declared.add(name);
  };
  for (const statement of program.body) {
    const isExport = statement.type === 'ExportNamedDeclaration' || statement.type === 'ExportDefaultDeclaration';
    const node: Node | null = isExport ? statement.declaration : statement;
    if (isFunction(node) || isClass(node)) add(node.id?.name, node);
    else if (node?.type === 'VariableDeclaration') {
      for (const { id, init } of node.declarations) {
        if (id.type === 'Identifier') add(id.name, node.kind === 'const' && !id.typeAnnotation ? init : null);
      }
    } else if (node && 'id' in node && node.id && 'name' in node.id && typeof node.id.name === 'string') add(node.id.name, null);
  }
  return found;
}
