import { memberName, unwrap, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findSource, findVariable } from '../bindings/index.js';
import { numberOf } from '../values.js';

/** What a condition says of an answer: `success` is the side it takes when all went well; `sure` when it takes the other side only then. */
export interface AnswerTest {
  readonly success: boolean;
  readonly sure: boolean;
}

/** Reads a condition that tells a good answer from a bad one: `res.ok`, `status >= 500`, `!error`. Null for others, such as whether a job is done. */
export function readAnswerTest(module: Module, outer: Node, depth = 0): AnswerTest | null {
  const node = unwrap(outer);
  if (depth > 8) return null;
  switch (node.type) {
    case 'UnaryExpression': {
      const inner = node.operator === '!' ? readAnswerTest(module, node.argument, depth + 1) : null;
      return inner && { ...inner, success: !inner.success };
    }
    case 'LogicalExpression': {
      const sides = [readAnswerTest(module, node.left, depth + 1), readAnswerTest(module, node.right, depth + 1)];
      const known = sides.flatMap((side) => (side ? [side] : []));
      const [first] = known;
      if (!first) return null;
      // `res.ok && res.body`: true only when all went well. `!res.ok && attempt < 3`: true only when it did not.
      if (known.every(({ success }) => success === first.success)) {
        const isWhole = known.length === 2;
        const isStrict = node.operator === '&&' ? first.success : !first.success;
        return { success: first.success, sure: first.sure && (isWhole || isStrict) };
      }
      return { success: node.operator !== '&&', sure: false };
    }
    case 'MemberExpression':
      return memberName(node) === 'ok' ? { success: true, sure: true } : null;
    case 'BinaryExpression':
      return readComparison(module, node);
    case 'CallExpression':
      // `RETRYABLE.has(res.status)`, `[429, 503].includes(res.status)`
      return ['has', 'includes'].includes(memberName(node.callee) ?? '') && node.arguments[0] && isStatus(module, node.arguments[0]) ? { success: false, sure: true } : null;
    case 'Identifier':
      return readVariable(module, node);
    default:
      return null;
  }
}

/** `res.status`, `response.statusCode`, or a name for it */
function isStatus(module: Module, outer: Node): boolean {
  const node = unwrap(outer);
  if (node.type === 'MemberExpression') return ['status', 'statusCode'].includes(memberName(node) ?? '');
  if (node.type !== 'Identifier') return false;
  const variable = findVariable(module, node);
  const source = variable === null || variable === 'global' ? null : findSource(variable);
  if (!source) return false;
  return source.keys.length > 0 ? ['status', 'statusCode'].includes(source.keys.at(-1) ?? '') : isStatus(module, source.value);
}

function readComparison(module: Module, { left, right, operator }: Extract<Node, { type: 'BinaryExpression' }>): AnswerTest | null {
  if (!isStatus(module, left)) return null;
  const code = numberOf(module, right);
  // What is accepted, or not there yet, is asked for again by design.
  // Who is not allowed, or was overtaken, does something else first.
  const isRange = /^[<>]/u.test(operator);
  if (code === null || (!isRange && code >= 300 && code < 400) || [202, 204, 401, 403, 404, 409].includes(code)) return null;
  switch (operator) {
    case '===':
    case '==':
      return { success: code < 400, sure: code < 400 };
    case '!==':
    case '!=':
      return { success: code >= 400, sure: code < 400 };
    case '<':
    case '<=':
      return code >= 299 ? { success: true, sure: true } : null;
    case '>':
    case '>=':
      return code >= 299 ? { success: false, sure: true } : { success: true, sure: false };
    default:
      return null;
  }
}

/** `const res = await load().catch(() => null)`, `const { data, error } = await query()`, `const [err, res] = await to(load())` */
function readVariable(module: Module, node: Extract<Node, { type: 'Identifier' }>): AnswerTest | null {
  const variable = findVariable(module, node);
  if (variable === null || variable === 'global') return null;
  const [definition] = variable.defs;
  const declarator = definition?.node;
  if (declarator?.type !== 'VariableDeclarator' || declarator.init?.type !== 'AwaitExpression') return null;
  if (declarator.id.type === 'ObjectPattern' || declarator.id.type === 'ArrayPattern') return /^err(or)?$/u.test(node.name) ? { success: false, sure: true } : null;
  const { argument } = declarator.init;
  return argument.type === 'CallExpression' && memberName(argument.callee) === 'catch' ? { success: true, sure: true } : null;
}
