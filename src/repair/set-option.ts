import type { TSESLint } from '@typescript-eslint/utils';
import { keyName, unwrap, type Invocation, type Node, type ObjectExpression } from '../ast/index.js';
import type { Slot } from '../semantics/types.js';

type SourceCode = Readonly<TSESLint.SourceCode>;

/** An option by dotted path, and the source text of its value. */
export type OptionText = readonly [path: string, value: string];

/** Writes options where a call takes them. Null when there is no place to write to. */
export function setOptions(
  fixer: TSESLint.RuleFixer,
  sourceCode: SourceCode,
  slot: Slot | null,
  options: readonly OptionText[],
): TSESLint.RuleFix[] | null {
  switch (slot?.kind) {
    case 'object':
      return setInObject(fixer, sourceCode, slot.node, options);
    case 'argument':
      return addArgument(fixer, sourceCode, slot.call, slot.index, `{ ${printOptions(options)} }`);
    case 'spread':
      return [fixer.replaceText(slot.node, `{ ...${sourceCode.getText(slot.node)}, ${printOptions(options)} }`)];
    default:
      return null;
  }
}

/** `timeout: { request: 1000 }, retries: 2` */
export function printOptions(options: readonly OptionText[]): string {
  const groups = new Map<string, OptionText[]>();
  for (const [path, value] of options) {
    const [head = '', ...rest] = path.split('.');
    groups.set(head, [...(groups.get(head) ?? []), [rest.join('.'), value]]);
  }
  return [...groups].map(([head, inner]) => `${head}: ${inner[0]?.[0] === '' ? inner[0][1] : `{ ${printOptions(inner)} }`}`).join(', ');
}

function setInObject(
  fixer: TSESLint.RuleFixer,
  sourceCode: SourceCode,
  object: ObjectExpression,
  options: readonly OptionText[],
): TSESLint.RuleFix[] | null {
  const fixes: TSESLint.RuleFix[] = [];
  const fresh: OptionText[] = [];
  for (const [path, value] of options) {
    const [head = '', ...rest] = path.split('.');
    const property = object.properties.findLast((each) => each.type === 'Property' && keyName(each) === head);
    if (property?.type !== 'Property') fresh.push([path, value]);
    else if (rest.length === 0) {
      fixes.push(property.shorthand ? fixer.replaceText(property, `${head}: ${value}`) : fixer.replaceText(property.value, value));
    } else {
      const inner = unwrap(property.value);
      const nested =
        inner.type === 'ObjectExpression'
          ? setInObject(fixer, sourceCode, inner, [[rest.join('.'), value]])
          : inner.type === 'NewExpression' && inner.arguments[0]?.type === 'ObjectExpression'
            ? setInObject(fixer, sourceCode, inner.arguments[0], [[rest.join('.'), value]])
            : null;
      if (!nested) return null;
      fixes.push(...nested);
    }
  }
  if (fresh.length > 0) fixes.push(appendProperty(fixer, sourceCode, object, printOptions(fresh)));
  return fixes;
}

function appendProperty(fixer: TSESLint.RuleFixer, sourceCode: SourceCode, object: ObjectExpression, text: string): TSESLint.RuleFix {
  const last = object.properties.at(-1);
  if (!last) {
    const inside = sourceCode.getText(object).slice(1, -1);
    if (inside.trim() === '') return fixer.replaceText(object, `{ ${text} }`);
    return fixer.insertTextAfterRange([object.range[0], object.range[0] + 1], ` ${text},`);
  }
  const comma = sourceCode.getTokenAfter(last);
  const hasComma = comma?.value === ',';
  const end = hasComma ? comma : last;
  const isMultiLine = object.loc.start.line !== last.loc.start.line;
  if (!isMultiLine) return fixer.insertTextAfter(end, hasComma ? ` ${text}` : `, ${text}`);
  const indent = ' '.repeat(last.loc.start.column).replace(/^ */, (spaces) => indentOf(sourceCode, last) ?? spaces);
  // A comment behind the last property stays with it.
  const comment = sourceCode.getCommentsAfter(end).find((each) => each.loc.start.line === end.loc.end.line);
  if (!comment) return fixer.insertTextAfter(end, hasComma ? `\n${indent}${text},` : `,\n${indent}${text}`);
  if (hasComma) return fixer.insertTextAfter(comment as unknown as Node, `\n${indent}${text},`);
  return fixer.insertTextAfter(end, `, ${text}`);
}

/** The white space a line begins with, tabs kept; null when something else stands before the node. */
function indentOf(sourceCode: SourceCode, node: Node): string | null {
  const line = sourceCode.lines[node.loc.start.line - 1] ?? '';
  const before = line.slice(0, node.loc.start.column);
  return before.trim() === '' ? before : null;
}

/** Adds an argument at `index`, filling the ones before it with `undefined`; before a callback when one stands there. */
export function addArgument(
  fixer: TSESLint.RuleFixer,
  sourceCode: SourceCode,
  call: Invocation,
  index: number,
  text: string,
): TSESLint.RuleFix[] | null {
  if (call.type === 'TaggedTemplateExpression') return null;
  const occupied = call.arguments[index];
  if (occupied && isNothing(occupied)) return [fixer.replaceText(occupied, text)];
  if (occupied) return [fixer.insertTextBefore(occupied, `${text}, `)];
  const missing = [...Array.from({ length: index - call.arguments.length }, () => 'undefined'), text].join(', ');
  const last = call.arguments.at(-1);
  if (last) return [fixer.insertTextAfter(outerParenthesis(sourceCode, last), `, ${missing}`)];
  const close = sourceCode.getLastToken(call);
  // `new Pool` without parentheses
  if (close?.value !== ')') return [fixer.insertTextAfter(call, `(${missing})`)];
  return [fixer.insertTextBefore(close, missing)];
}

function isNothing(node: Node): boolean {
  return (node.type === 'Identifier' && node.name === 'undefined') || (node.type === 'Literal' && node.value === null);
}

/** `(a, b)` as an argument: what follows goes behind its parenthesis. */
function outerParenthesis(sourceCode: SourceCode, node: Node): Node | TSESLint.AST.Token {
  let end: Node | TSESLint.AST.Token = node;
  let start = sourceCode.getTokenBefore(node);
  for (;;) {
    const next: TSESLint.AST.Token | null = sourceCode.getTokenAfter(end);
    if (next?.value !== ')' || start?.value !== '(' || next.range[1] >= (node.parent?.range[1] ?? 0)) return end;
    end = next;
    start = sourceCode.getTokenBefore(start);
  }
}

/** Takes a property out of an object, with its comma. */
export function removeProperty(fixer: TSESLint.RuleFixer, sourceCode: SourceCode, property: Node): TSESLint.RuleFix {
  const after = sourceCode.getTokenAfter(property);
  const before = sourceCode.getTokenBefore(property);
  if (after?.value === ',') {
    const next = sourceCode.getTokenAfter(after, { includeComments: true });
    return fixer.removeRange([property.range[0], next ? next.range[0] : after.range[1]]);
  }
  if (before?.value === ',') return fixer.removeRange([before.range[0], property.range[1]]);
  return fixer.remove(property);
}
