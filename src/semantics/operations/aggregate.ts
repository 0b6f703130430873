import { memberName, unwrap, type Invocation, type Node } from '../../ast/index.js';
import type { OperationModel } from '../types.js';

const FUNCTION = /^(?:count|countAll|countDistinct|sum|sumDistinct|avg|avgDistinct|min|max|total)$/;
const TEXT = /^\s*(?:coalesce\s*\(\s*)?(?:count|sum|avg|min|max|exists)\s*\(/i;
/** What is put behind an aggregate, and leaves it one. */
const KEEPING = /^(?:as|mapWith|filterWhere|distinct|castTo|\$castTo)$/;

/** Whether a query asks for nothing but numbers over all rows, of which there is one row: `select({ total: count() })`. */
export function isAggregate({ many }: OperationModel, calls: readonly Invocation[]): boolean {
  const names = calls.map((each) => (each.type === 'CallExpression' ? (memberName(unwrap(each.callee)) ?? '') : ''));
  if (!many?.selects || names.some((name) => /^groupBy/.test(name))) return false;
  const selecting = calls.filter((_, index) => /^select(?!All|From)/.test(names[index] ?? ''));
  const asked = selecting.flatMap((each) => (each.type === 'CallExpression' ? each.arguments : []));
  return asked.length > 0 && !names.includes('selectAll') && asked.every(isNumber);
}

function isNumber(outer: Node): boolean {
  const node = unwrap(outer);
  switch (node.type) {
    case 'ObjectExpression':
      return node.properties.length > 0 && node.properties.every((each) => each.type === 'Property' && isNumber(each.value));
    case 'ArrayExpression':
      return node.elements.length > 0 && node.elements.every((each) => each !== null && isNumber(each));
    case 'ArrowFunctionExpression':
      return node.body.type !== 'BlockStatement' && isNumber(node.body);
    case 'TaggedTemplateExpression': {
      const text = node.quasi.quasis.map(({ value }) => value.raw).join('x');
      return TEXT.test(text) && !/\bover\b/i.test(text);
    }
    case 'CallExpression': {
      const callee = unwrap(node.callee);
      if (callee.type === 'Identifier') return FUNCTION.test(callee.name);
      const name = memberName(callee) ?? '';
      return FUNCTION.test(name) || (callee.type === 'MemberExpression' && KEEPING.test(name) && isNumber(callee.object));
    }
    default:
      return false;
  }
}
