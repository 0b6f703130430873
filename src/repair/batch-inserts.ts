import type { TSESLint } from '@typescript-eslint/utils';
import { unwrap } from '../ast/index.js';
import type { BatchInsert } from '../semantics/types.js';
import { indentOf, lineBreakOf, usesSemicolons } from './layout.js';

/** One call that inserts all, in the place of a loop that inserts one after the other. Null where a comment would be lost. */
export function batchInserts(sourceCode: Readonly<TSESLint.SourceCode>, write: BatchInsert): ((fixer: TSESLint.RuleFixer) => TSESLint.RuleFix[]) | null {
  const { operation: { node }, list, element, record, edits, statement, model } = write;
  if (sourceCode.getCommentsInside(statement).length > sourceCode.getCommentsInside(node).length) return null;
  const source = sourceCode.getText(list);
  const text = sourceCode.getText(record);
  const isElement = unwrap(record).type === 'Identifier';
  const records = isElement ? source : `${source}.map((${sourceCode.getText(element)}) => (${text}))`;
  let call = sourceCode.text.slice(...node.range);
  for (const { from, to, text: by } of [...edits, { from: record.range[0], to: record.range[1], text: records }].sort((a, b) => b.from - a.from)) {
    call = call.slice(0, from - node.range[0]) + by + call.slice(to - node.range[0]);
  }
  const [inner, outer] = [indentOf(sourceCode, node), indentOf(sourceCode, statement)];
  const lines = call.split(/\r?\n/).map((line, index) => (index > 0 && line.startsWith(inner) ? outer + line.slice(inner.length) : line));
  const end = usesSemicolons(sourceCode) ? ';' : '';
  const guard = model.refusesEmpty === true ? `if (${source}.length > 0) ` : '';
  return (fixer) => [fixer.replaceText(statement, `${guard}await ${lines.join(lineBreakOf(sourceCode))}${end}`)];
}
