import type { TSESLint } from '@typescript-eslint/utils';
import type { CallExpression, Node, ObjectExpression } from '../ast/index.js';
import { appendItems, indentOf, lineBreakOf, startsLine, withParentheses } from './layout.js';

type SourceCode = Readonly<TSESLint.SourceCode>;

/** One change of the arguments of a call. */
export type ArgumentEdit =
  | { readonly kind: 'prepend' | 'append'; readonly text: string }
  | { readonly kind: 'rewrite'; readonly node: Node; readonly text: string }
  | { readonly kind: 'remove'; readonly node: Node }
  | { readonly kind: 'property'; readonly object: ObjectExpression; readonly text: string; readonly isLast?: boolean };

/** Changes the arguments of a call. Null where a comment would be lost. */
export function editArguments(fixer: TSESLint.RuleFixer, sourceCode: SourceCode, call: CallExpression, edits: readonly ArgumentEdit[], start = 0): readonly TSESLint.RuleFix[] | null {
  const fixes: TSESLint.RuleFix[] = [];
  for (const edit of edits) {
    const made = makeEdit(fixer, sourceCode, call, edit, start);
    if (!made) return null;
    fixes.push(...made);
  }
  return fixes;
}

function makeEdit(fixer: TSESLint.RuleFixer, sourceCode: SourceCode, call: CallExpression, edit: ArgumentEdit, start: number): readonly TSESLint.RuleFix[] | null {
  switch (edit.kind) {
    case 'prepend': {
      const first = call.arguments[start];
      if (!first) return null;
      const { start: at } = withParentheses(sourceCode, first);
      const gap = startsLine(sourceCode, at) ? `${lineBreakOf(sourceCode)}${indentOf(sourceCode, at)}` : ' ';
      return [fixer.insertTextBefore(at, `${edit.text},${gap}`)];
    }
    case 'append': {
      const last = call.arguments.at(-1);
      if (!last) return null;
      const ends = withParentheses(sourceCode, last);
      return appendItems(fixer, sourceCode, ends, startsLine(sourceCode, ends.start), [edit.text]);
    }
    case 'rewrite':
      return sourceCode.getCommentsInside(edit.node).length > 0 ? null : [fixer.replaceText(edit.node, edit.text)];
    case 'remove':
      return removeArgument(fixer, sourceCode, edit.node);
    case 'property':
      return addProperty(fixer, sourceCode, edit.object, edit.text, edit.isLast ?? false);
  }
}

/** Takes an argument behind others out, with the comma before it. */
function removeArgument(fixer: TSESLint.RuleFixer, sourceCode: SourceCode, node: Node): readonly TSESLint.RuleFix[] | null {
  const { start, end } = withParentheses(sourceCode, node);
  const comma = sourceCode.getTokenBefore(start);
  const before = comma && sourceCode.getTokenBefore(comma);
  if (comma?.value !== ',' || !before || sourceCode.commentsExistBetween(before, end) || sourceCode.getCommentsInside(node).length > 0) return null;
  return [fixer.removeRange([before.range[1], end.range[1]])];
}

function addProperty(fixer: TSESLint.RuleFixer, sourceCode: SourceCode, object: ObjectExpression, text: string, isLast: boolean): readonly TSESLint.RuleFix[] {
  const [first] = object.properties;
  const last = object.properties.at(-1);
  if (!first || !last) return [fixer.insertTextAfterRange([object.range[0], object.range[0] + 1], ` ${text} `)];
  if (isLast) return appendItems(fixer, sourceCode, { start: last, end: last }, startsLine(sourceCode, last), [text]);
  const gap = startsLine(sourceCode, first) ? `${lineBreakOf(sourceCode)}${indentOf(sourceCode, first)}` : ' ';
  return [fixer.insertTextBefore(first, `${text},${gap}`)];
}
