import { isFunction, unwrap, type Expression, type Node } from '../../ast/index.js';
import type { TSESTree } from '@typescript-eslint/utils';
import type { Module } from '../../project/index.js';
import { findShape, findTypeDeclaration } from '../bindings/index.js';
import { textOf } from '../home.js';

/** More than these, and the value is worth a field. */
const MAX_TEXTS = 3;

/** Whether a value is the same, or one of very few, wherever this line is written: by a test around it, or by its declared type. */
export function isOneOfFew(module: Module, outer: Node): boolean {
  const node = unwrap(outer);
  if (node.type !== 'Identifier' && node.type !== 'MemberExpression') return false;
  return isTestedAround(module, node) || isFewByType(module, node);
}

/** `if (verdict === 'flagged') { … }`, `case 'flagged':` with one value before it. */
function isTestedAround(module: Module, node: Node): boolean {
  const text = textOf(module, node);
  const isSame = (each: Node): boolean => textOf(module, unwrap(each)) === text;
  for (let at: Node = node; at.parent && !isFunction(at); at = at.parent) {
    const { parent }: { parent: Node } = at;
    if (parent.type === 'IfStatement' && parent.consequent === at && equals(parent.test, isSame)) return true;
    if (parent.type === 'LogicalExpression' && parent.operator === '&&' && parent.right === at && equals(parent.left, isSame)) return true;
    if (parent.type === 'SwitchCase' && parent.test !== null && parent.parent.type === 'SwitchStatement' && isSame(parent.parent.discriminant)) {
      const { cases } = parent.parent;
      // `case 'a': case 'b':` shares the lines of the last.
      return cases[cases.indexOf(parent) - 1]?.consequent.length !== 0;
    }
  }
  return false;
}

function equals(outer: Node, isSame: (node: Node) => boolean): boolean {
  const test = unwrap(outer);
  if (test.type === 'LogicalExpression' && test.operator === '&&') return equals(test.left, isSame) || equals(test.right, isSame);
  if (test.type !== 'BinaryExpression' || !/^={2,3}$/.test(test.operator)) return false;
  return (isSame(test.left) && test.right.type === 'Literal') || (isSame(test.right) && test.left.type === 'Literal');
}

/** `scope: 'own' | 'team'` */
function isFewByType(module: Module, node: Expression): boolean {
  const shape = findShape(module, node);
  if (shape?.kind !== 'written') return false;
  const count = countTexts(module, shape.type, 0);
  return count !== null && count <= MAX_TEXTS;
}

function countTexts(module: Module, type: TSESTree.TypeNode, depth: number): number | null {
  if (type.type === 'TSLiteralType') return type.literal.type === 'Literal' ? 1 : null;
  if (type.type === 'TSUnionType') {
    const counts = type.types.map((each) => countTexts(module, each, depth + 1));
    return counts.reduce((sum, each) => (sum === null || each === null ? null : sum + each), 0);
  }
  if (type.type !== 'TSTypeReference' || type.typeArguments || depth > 4) return null;
  const declaration = findTypeDeclaration(module, type.typeName);
  return declaration?.type === 'TSTypeAliasDeclaration' ? countTexts(module, declaration.typeAnnotation, depth + 1) : null;
}
