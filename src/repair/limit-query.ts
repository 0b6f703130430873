import type { TSESLint } from '@typescript-eslint/utils';
import { memberName, unwrap, type Invocation, type Node } from '../ast/index.js';
import type { Operation, Slot } from '../semantics/types.js';
import { setOptions } from './set-option.js';

export interface LimitQueryPlan {
  /** As it is told to a person: `take: 100`, `.limit(100)`. */
  readonly remedy: string;
  readonly edit: (fixer: TSESLint.RuleFixer) => readonly TSESLint.RuleFix[] | null;
}

/**
 * Writes a limit where the library of a list query takes it: an option, a call of the chain, or the end of a statement whose text is
 * written in place. Null where it cannot be written.
 *
 * @param slotOf - Where options of an argument of the query's own call may be written.
 */
export function limitQuery(
  sourceCode: Readonly<TSESLint.SourceCode>,
  { model, calls, statement }: Operation,
  rows: number,
  slotOf: (argument: number) => Slot | null,
): LimitQueryPlan | null {
  for (const { argument, option, chained } of model.limit ?? []) {
    const [method] = chained ?? [];
    if (method !== undefined && model.chain) {
      return { remedy: `.${method}(${rows})`, edit: (fixer) => addToChain(fixer, sourceCode, calls, [...(model.chain?.runs ?? []), ...(model.chain?.loads ?? [])], `.${method}(${rows})`) };
    }
    if (option === undefined || argument === undefined || model.chain) continue;
    const slot = slotOf(argument);
    return slot && { remedy: `${option}: ${rows}`, edit: (fixer) => setOptions(fixer, sourceCode, slot, [[option, String(rows)]]) };
  }
  const text = statement && !statement.isOpen ? textOf(calls[0], model.text?.[0]?.argument ?? 0) : null;
  return text && { remedy: `LIMIT ${rows}`, edit: (fixer) => [appendToText(fixer, sourceCode, text, ` LIMIT ${rows}`)] };
}

/** Behind the last call that builds the query, on a line of its own where the chain has one for each. */
function addToChain(
  fixer: TSESLint.RuleFixer,
  sourceCode: Readonly<TSESLint.SourceCode>,
  calls: readonly Invocation[],
  running: readonly string[],
  text: string,
): readonly TSESLint.RuleFix[] | null {
  const settled = calls.findIndex((call) => call.type === 'CallExpression' && /^(then|catch|finally)$/.test(memberName(call.callee) ?? ''));
  const building = settled < 0 ? calls : calls.slice(0, settled);
  const last = building.findLast((call) => call.type === 'CallExpression' && !running.includes(memberName(call.callee) ?? ''));
  if (last?.type !== 'CallExpression') return null;
  const { callee } = last;
  const dot = callee.type === 'MemberExpression' ? sourceCode.getTokenBefore(callee.property) : null;
  const before = dot && sourceCode.getTokenBefore(dot);
  const lineBreak = dot && before && dot.loc.start.line > before.loc.end.line ? sourceCode.text.slice(before.range[1], dot.range[0]) : '';
  return [fixer.insertTextAfter(last, (lineBreak.includes('//') || lineBreak.includes('/*') ? '' : lineBreak) + text)];
}

/** The text of a statement, where it is written in the call. */
function textOf(call: Invocation | undefined, argument: number): Node | null {
  if (call?.type === 'TaggedTemplateExpression') return call.quasi;
  const given = call?.arguments[argument];
  const node = given && unwrap(given);
  return node?.type === 'TemplateLiteral' || (node?.type === 'Literal' && typeof node.value === 'string') ? node : null;
}

function appendToText(fixer: TSESLint.RuleFixer, sourceCode: Readonly<TSESLint.SourceCode>, node: Node, clause: string): TSESLint.RuleFix {
  const inner = sourceCode.getText(node).slice(1, -1);
  const kept = inner.replace(/[\s;]+$/u, '');
  return fixer.insertTextAfterRange([node.range[0], node.range[0] + 1 + kept.length], clause);
}

/** `Math.min(limit, 100)` around a number. Null for what may be a text. */
export function capNumber(limit: Node, rows: number): LimitQueryPlan | null {
  const isNumber =
    (limit.type === 'CallExpression' && /^(Number|parseInt|parseFloat)$/.test(limit.callee.type === 'Identifier' ? limit.callee.name : (memberName(limit.callee) ?? ''))) ||
    (limit.type === 'UnaryExpression' && limit.operator === '+') ||
    (limit.type === 'LogicalExpression' && limit.right.type === 'Literal' && typeof limit.right.value === 'number');
  return isNumber ? { remedy: `Math.min(…, ${rows})`, edit: (fixer) => [fixer.insertTextBefore(limit, 'Math.min('), fixer.insertTextAfter(limit, `, ${rows})`)] } : null;
}
