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
  if (form.kind === 'call') return sourceCode.getCommentsInside(form.call).length > 0 ? null : (fixer) => [fixer.replaceText(form.call, form.text.replace('$by', () => amount))];
  if (form.kind === 'object') {
    if (sourceCode.getCommentsInside(form.object).length > sourceCode.getCommentsInside(by).length) return null;
    const change = !isMinus ? amount : /^[\w.]+$/.test(amount) ? `-${amount}` : `-(${amount})`;
    return (fixer) => [fixer.replaceText(form.object, `{ ${form.name}: { ${form.column}: ${change} } }`)];
  }
  const { text, column, placeholder } = form;
  const raw = sourceCode.getText(text);
  const mark = placeholder.replace('$', String.raw`\$`);
  const settings = [...raw.matchAll(new RegExp(`\\b${column}\\s*=\\s*${mark}(?!\\d)`, 'g'))];
  const [setting] = settings;
  const uses = raw.match(new RegExp(`${mark}(?!\\d)`, 'g'))?.length;
  if (!setting || settings.length !== 1 || uses !== 1) return null;
  const start = text.range[0] + setting.index;
  return (fixer) => [fixer.replaceTextRange([start, start + setting[0].length], `${column} = ${column} ${isMinus ? '-' : '+'} ${placeholder}`), fixer.replaceText(value, amount)];
}
