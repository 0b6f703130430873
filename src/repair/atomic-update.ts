import type { TSESLint } from '@typescript-eslint/utils';
import type { Node } from '../ast/index.js';
import type { AtomicStep } from '../semantics/types.js';

type Edit = (fixer: TSESLint.RuleFixer) => TSESLint.RuleFix[];

/** Lets the store compute what code computes from an earlier read. Null where a comment would be lost, or a placeholder stands for more than that. */
export function computeInStore(sourceCode: Readonly<TSESLint.SourceCode>, value: Node, { by, isMinus, form }: AtomicStep): Edit | null {
  if (sourceCode.getCommentsInside(value).length > sourceCode.getCommentsInside(by).length) return null;
  const amount = sourceCode.getText(by);
  if (form.kind === 'operator') return (fixer) => [fixer.replaceText(value, `{ ${form.name}: ${amount} }`)];
  if (form.kind === 'expression') return (fixer) => [fixer.replaceText(value, form.text.replace('$by', () => amount))];
  if (form.kind === 'object') {
    if (sourceCode.getCommentsInside(form.object).length > sourceCode.getCommentsInside(by).length) return null;
    const change = !isMinus ? amount : /^[\w.]+$/.test(amount) ? `-${amount}` : `-(${amount})`;
    return (fixer) => [fixer.replaceText(form.object, `{ ${form.name}: { ${form.column}: ${change} } }`)];
  }
  const { text, column, placeholder } = form;
  const raw = sourceCode.getText(text);
  const mark = placeholder.replace('$', String.raw`\$`);
  const setting = new RegExp(`\\b${column}\\s*=\\s*${mark}(?!\\d)`, 'g');
  const uses = raw.match(new RegExp(`${mark}(?!\\d)`, 'g'))?.length;
  if (raw.match(setting)?.length !== 1 || uses !== 1) return null;
  return (fixer) => [fixer.replaceText(text, raw.replace(setting, () => `${column} = ${column} ${isMinus ? '-' : '+'} ${placeholder}`)), fixer.replaceText(value, amount)];
}
