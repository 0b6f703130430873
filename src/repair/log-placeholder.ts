import type { TSESLint } from '@typescript-eslint/utils';
import type { Node } from '../ast/index.js';

type TemplateLiteral = Extract<Node, { type: 'TemplateLiteral' }>;

/** What a text says before a value that it shows: ` with password `, `, token=`, ` (key: `. */
const LABEL = /[\s,;|(-]*(?:\b(?:with|and|using|has)\s+)?(?:\b(?:the|their|new|old|reset|access|refresh|api|auth|jwt|bearer|one-time|request|full|whole)\s+)*\b(?:password|passwd|token|secret|key|otp|code|cookies?|credentials|body|headers|request|payload|user|config|data|event)?\s*[:=]?\s*['"`(]?$/i;
/** What may stand behind it without being about it. */
const END = /^['"`)\]]*[.!]?$/;

/**
 * A template without its last placeholder and the words that announce it. Null where other words are about the value, so that what
 * is left would read wrong.
 */
export function withoutPlaceholder(sourceCode: Readonly<TSESLint.SourceCode>, template: TemplateLiteral, placeholder: Node): string | null {
  const index = template.expressions.findIndex((each) => each === placeholder);
  const [before, after] = [template.quasis[index], template.quasis[index + 1]];
  if (!before || !after || index !== template.expressions.length - 1 || !END.test(after.value.raw) || sourceCode.getCommentsInside(template).length > 0) return null;
  const label = LABEL.exec(before.value.raw)?.[0] ?? '';
  const kept = before.value.raw.slice(0, before.value.raw.length - label.length);
  if (label === '' || (!/\w/.test(kept) && index === 0)) return null;
  const start = template.expressions.length === 1 ? '' : sourceCode.text.slice(template.range[0] + 1, before.range[0] + 1);
  const text = `${start}${kept}${/[.!]$/.exec(after.value.raw)?.[0] ?? ''}`;
  // Without a placeholder it is a plain text.
  return template.expressions.length === 1 && !/['\\\n$`]/.test(text) ? `'${text}'` : `\`${text}\``;
}
