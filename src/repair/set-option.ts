import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { keyName, unwrap, type Invocation, type Node, type ObjectExpression } from '../ast/index.js';
import type { Slot } from '../semantics/types.js';
import { appendItems, indentOf, lineBreakOf, startsLine, startWithComments, withParentheses } from './layout.js';

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
      return [fixer.replaceText(slot.node, `{ ...${printAtom(sourceCode, slot.node)}, ${printOptions(options)} }`)];
    default:
      return null;
  }
}

/** `timeout: { request: 1000 }, retries: 2` */
export function printOptions(options: readonly OptionText[]): string {
  return printEach(options).join(', ');
}

function printEach(options: readonly OptionText[]): string[] {
  const groups = new Map<string, OptionText[]>();
  for (const [path, value] of options) {
    const [head = '', ...rest] = path.split('.');
    groups.set(head, [...(groups.get(head) ?? []), [rest.join('.'), value]]);
  }
  return [...groups].map(([head, inner]) => {
    const value = inner[0]?.[0] === '' ? inner[0][1] : `{ ${printOptions(inner)} }`;
    return value === head ? head : `${head}: ${value}`;
  });
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
  if (fresh.length > 0) fixes.push(...appendProperties(fixer, sourceCode, object, printEach(fresh)));
  return fixes;
}

/** Writes `text` in the place of an expression; the comments inside it stay, unless `text` holds them already. */
export function replaceValue(fixer: TSESLint.RuleFixer, sourceCode: SourceCode, node: Node, text: string): TSESLint.RuleFix {
  const isKept = text.includes(sourceCode.getText(node));
  return fixer.replaceText(node, isKept ? text : text + printComments(sourceCode, sourceCode.getCommentsInside(node)));
}

function printComments(sourceCode: SourceCode, comments: readonly TSESTree.Comment[]): string {
  return comments.map((each) => ` ${sourceCode.getText(each as unknown as Node)}${each.type === 'Line' ? lineBreakOf(sourceCode) : ''}`).join('');
}

/** The text of an expression where a list of them is read: a sequence gets its parentheses back. */
export function printOperand(sourceCode: SourceCode, node: Node): string {
  const text = sourceCode.getText(node);
  return node.type === 'SequenceExpression' ? `(${text})` : text;
}

/** The text of an expression where an operator or `...` is put beside it: in parentheses unless it is one piece. */
export function printAtom(sourceCode: SourceCode, node: Node): string {
  const text = sourceCode.getText(node);
  return ATOMS.has(node.type) ? text : `(${text})`;
}

const ATOMS = new Set([
  'CallExpression', 'ChainExpression', 'Identifier', 'Literal', 'MemberExpression', 'NewExpression', 'ObjectExpression', 'TemplateLiteral',
  'ThisExpression', 'TSNonNullExpression',
]);

function appendProperties(fixer: TSESLint.RuleFixer, sourceCode: SourceCode, object: ObjectExpression, texts: readonly string[]): TSESLint.RuleFix[] {
  const last = object.properties.at(-1);
  if (!last) {
    const inside = sourceCode.getText(object).slice(1, -1);
    if (inside.trim() === '') return [fixer.replaceText(object, `{ ${texts.join(', ')} }`)];
    return [fixer.insertTextAfterRange([object.range[0], object.range[0] + 1], ` ${texts.join(', ')},`)];
  }
  return appendItems(fixer, sourceCode, { start: last, end: last }, object.loc.start.line !== last.loc.start.line, texts);
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
  if (occupied) {
    const start = startWithComments(sourceCode, withParentheses(sourceCode, occupied).start);
    const isOnOwnLine = startsLine(sourceCode, start);
    return [fixer.insertTextBefore(start, `${text},${isOnOwnLine ? `${lineBreakOf(sourceCode)}${indentOf(sourceCode, start)}` : ' '}`)];
  }
  const missing = [...Array.from({ length: index - call.arguments.length }, () => 'undefined'), text];
  const last = call.arguments.at(-1);
  if (last) {
    const ends = withParentheses(sourceCode, last);
    return appendItems(fixer, sourceCode, ends, startsLine(sourceCode, ends.start), missing);
  }
  const close = sourceCode.getLastToken(call);
  // `new Pool` without parentheses, or `new (makePool)`, which has none of its own
  if (close?.value !== ')' || sourceCode.getTokenBefore(close)?.value !== '(') return [fixer.insertTextAfter(call, `(${missing.join(', ')})`)];
  return [fixer.insertTextBefore(close, missing.join(', '))];
}

function isNothing(node: Node): boolean {
  if (node.type === 'UnaryExpression') return node.operator === 'void' && node.argument.type === 'Literal';
  return (node.type === 'Identifier' && node.name === 'undefined') || (node.type === 'Literal' && node.value === null);
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
