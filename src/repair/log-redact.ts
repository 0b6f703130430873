import type { TSESLint } from '@typescript-eslint/utils';
import { keyName } from '../ast/index.js';
import type { Slot } from '../semantics/types.js';
import { appendItems } from './layout.js';
import { setOptions } from './set-option.js';

/** Adds a path to what a logger leaves out of its lines; null where its options cannot be written to. */
export function redactInLogger(
  sourceCode: Readonly<TSESLint.SourceCode>,
  slot: Slot | null,
  option: string,
  path: readonly string[],
): ((fixer: TSESLint.RuleFixer) => TSESLint.RuleFix[] | null) | null {
  if (slot?.kind !== 'object' && slot?.kind !== 'argument') return null;
  const text = `'${printPath(path)}'`;
  const known = slot.kind === 'object' ? slot.node.properties.find((each) => each.type === 'Property' && keyName(each) === option) : undefined;
  if (!known) return (fixer) => setOptions(fixer, sourceCode, slot, [[option, `[${text}]`]]);
  const list = known.type === 'Property' ? known.value : null;
  const last = list?.type === 'ArrayExpression' ? list.elements.at(-1) : null;
  return last ? (fixer) => appendItems(fixer, sourceCode, { start: last, end: last }, last.loc.start.line !== list?.loc.start.line, [text]) : null;
}

/** `user.password`, `headers["x-api-key"]` */
function printPath(path: readonly string[]): string {
  return path.map((key, index) => (/^([\w$]+|\*)$/.test(key) ? `${index > 0 ? '.' : ''}${key}` : `["${key}"]`)).join('');
}
