import type { TSESLint } from '@typescript-eslint/utils';
import { isFunction, type Node } from '../ast/index.js';
import { indentOf, lineBreakOf, startsLine, usesSemicolons } from './layout.js';
import { quoted } from './require-variable.js';

type SourceCode = Readonly<TSESLint.SourceCode>;

/** Throws before a call where all of some values are missing. Null where there is no place for it, or a comment would be lost. */
export function guardMissing(sourceCode: SourceCode, call: Node, values: readonly Node[]): ((fixer: TSESLint.RuleFixer) => TSESLint.RuleFix[]) | null {
  const texts = values.map((each) => sourceCode.getTokens(each).map(({ value }) => value).join(''));
  if (texts.length === 0 || texts.some((each) => /['"`\n]/.test(each))) return null;
  const end = usesSemicolons(sourceCode) ? ';' : '';
  const what = texts.length === 1 ? `${texts[0] ?? ''} is missing` : `${texts.slice(0, -1).join(', ')} and ${texts.at(-1) ?? ''} are missing`;
  const guard = `if (${texts.map((each) => `${each} === undefined`).join(' && ')}) throw new Error(${quoted(sourceCode, what)})${end}`;
  for (let at = call; at.parent; at = at.parent) {
    const { parent } = at;
    if (parent.type === 'BlockStatement') {
      const space = startsLine(sourceCode, at) ? `${lineBreakOf(sourceCode)}${indentOf(sourceCode, at)}` : ' ';
      const statement = at;
      return (fixer) => [fixer.insertTextBefore(statement, `${guard}${space}`)];
    }
    // `(userId?: string) => prisma.cart.deleteMany({ where: { userId } })`
    if (parent.type === 'ArrowFunctionExpression' && parent.body === at) {
      const body = at;
      return (fixer) => [fixer.insertTextBefore(body, `{ ${guard} return `), fixer.insertTextAfter(body, `${end || ';'} }`)];
    }
    if (isFunction(parent) || parent.type === 'Program') return null;
  }
  return null;
}
