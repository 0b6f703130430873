import type { TSESLint } from '@typescript-eslint/utils';
import type { Opening } from '../semantics/types.js';
import { findFreeName } from './free-name.js';
import { indented, indentOf, lineBreakOf, unitOf, usesSemicolons } from './layout.js';

type SourceCode = Readonly<TSESLint.SourceCode>;
type Edit = (fixer: TSESLint.RuleFixer) => readonly TSESLint.RuleFix[];

/** Puts statements into the function of a transaction, on its handle; what is used behind them is handed out. */
export function openTransaction(sourceCode: SourceCode, { statements, clients, call, handle, kept }: Opening): Edit | null {
  const [first, last, client] = [statements[0], statements.at(-1), clients[0]];
  if (!first || !last || !client) return null;
  const name = findFreeName(sourceCode, handle);
  let body = '';
  let at = first.range[0];
  for (const { range } of [...clients].sort((a, b) => a.range[0] - b.range[0])) {
    body += sourceCode.text.slice(at, range[0]) + name;
    at = range[1];
  }
  body += sourceCode.text.slice(at, last.range[1]);
  const end = usesSemicolons(sourceCode) ? ';' : '';
  const isReturning = last.type === 'ReturnStatement';
  const given = kept.length === 1 ? kept[0] : `{ ${kept.join(', ')} }`;
  const taken = isReturning ? 'return ' : kept.length > 0 ? `const ${given ?? ''} = await ` : 'await ';
  const giving = kept.length > 0 && !isReturning ? `return ${given ?? ''}${end}` : null;
  const isOnOneLine = sourceCode.getTokenBefore(first)?.loc.end.line === first.loc.start.line;
  const lineBreak = isOnOneLine ? ' ' : lineBreakOf(sourceCode);
  const indent = isOnOneLine ? '' : indentOf(sourceCode, first);
  const step = isOnOneLine ? '' : unitOf(sourceCode);
  const lines = [isOnOneLine ? body : indented(body, step), ...(giving ? [giving] : [])].join(`${lineBreak}${indent}${step}`);
  const text = `${taken}${sourceCode.getText(client)}.${call}(async (${name}) => {${lineBreak}${indent}${step}${lines}${lineBreak}${indent}})${end}`;
  return (fixer) => [fixer.replaceTextRange([first.range[0], last.range[1]], text)];
}
