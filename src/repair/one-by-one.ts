import type { TSESLint } from '@typescript-eslint/utils';
import { unwrap, wrapped, type CallExpression, type Node } from '../ast/index.js';
import { separatorBehind, usesSemicolons } from './layout.js';

type SourceCode = Readonly<TSESLint.SourceCode>;

/**
 * `const [a, b] = await Promise.all([first(), second()]);` becomes `const a = await first();` and `const b = await second();`, and a
 * statement of it as many statements. Null where its answer goes elsewhere, or a comment would be lost.
 */
export function awaitOneByOne(sourceCode: SourceCode, call: CallExpression, parts: readonly Node[]): ((fixer: TSESLint.RuleFixer) => TSESLint.RuleFix[]) | null {
  const awaited = wrapped(call).parent;
  const holder = awaited?.type === 'AwaitExpression' ? wrapped(awaited).parent : null;
  const statement = holder?.type === 'VariableDeclarator' ? holder.parent : holder;
  if (!statement || !/^(?:Block|Program)/.test(statement.parent?.type ?? '') || sourceCode.getCommentsInside(statement).length > 0) return null;
  const texts = parts.map((each) => awaitOf(sourceCode, each));
  const heads = holder?.type === 'VariableDeclarator' ? headsOf(sourceCode, holder, parts.length) : holder?.type === 'ExpressionStatement' ? texts.map(() => '') : null;
  if (!heads) return null;
  const end = usesSemicolons(sourceCode) ? ';' : '';
  const space = separatorBehind(sourceCode, statement);
  const text = texts.map((each, index) => `${heads[index] ?? ''}${each}${end}`).join(space.startsWith(';') ? ' ' : space);
  return (fixer) => [fixer.replaceText(statement, text)];
}

function awaitOf(sourceCode: SourceCode, part: Node): string {
  const text = sourceCode.getText(part);
  return /^(?:Call|Member|TaggedTemplate|Await)Expression$|^Identifier$/.test(unwrap(part).type) ? (part.type === 'AwaitExpression' ? text : `await ${text}`) : `await (${text})`;
}

/** `const a = ` for each element of a pattern; nothing for one that is left out. */
function headsOf(sourceCode: SourceCode, declarator: Extract<Node, { type: 'VariableDeclarator' }>, count: number): readonly string[] | null {
  const { id, parent } = declarator;
  if (id.type !== 'ArrayPattern' || id.typeAnnotation || parent.declarations.length !== 1 || id.elements.length > count) return null;
  if (id.elements.some((each) => each !== null && each.type !== 'Identifier' && each.type !== 'ObjectPattern' && each.type !== 'ArrayPattern')) return null;
  return Array.from({ length: count }, (_, index) => {
    const name = id.elements[index];
    return name ? `${parent.kind} ${sourceCode.getText(name)} = ` : '';
  });
}
