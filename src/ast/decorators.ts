import type { TSESTree } from '@typescript-eslint/utils';
import type { ClassNode, Node } from './types.js';

/** The decorators of a class, member or parameter; a parser of plain JavaScript knows none. */
export function decoratorsOf(node: Node): readonly TSESTree.Decorator[] {
  return (node as { decorators?: readonly TSESTree.Decorator[] }).decorators ?? [];
}

/** What a class says it implements, which plain JavaScript cannot say. */
export function implementsOf(node: ClassNode): readonly TSESTree.TSClassImplements[] {
  return (node as { implements?: readonly TSESTree.TSClassImplements[] }).implements ?? [];
}

/** Where a statement begins: `@Injectable() export class A {}` begins with its decorator, which stands outside of the export's range. */
export function startWithDecorators(node: Node): Node {
  const isExport = node.type === 'ExportNamedDeclaration' || node.type === 'ExportDefaultDeclaration';
  const [first] = decoratorsOf((isExport && node.declaration) || node);
  return first && first.range[0] < node.range[0] ? first : node;
}
