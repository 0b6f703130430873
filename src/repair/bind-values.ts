import type { TSESLint } from '@typescript-eslint/utils';
import type { CallExpression, Node } from '../ast/index.js';
import { appendItems, startsLine, withParentheses } from './layout.js';
import { setOptions } from './set-option.js';

type SourceCode = Readonly<TSESLint.SourceCode>;

type Piece = { readonly kind: 'text'; readonly text: string } | { readonly kind: 'value'; readonly node: Node };

export interface BindRequest {
  readonly call: CallExpression;
  readonly text: Node;
  readonly spots: readonly { readonly start: number; readonly end: number; readonly closing: string; readonly content: readonly Piece[]; readonly isText: boolean }[];
  readonly placeholders: readonly string[];
  readonly names: readonly string[];
  readonly place:
    | { readonly kind: 'list'; readonly list: Extract<Node, { type: 'ArrayExpression' }>; readonly at: readonly number[] }
    | { readonly kind: 'behind'; readonly node: Node; readonly keys: readonly string[]; readonly isNamed: boolean }
    | { readonly kind: 'object'; readonly object: Extract<Node, { type: 'ObjectExpression' }>; readonly keys: readonly string[] }
    | { readonly kind: 'arguments'; readonly call: CallExpression; readonly at: readonly number[] }
    | { readonly kind: 'tag'; readonly method: string | null };
}

/** Hands values over beside the text of a statement. Null where a comment would be lost. */
export function bindValues(fixer: TSESLint.RuleFixer, sourceCode: SourceCode, request: BindRequest): readonly TSESLint.RuleFix[] | null {
  const { text, spots, placeholders, place } = request;
  if (sourceCode.getCommentsInside(text).length > 0) return null;
  const values = spots.map((each) => printValue(sourceCode, each));
  if (place.kind === 'tag') return makeTag(fixer, sourceCode, request, place.method, values);
  const placed = placeValues(fixer, sourceCode, request, values);
  return placed && [...spots.map(({ start, end, closing }, index) => fixer.replaceTextRange([start, end], `${placeholders[index] ?? ''}${closing}`)), ...placed];
}

/** `name`, `` `%${term}%` `` */
function printValue(sourceCode: SourceCode, { content, isText }: BindRequest['spots'][number]): string {
  const print = (node: Node): string => (node.type === 'SequenceExpression' ? `(${sourceCode.getText(node)})` : sourceCode.getText(node));
  const [only] = content;
  if (!isText && only?.kind === 'value') return print(only.node);
  return `\`${content.map((each) => (each.kind === 'text' ? each.text : `\${${sourceCode.getText(each.node)}}`)).join('')}\``;
}

function placeValues(fixer: TSESLint.RuleFixer, sourceCode: SourceCode, { names, place }: BindRequest, values: readonly string[]): readonly TSESLint.RuleFix[] | null {
  const named = (): string => `{ ${names.map((name, index) => (values[index] === name ? name : `${name}: ${values[index] ?? ''}`)).join(', ')} }`;
  switch (place.kind) {
    case 'list':
      return insertAll(fixer, sourceCode, { elements: place.list.elements, start: place.list.range[0] + 1 }, place.at, values);
    case 'arguments':
      return insertAll(fixer, sourceCode, { elements: place.call.arguments, start: place.call.range[1] - 1 }, place.at, values);
    case 'behind': {
      const [key] = place.keys;
      const { end } = withParentheses(sourceCode, place.node);
      if (place.node.type === 'Property') return [fixer.insertTextAfter(place.node, `, ${key ?? ''}: [${values.join(', ')}]`)];
      const list = place.isNamed ? named() : `[${values.join(', ')}]`;
      return [fixer.insertTextAfter(end, key === undefined ? `, ${list}` : `, { ${key}: ${list} }`)];
    }
    case 'object':
      return setOptions(fixer, sourceCode, { kind: 'object', node: place.object }, place.keys[0] === undefined ? names.map((name, index) => [name, values[index] ?? '']) : [[place.keys[0], named()]]);
    default:
      return null;
  }
}

/** Puts each value in front of the element that it comes before. */
function insertAll(fixer: TSESLint.RuleFixer, sourceCode: SourceCode, { elements, start }: { readonly elements: readonly (Node | null)[]; readonly start: number }, at: readonly number[], values: readonly string[]): readonly TSESLint.RuleFix[] | null {
  const groups = new Map<number, string[]>();
  for (const [index, value] of values.entries()) groups.set(at[index] ?? 0, [...(groups.get(at[index] ?? 0) ?? []), value]);
  return [...groups].flatMap(([index, own]) => {
    const next = elements[index];
    const last = elements.at(-1);
    if (next) return [fixer.insertTextBefore(withParentheses(sourceCode, next).start, `${own.join(', ')}, `)];
    if (!last) return [fixer.insertTextBeforeRange([start, start], own.join(', '))];
    const ends = withParentheses(sourceCode, last);
    return appendItems(fixer, sourceCode, ends, startsLine(sourceCode, ends.start), own);
  });
}

/** `` prisma.$queryRawUnsafe(`… '${name}'`) `` -> `` prisma.$queryRaw`… ${name}` `` */
function makeTag(fixer: TSESLint.RuleFixer, sourceCode: SourceCode, { call, text, spots }: BindRequest, method: string | null, values: readonly string[]): readonly TSESLint.RuleFix[] | null {
  const { callee } = call;
  if (callee.type !== 'MemberExpression') return null;
  const from = (call.typeArguments ?? callee).range[1];
  const before = sourceCode.text.slice(from, text.range[0]);
  const after = sourceCode.text.slice(text.range[1], call.range[1]);
  if (!/^\s*\(\s*$/.test(before) || !/^\s*,?\s*\)$/.test(after)) return null;
  const name = method === null ? fixer.removeRange([callee.object.range[1], callee.range[1]]) : fixer.replaceText(callee.property, method);
  return [
    name,
    fixer.removeRange([from, text.range[0]]),
    ...spots.map(({ start, end }, index) => fixer.replaceTextRange([start, end], `\${${values[index] ?? ''}}`)),
    fixer.removeRange([text.range[1], call.range[1]]),
  ];
}
