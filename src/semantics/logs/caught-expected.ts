import { memberName, someNode, unwrap, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findSource, findVariable, isGlobal, resolveValue } from '../bindings/index.js';
import { modelsFor } from '../registry.js';
import type { Caught } from './caught.js';
import { testsAround } from './caught-paths.js';
import { mentions, saysOf } from './caught-text.js';

const COMMON = new Set(['message', 'stack', 'response', 'request', 'cause', 'data', 'code', 'status']);

/** Whether what failed is one step whose failure is an answer: an address that is none, a module that is not installed. */
export function isTrial(module: Module, { source }: Caught): boolean {
  if (source?.type !== 'BlockStatement') return false;
  let steps = 0;
  const isOther = someNode(source, (node) => {
    const isStep = node.type === 'ImportExpression' || (node.type === 'NewExpression' && isGlobal(module, node.callee, 'URL')) || (node.type === 'CallExpression' && isGlobal(module, node.callee, 'require'));
    if (isStep) steps += 1;
    return !isStep && (node.type === 'CallExpression' || node.type === 'NewExpression' || node.type === 'TaggedTemplateExpression');
  });
  return steps === 1 && !isOther;
}

/** Whether a line is written only when the Error is one that the code knows and expects: `if (err.code === 'ENOENT') { … }`. */
export function isExpected(module: Module, caught: Caught, line: Node): boolean {
  return testsAround(caught.region, line).some(({ test, isTrue }) => isTrue && names(module, caught, test));
}

/** Whether a test tells one kind of failure from others. */
function names(module: Module, caught: Caught, outer: Node, depth = 0): boolean {
  const test = unwrap(outer);
  switch (test.type) {
    case 'LogicalExpression':
      return names(module, caught, test.left, depth) || names(module, caught, test.right, depth);
    case 'UnaryExpression':
      return test.operator !== 'typeof' && test.operator !== '!' && names(module, caught, test.argument, depth);
    case 'BinaryExpression':
      return namesByComparison(module, caught, test);
    case 'CallExpression': {
      const isOf = test.arguments.some((each) => saysOf(module, caught, each) !== 'none');
      // `err.message.includes('duplicate')`; `axios.isAxiosError(err)` says no more than what was called.
      if (!isOf) return test.callee.type === 'MemberExpression' && saysOf(module, caught, test.callee.object) !== 'none';
      return !isOfClient(module, test.callee);
    }
    // `err.noSuchUser`, `switch (err.code)`; an Error of any kind may have a message or a response.
    case 'MemberExpression':
      return saysOf(module, caught, test) !== 'none' && (test.parent.type === 'SwitchStatement' || !COMMON.has(memberName(test) ?? ''));
    case 'Identifier': {
      // `const isDuplicate = err.code === '23505'`
      const variable = findVariable(module, test);
      const source = variable === null || variable === 'global' || depth > 3 ? null : findSource(variable);
      return source?.keys.length === 0 && names(module, caught, source.value, depth + 1);
    }
    default:
      return false;
  }
}

function namesByComparison(module: Module, caught: Caught, test: Extract<Node, { type: 'BinaryExpression' }>): boolean {
  const { left, right, operator } = test;
  if (![left, right].some((side) => mentions(caught, side) || saysOf(module, caught, side) !== 'none')) return false;
  if (operator === 'instanceof') return !isGlobal(module, right, 'Error') && !isOfClient(module, right);
  // `err.status >= 500`, `typeof err === 'object'`, `err != null`
  if (operator === '>=' || operator === '>') return false;
  return !someNode(test, (node) => node.type === 'UnaryExpression' && node.operator === 'typeof') && !(operator === '!=' || operator === '!==');
}

/** `axios.isAxiosError`, `AxiosError`: the errors of a client that waits for others, whatever went wrong. */
function isOfClient(module: Module, node: Node): boolean {
  const path = resolveValue(module, node);
  const name = node.type === 'Identifier' ? node.name : memberName(node);
  return path !== null && name !== null && modelsFor(module, path).some(({ clients = [] }) => clients.some(({ category }) => category === 'http' || category === 'sdk'));
}
