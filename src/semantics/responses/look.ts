import { wrapped, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { describeLog } from '../logs/index.js';
import { numberOf } from '../values.js';

/** Codes that do not tell every failure from success when an answer has them, or has them not. */
const isPartialCode = (code: number): boolean => code >= 300 || code === 204 || code === 205;

/**
 * What a look at the status tells: `partial` where it is compared with single failures only, or with the server's own (`>= 500`); `none` where it is
 * written to the log or nowhere.
 */
export function judgeLook(module: Module, node: Node, isCode: boolean): 'full' | 'partial' | 'none' {
  const outer = wrapped(node);
  if (outer.parent?.type === 'ExpressionStatement' || isLogged(module, outer)) return 'none';
  if (!isCode) return 'full';
  const { parent } = outer;
  if (parent?.type === 'BinaryExpression') return isPartialTest(module, parent, outer) ? 'partial' : 'full';
  // `[429, 503].includes(response.status)`
  if (parent?.type === 'CallExpression' && parent.callee.type === 'MemberExpression' && parent.callee.object.type === 'ArrayExpression') {
    const codes = parent.callee.object.elements.map((each) => (each ? numberOf(module, each) : null));
    return codes.every((code) => code !== null && isPartialCode(code)) ? 'partial' : 'full';
  }
  return 'full';
}

function isPartialTest(module: Module, test: Extract<Node, { type: 'BinaryExpression' }>, status: Node): boolean {
  const code = numberOf(module, test.left === status ? test.right : test.left);
  if (code === null) return false;
  // `status !== 204`: all but the one success that there is. `status === 204`: what has no body is told apart, and not what failed.
  if (/^!==?$/.test(test.operator)) return code >= 300;
  if (/^===?$/.test(test.operator)) return isPartialCode(code);
  // `status >= 500`, `status < 500`
  return /^[<>]=?$/.test(test.operator) && code > 400;
}

/** Whether a value goes into a line of the log and nowhere else. */
function isLogged(module: Module, node: Node): boolean {
  for (let at = node, around = node.parent; around; at = around, around = around.parent) {
    switch (around.type) {
      case 'TemplateLiteral':
      case 'ObjectExpression':
      case 'Property':
        break;
      case 'BinaryExpression':
        if (around.operator !== '+') return false;
        break;
      case 'CallExpression':
        return around.callee !== at && describeLog(module, around) !== null;
      default:
        return false;
    }
  }
  return false;
}
