import { unwrap, type Node } from '../../ast/index.js';

/** A piece of a text as it is written: its place in the file, without quotes and braces. */
export type Piece =
  | { readonly kind: 'text'; readonly text: string; readonly start: number; readonly end: number; readonly quote: string }
  | { readonly kind: 'value'; readonly node: Node; readonly start: number; readonly end: number };

/** The pieces of a template, or of texts that are joined by `+`; null where they cannot be told from the source. */
export function findPieces(source: string, outer: Node): readonly Piece[] | null {
  const node = unwrap(outer);
  if (node.type === 'TemplateLiteral') return ofTemplate(source, node);
  const pieces: Piece[] = [];
  return node.type === 'BinaryExpression' && addOperands(source, node, pieces) ? pieces : null;
}

function ofTemplate(source: string, { range, expressions }: Extract<Node, { type: 'TemplateLiteral' }>): readonly Piece[] | null {
  const pieces: Piece[] = [];
  let at = range[0] + 1;
  for (const node of expressions) {
    const start = source.lastIndexOf('${', node.range[0]);
    const end = source.indexOf('}', node.range[1]) + 1;
    pieces.push({ kind: 'text', text: source.slice(at, start), start: at, end: start, quote: '`' }, { kind: 'value', node, start, end });
    at = end;
  }
  pieces.push({ kind: 'text', text: source.slice(at, range[1] - 1), start: at, end: range[1] - 1, quote: '`' });
  return pieces.every((each) => each.kind === 'value' || !each.text.includes('\\')) ? pieces : null;
}

/** `'SELECT …' + name + '…'`: between two texts with the same quotes lies what takes their place. */
function addOperands(source: string, node: Node, pieces: Piece[]): boolean {
  if (node.type === 'BinaryExpression' && node.operator === '+') {
    const right = node.right;
    return addOperands(source, node.left, pieces) && addOperand(source, right, pieces);
  }
  return addOperand(source, node, pieces);
}

function addOperand(source: string, node: Node, pieces: Piece[]): boolean {
  const [start, end] = node.range;
  if (node.type !== 'Literal' || typeof node.value !== 'string') {
    pieces.push({ kind: 'value', node, start, end });
    return node.type !== 'TemplateLiteral' && pieces.length > 1;
  }
  const text = source.slice(start + 1, end - 1);
  pieces.push({ kind: 'text', text, start: start + 1, end: end - 1, quote: source[start] ?? '' });
  return !text.includes('\\');
}
