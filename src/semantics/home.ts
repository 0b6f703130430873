import type { Node, Variable } from '../ast/index.js';
import type { Module } from '../project/index.js';

/** The module that a node belongs to: what a name leads to may lie in another file than the name. */
export function homeOf(module: Module, node: Node): Module {
  return module.project.homeOf(node) ?? module;
}

/** The module that declares a variable. */
export function homeOfVariable(module: Module, variable: Variable): Module {
  return homeOf(module, variable.scope.block);
}

/** The source text of a node, whichever file it is in. */
export function textOf(module: Module, node: Node): string {
  return homeOf(module, node).text.slice(...node.range);
}

/** The module that a question about a node or a variable is to be asked in; any other key is asked where it is. */
export function homeOfKey(module: Module, key: object): Module {
  if ('references' in key && 'scope' in key) return homeOfVariable(module, key as Variable);
  return 'type' in key && 'range' in key ? homeOf(module, key as Node) : module;
}
