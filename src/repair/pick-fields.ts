import type { TSESLint } from '@typescript-eslint/utils';
import type { Node } from '../ast/index.js';
import { withParentheses } from './layout.js';

export interface PickRequest {
  readonly target: Node;
  readonly spread: { readonly element: Node } | null;
  readonly fields: readonly string[];
}

/** Names the fields of a value one by one: `{ title: body.title }` in place of `body`. Null where a comment would be lost. */
export function pickFields(fixer: TSESLint.RuleFixer, sourceCode: Readonly<TSESLint.SourceCode>, { target, spread, fields }: PickRequest): readonly TSESLint.RuleFix[] | null {
  if (sourceCode.getCommentsInside(spread?.element ?? target).length > 0 || fields.length === 0) return null;
  const text = sourceCode.getText(target);
  const from = target.type === 'Identifier' || target.type === 'MemberExpression' ? text : `(${text})`;
  const list = fields.map((each) => `${each}: ${from}.${each}`).join(', ');
  if (spread) return [fixer.replaceText(spread.element, list)];
  const { start, end } = withParentheses(sourceCode, target);
  return sourceCode.commentsExistBetween(start, end) ? null : [fixer.replaceTextRange([start.range[0], end.range[1]], `{ ${list} }`)];
}
