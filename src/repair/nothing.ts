import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { Node } from '../ast/index.js';

type SourceCode = Readonly<TSESLint.SourceCode>;

/** Operators and literals that never give `undefined` or `null`. */
const VALUES = new Set([
  'ArrayExpression', 'ArrowFunctionExpression', 'BinaryExpression', 'ClassExpression', 'FunctionExpression', 'NewExpression', 'ObjectExpression',
  'TemplateLiteral', 'UpdateExpression',
]);

const NUMERIC = /^(Number|parseInt|parseFloat|Math\.\w+|Number\.\w+)$/;

/** Whether an expression may give `undefined` or `null`, as far as it can be seen where it is written. */
export function mayBeNothing(sourceCode: SourceCode, node: Node, depth = 0): boolean {
  if (VALUES.has(node.type)) return false;
  switch (node.type) {
    case 'Literal':
      return isNull(node);
    case 'UnaryExpression':
      return node.operator === 'void';
    case 'TSNonNullExpression':
      return false;
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSTypeAssertion':
      return mayBeNothing(sourceCode, node.expression, depth);
    case 'SequenceExpression':
      return mayBeNothing(sourceCode, node.expressions.at(-1) as Node, depth);
    case 'ConditionalExpression':
      return mayBeNothing(sourceCode, node.consequent, depth) || mayBeNothing(sourceCode, node.alternate, depth);
    case 'LogicalExpression':
      return node.operator === '&&' || mayBeNothing(sourceCode, node.right, depth);
    case 'CallExpression':
      return !NUMERIC.test(sourceCode.getText(node.callee));
    case 'Identifier':
      return depth > 4 || mayVariableBeNothing(sourceCode, node, depth);
    default:
      return true;
  }
}

function isNull(node: Extract<Node, { type: 'Literal' }>): boolean {
  return node.value === null && !('regex' in node) && !('bigint' in node);
}

/** A constant is what it was declared with; a parameter that is said to be a number, or has a default, is there. */
function mayVariableBeNothing(sourceCode: SourceCode, node: Extract<Node, { type: 'Identifier' }>, depth: number): boolean {
  let scope: TSESLint.Scope.Scope | null = sourceCode.getScope(node);
  while (scope && !scope.set.has(node.name)) scope = scope.upper;
  const definitions = scope?.set.get(node.name)?.defs ?? [];
  const [definition] = definitions;
  if (definitions.length !== 1 || definition?.name.type !== 'Identifier') return true;
  const { name } = definition;
  // `signal = null`, `signal: AbortSignal | null = other`: what is given in its place may be null.
  if (name.parent.type === 'AssignmentPattern') return (name.parent.right.type === 'Literal' && isNull(name.parent.right)) || isNullable(name.typeAnnotation?.typeAnnotation);
  if (!name.optional && name.typeAnnotation?.typeAnnotation.type === 'TSNumberKeyword') return false;
  if (definition.node.type !== 'VariableDeclarator' || definition.parent?.type !== 'VariableDeclaration' || definition.parent.kind !== 'const') return true;
  const { id, init } = definition.node;
  // `const { signal } = new AbortController()`
  if (id.type === 'ObjectPattern') return init?.type !== 'NewExpression';
  return !init || id.type !== 'Identifier' || mayBeNothing(sourceCode, init, depth + 1);
}

function isNullable(type: TSESTree.TypeNode | undefined): boolean {
  return type?.type === 'TSUnionType' && type.types.some((each) => each.type === 'TSNullKeyword');
}

/** Whether a signal that was seen to come from a controller may be left out, as in `yes ? controller.signal : undefined`. */
export function maySignalBeNothing(sourceCode: SourceCode, node: Node): boolean {
  switch (node.type) {
    case 'MemberExpression':
      return node.optional || !isController(sourceCode, node.object);
    case 'ConditionalExpression':
      return maySignalBeNothing(sourceCode, node.consequent) || maySignalBeNothing(sourceCode, node.alternate);
    case 'LogicalExpression':
      return node.operator === '&&' || maySignalBeNothing(sourceCode, node.right);
    case 'CallExpression':
      return false;
    default:
      return mayBeNothing(sourceCode, node);
  }
}

/** A controller always has a signal; options that somebody gives may have none. */
function isController(sourceCode: SourceCode, node: Node): boolean {
  if (node.type !== 'Identifier') return node.type === 'NewExpression';
  let scope: TSESLint.Scope.Scope | null = sourceCode.getScope(node);
  while (scope && !scope.set.has(node.name)) scope = scope.upper;
  const [definition] = scope?.set.get(node.name)?.defs ?? [];
  return definition?.node.type === 'VariableDeclarator' && definition.node.init?.type === 'NewExpression';
}
