import { memberName, walk, wrapped, type Node } from '../../ast/index.js';
import { findRunnable } from '../flow/runnable.js';
import type { Module } from '../../project/index.js';
import { textOf } from '../home.js';
import { memo } from '../memo.js';

/** Whether the code around a list asks whether it is longer than so many: `if (urls.length > 50) return refuse()`. Whether there is anything in it at all is no such question. */
export function isLengthCompared(module: Module, list: Node): boolean {
  if (list.type !== 'Identifier' && list.type !== 'MemberExpression') return false;
  let around = findRunnable(list);
  for (let outer = around; outer; outer = findRunnable(outer)) around = outer;
  return around !== null && (comparedIn(module, around)?.has(nameOf(module, list)) ?? false);
}

const comparedIn = memo<Node, ReadonlySet<string>>('lengths that are compared', (module, code) => {
  const names = new Set<string>();
  walk(code, (node) => {
    if (node.type === 'MemberExpression' && memberName(node) === 'length' && isLimit(node)) names.add(nameOf(module, node.object));
  });
  return names;
});

function nameOf(module: Module, list: Node): string {
  return textOf(module, list).replaceAll('?.', '.');
}

/** `….length > MAX`; a loop counts up to a length, which is none. */
function isLimit(length: Node): boolean {
  const at = wrapped(length);
  const test = at.parent;
  if (test?.type !== 'BinaryExpression' || !/^[<>]=?$/.test(test.operator) || test.parent.type === 'ForStatement' || test.parent.type === 'WhileStatement') return false;
  const other = test.left === at ? test.right : test.left;
  return !(other.type === 'Literal' && typeof other.value === 'number' && other.value <= 1);
}
