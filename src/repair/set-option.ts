import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
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
      return [fixer.replaceText(slot.node, `{ ...${printOperand(sourceCode, slot.node)}, ${printOptions(options)} }`)];
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
      fixes.push(property.shorthand ? fixer.replaceText(property, `${head}: ${value}`) : replaceValue(fixer, sourceCode, property.value, value));
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

/** Writes `text` in the place of an expression; the comments inside it stay, unless `text` holds them already. */
export function replaceValue(fixer: TSESLint.RuleFixer, sourceCode: SourceCode, node: Node, text: string): TSESLint.RuleFix {
  const isKept = text.includes(sourceCode.getText(node));
  return fixer.replaceText(node, isKept ? text : text + printComments(sourceCode, sourceCode.getCommentsInside(node)));
}

function printComments(sourceCode: SourceCode, comments: readonly TSESTree.Comment[]): string {
  return comments.map((each) => ` ${sourceCode.getText(each as unknown as Node)}${each.type === 'Line' ? '\n' : ''}`).join('');
}

/** The text of an expression where a list of them is read: a sequence gets its parentheses back. */
export function printOperand(sourceCode: SourceCode, node: Node): string {
  const text = sourceCode.getText(node);
  return node.type === 'SequenceExpression' ? `(${text})` : text;
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
  if (node.type === 'UnaryExpression') return node.operator === 'void' && node.argument.type === 'Literal';
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

/** Takes a property out of an object, with its comma. Its comments stay, except those of `moved`, which is written elsewhere. */
export function removeProperty(fixer: TSESLint.RuleFixer, sourceCode: SourceCode, property: Node, moved: Node | null = null): TSESLint.RuleFix {
  const after = sourceCode.getTokenAfter(property);
  const before = sourceCode.getTokenBefore(property);
  const next = after?.value === ',' ? sourceCode.getTokenAfter(after, { includeComments: true }) : null;
  const range: TSESTree.Range =
    after?.value === ','
      ? [property.range[0], next ? next.range[0] : after.range[1]]
      : [before?.value === ',' ? before.range[0] : property.range[0], property.range[1]];
  const orphans = sourceCode.getAllComments().filter((each) => isWithin(each, range) && !(moved && isWithin(each, moved.range)));
  return fixer.replaceTextRange(range, orphans.length > 0 ? `${printComments(sourceCode, orphans).trimStart()} ` : '');
}

function isWithin(inner: { readonly range: TSESTree.Range }, [start, end]: TSESTree.Range): boolean {
  return inner.range[0] >= start && inner.range[1] <= end;
}
