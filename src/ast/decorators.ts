import type { TSESTree } from '@typescript-eslint/utils';
import type { Node } from './types.js';

/** The decorators of a class, member or parameter; a parser of plain JavaScript knows none. */
export function decoratorsOf(node: Node): readonly TSESTree.Decorator[] {
  return (node as { decorators?: readonly TSESTree.Decorator[] }).decorators ?? [];
}
