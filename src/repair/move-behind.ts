import type { TSESLint } from '@typescript-eslint/utils';
import type { Behind } from '../semantics/types.js';
import { findFreeName } from './free-name.js';
import { indentOf, separatorBehind, startsLine, usesSemicolons } from './layout.js';

type SourceCode = Readonly<TSESLint.SourceCode>;

/** Moves a statement out of a transaction's function, behind the one that waits for it. Null where a comment would be left behind. */
export function moveBehind(sourceCode: SourceCode, { statement, outer, returned }: Behind): ((fixer: TSESLint.RuleFixer) => TSESLint.RuleFix[]) | null {
  const before = sourceCode.getTokenBefore(statement, { includeComments: true });
  const after = sourceCode.getTokenAfter(statement, { includeComments: true });
  if (!before || !after || before.type === 'Line' || before.type === 'Block' || ((after.type === 'Line' || after.type === 'Block') && after.loc.start.line === statement.loc.end.line)) return null;
  const space = separatorBehind(sourceCode, outer);
  const isOneLine = !startsLine(sourceCode, outer);
  const end = usesSemicolons(sourceCode) ? ';' : '';
  const name = returned ? findFreeName(sourceCode, 'result') : '';
  // What stands on the lines below the first of a statement keeps its place beside it, unless it may be the text of a template.
  const [from, to] = [indentOf(sourceCode, statement), indentOf(sourceCode, outer)];
  const raw = sourceCode.getText(statement);
  const text = raw.includes('`') ? raw : raw.split(/(?<=\n)/u).map((line, index) => (index > 0 && line.startsWith(from) ? to + line.slice(from.length) : line)).join('');
  const closed = isOneLine && !text.endsWith(';') ? `${text};` : text;
  return (fixer) => [
    fixer.removeRange([before.range[1], statement.range[1]]),
    ...(returned ? [fixer.replaceTextRange([outer.range[0], returned.range[0]], `const ${name} = await `)] : []),
    fixer.insertTextAfter(outer, `${space}${closed}${returned ? `${isOneLine ? ' ' : space}return ${name}${end}` : ''}`),
  ];
}
