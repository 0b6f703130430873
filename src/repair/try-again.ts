import type { TSESLint } from '@typescript-eslint/utils';
import { memberName, someNode, unwrap, wrapped, type Invocation, type Node } from '../ast/index.js';
import { indentOf, lineBreakOf, usesSemicolons } from './layout.js';

type SourceCode = Readonly<TSESLint.SourceCode>;
type Edit = (fixer: TSESLint.RuleFixer, locals: readonly string[]) => TSESLint.RuleFix[] | null;

const STEPS = new Set(['then', 'catch', 'finally']);

/** `load()` -> `retry(() => load(), options)`. Null where what it gives is asked for more than its outcome, or where it would mean something else in a function. */
export function wrapRetry(sourceCode: SourceCode, call: Invocation, own: string | null, options: string | null): Edit | null {
  const at = wrapped(call);
  const { parent } = at;
  if (at !== call || !parent || (parent.type === 'MemberExpression' && !STEPS.has(memberName(parent) ?? '')) || parent.type === 'ChainExpression' || parent.type === 'ExpressionStatement') return null;
  if ((parent.type === 'CallExpression' || parent.type === 'NewExpression') && parent.callee === at) return null;
  if (isBoundToPlace(sourceCode, call)) return null;
  const isAsync = hasOwn(call, 'AwaitExpression');
  return (fixer, [local = '']) => [
    fixer.insertTextBefore(call, `${own ?? local}(${isAsync ? 'async ' : ''}() => `),
    fixer.insertTextAfter(call, `${options === null ? '' : `, ${options}`})`),
  ];
}

/** Whether code would not mean the same in a function of its own, or not have the types that it has where it stands. */
function isBoundToPlace(sourceCode: SourceCode, call: Invocation): boolean {
  if (hasOwn(call, 'YieldExpression') || hasOwn(call, 'Identifier', (node) => node.type === 'Identifier' && node.name === 'arguments')) return true;
  const isReassigned = hasOwn(call, 'Identifier', (node) => {
    for (let scope: TSESLint.Scope.Scope | null = sourceCode.getScope(node); scope; scope = scope.upper) {
      const variable = scope.set.get((node as { name?: string }).name ?? '');
      if (variable) return variable.references.filter((each) => each.isWrite()).length > 1 || variable.defs.some(({ type, parent }) => type === 'Variable' && parent?.type === 'VariableDeclaration' && parent.kind !== 'const' && variable.references.filter((each) => each.isWrite()).length !== 1);
    }
    return false;
  });
  return isReassigned || hasOwn(call, 'MemberExpression', (node) => unwrap(node) !== call && isAskedFor(sourceCode, node));
}

/** `if (!user.url) return;`: what a condition has found out of a member is forgotten in a function. */
function isAskedFor(sourceCode: SourceCode, member: Node): boolean {
  if (member.parent?.type === 'CallExpression' && member.parent.callee === member) return false;
  const text = sourceCode.getText(member);
  return someNode(sourceCode.ast, (node) => {
    const test = node.type === 'IfStatement' || node.type === 'ConditionalExpression' ? node.test : node.type === 'LogicalExpression' ? node.left : null;
    return test !== null && sourceCode.getText(test).includes(text);
  });
}

function hasOwn(root: Node, type: `${Node['type']}`, test: (node: Node) => boolean = () => true): boolean {
  return someNode(root, (node) => node.type === type && test(node));
}

/** `const api = axios.create()` -> and behind it `axiosRetry(api, …)`. Null where it is not put in a constant of its own. */
export function decorateClient(sourceCode: SourceCode, construction: Invocation, options: (local: string) => string): Edit | null {
  const { parent: declarator } = wrapped(construction);
  const declaration = declarator?.type === 'VariableDeclarator' && declarator.id.type === 'Identifier' ? declarator.parent : null;
  if (declarator?.type !== 'VariableDeclarator' || declarator.id.type !== 'Identifier' || declaration?.type !== 'VariableDeclaration' || declaration.kind !== 'const' || declaration.declarations.length !== 1) return null;
  const statement = declaration.parent.type === 'ExportNamedDeclaration' ? declaration.parent : declaration;
  if (statement.parent.type !== 'Program' && statement.parent.type !== 'BlockStatement') return null;
  const { name } = declarator.id;
  const comment = sourceCode.getCommentsAfter(statement).findLast((each) => each.loc.start.line === statement.loc.end.line);
  const end = usesSemicolons(sourceCode) ? ';' : '';
  return (fixer, [local = '']) => [fixer.insertTextAfter(comment ?? statement, `${lineBreakOf(sourceCode)}${indentOf(sourceCode, statement)}${local}(${name}, ${options(local)})${end}`)];
}
